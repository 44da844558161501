"""Several processes that serve on one socket. The parent owns the store, and the workers' lives.

Parent and worker hold the two ends of a pipe. The parent sends where the embedded store is, an `Address` or None, at
the start and whenever that changes: the password is in no command line and no environment. The worker sends one
message when it serves. Each learns by the end of the pipe that the other is gone: a worker then stops, a parent starts
another one.
"""

import asyncio
import contextlib
import logging
import multiprocessing
import os
import signal
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from prometheus_client.multiprocess import mark_process_dead

from graph.store import EmbeddedStore, Store
from graph.store.embedded.shared import Address, SharedStore
from graph.store.opening import worker_store
from settings import Settings

logger = logging.getLogger(__name__)

#: Seconds before a worker that ended is started again.
RESTART_WAIT = 1.0
#: Seconds that workers may take to close, beyond those for requests under way.
CLOSE_LIMIT = 5.0
#: What runs in a worker: (settings, the socket, its end of the pipe).
Work = Callable[[Settings, socket.socket, Connection], None]

_spawn = multiprocessing.get_context("spawn")


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    serves: asyncio.Event


class Workers:
    """The workers of this process, from `start` to `stop`."""

    def __init__(self, work: Work, settings: Settings, listener: socket.socket, store: Store):
        self._work, self._settings, self._listener, self._store = work, settings, listener, store
        self._workers: set[_Worker] = set()
        self._ended = asyncio.Event()
        self._stopping = False

    async def start(self) -> None:
        """Starts them all; returns when all serve."""
        if isinstance(self._store, EmbeddedStore):
            self._store.on_move = self._tell_all
        await asyncio.gather(*(self._start_one().serves.wait() for _ in range(self._settings.workers)))

    async def stop(self) -> None:
        """Lets them end what is under way, and ends those that take too long."""
        self._stopping = True
        self.signal()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._settings.shutdown_timeout + CLOSE_LIMIT):
                while self._workers:
                    await self._ended.wait()
                    self._ended.clear()
        for worker in list(self._workers):
            worker.process.kill()
            self._remove(worker)

    def signal(self) -> None:
        """Asks them to stop; a second time, not to wait for requests under way."""
        for worker in self._workers:
            worker.process.terminate()

    def _start_one(self) -> _Worker:
        ours, theirs = _spawn.Pipe()
        process = _spawn.Process(target=self._work, args=(self._settings, self._listener, theirs), daemon=True)
        # Ctrl-C on a terminal is for the parent to decide: a worker begins, and stays, without hearing of it.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        theirs.close()
        worker = _Worker(process, ours, asyncio.Event())
        self._workers.add(worker)
        asyncio.get_running_loop().add_reader(ours.fileno(), self._heard, worker)
        if isinstance(self._store, EmbeddedStore):
            _tell(worker, self._store.address)
        return worker

    def _heard(self, worker: _Worker) -> None:
        try:
            worker.pipe.recv()
        except (EOFError, OSError):
            self._remove(worker)
            if not self._stopping:
                logger.error("Worker %d ended with status %s", worker.process.pid, worker.process.exitcode)
                asyncio.get_running_loop().call_later(RESTART_WAIT, self._replace)
        else:
            worker.serves.set()

    def _replace(self) -> None:
        if not self._stopping:
            self._start_one()

    def _remove(self, worker: _Worker) -> None:
        asyncio.get_running_loop().remove_reader(worker.pipe.fileno())
        worker.pipe.close()
        worker.process.join()
        mark_process_dead(worker.process.pid)
        self._workers.discard(worker)
        worker.serves.set()
        self._ended.set()

    def _tell_all(self, address: Address | None) -> None:
        for worker in self._workers:
            _tell(worker, address)


def _tell(worker: _Worker, address: Address | None) -> None:
    with contextlib.suppress(OSError):  # it is gone, which is heard too
        worker.pipe.send(address)


@contextlib.asynccontextmanager
async def store_of_parent(settings: Settings, pipe: Connection) -> AsyncIterator[Store]:
    """A worker's own connections to the store that its parent has opened. At the end of the pipe the worker stops."""
    store = worker_store(settings)
    loop, moves = asyncio.get_running_loop(), asyncio.Queue()

    def heard() -> None:
        try:
            moves.put_nowait(pipe.recv())
        except (EOFError, OSError):
            loop.remove_reader(pipe.fileno())
            os.kill(os.getpid(), signal.SIGTERM)

    async def follow() -> None:
        while True:
            await store.move_to(await moves.get())

    loop.add_reader(pipe.fileno(), heard)
    await store.connect()
    following = None
    if isinstance(store, SharedStore):
        await store.move_to(await moves.get())
        following = asyncio.create_task(follow())
    try:
        yield store
    finally:
        loop.remove_reader(pipe.fileno())
        if following is not None:
            following.cancel()
        await store.close()
