"""Worker processes that serve on one socket. The parent owns the store and supervises the workers.

Parent and worker communicate through a pipe. The parent sends the `Address` of the embedded store, or None, at startup
and whenever it changes, so the password never appears in a command line or an environment. The worker sends one message
when it is ready. End-of-file on the pipe shows that the other process has exited: a worker then stops, and the parent
starts a replacement.
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

#: Seconds before an exited worker is replaced.
RESTART_DELAY = 1.0
#: Seconds that workers may take to close, in addition to the timeout for in-flight requests.
CLOSE_TIMEOUT = 5.0
#: Function that runs in a worker. Arguments: settings, listening socket, the worker's end of the pipe.
Work = Callable[[Settings, socket.socket, Connection], None]

_spawn = multiprocessing.get_context("spawn")


@dataclass(eq=False)
class _Worker:
    process: BaseProcess
    pipe: Connection
    ready: asyncio.Event


class Workers:
    """The worker processes of this parent process."""

    def __init__(self, work: Work, settings: Settings, listener: socket.socket, store: Store):
        self._work, self._settings, self._listener, self._store = work, settings, listener, store
        self._workers: set[_Worker] = set()
        self._exited = asyncio.Event()
        self._stopping = False

    async def start(self) -> None:
        """Start all workers and wait until they are ready."""
        if isinstance(self._store, EmbeddedStore):
            self._store.on_move = self._send_address_to_all
        await asyncio.gather(*(self._start_one().ready.wait() for _ in range(self._settings.workers)))

    async def stop(self) -> None:
        """Stop the workers after their in-flight requests; kill the workers that exceed the timeout."""
        self._stopping = True
        self.signal()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(self._settings.shutdown_timeout + CLOSE_TIMEOUT):
                while self._workers:
                    await self._exited.wait()
                    self._exited.clear()
        for worker in list(self._workers):
            worker.process.kill()
            self._remove(worker)

    def signal(self) -> None:
        """Send SIGTERM to the workers. A second call makes them stop without waiting for in-flight requests."""
        for worker in self._workers:
            worker.process.terminate()

    def _start_one(self) -> _Worker:
        ours, theirs = _spawn.Pipe()
        process = _spawn.Process(target=self._work, args=(self._settings, self._listener, theirs), daemon=True)
        # Only the parent reacts to Ctrl-C. The worker inherits the blocked SIGINT.
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        theirs.close()
        worker = _Worker(process, ours, asyncio.Event())
        self._workers.add(worker)
        asyncio.get_running_loop().add_reader(ours.fileno(), self._read_pipe, worker)
        if isinstance(self._store, EmbeddedStore):
            _send_address(worker, self._store.address)
        return worker

    def _read_pipe(self, worker: _Worker) -> None:
        try:
            worker.pipe.recv()
        except (EOFError, OSError):
            self._remove(worker)
            if not self._stopping:
                logger.error("Worker %d exited with status %s", worker.process.pid, worker.process.exitcode)
                asyncio.get_running_loop().call_later(RESTART_DELAY, self._replace)
        else:
            worker.ready.set()

    def _replace(self) -> None:
        if not self._stopping:
            self._start_one()

    def _remove(self, worker: _Worker) -> None:
        asyncio.get_running_loop().remove_reader(worker.pipe.fileno())
        worker.pipe.close()
        worker.process.join()
        mark_process_dead(worker.process.pid)  # type: ignore[no-untyped-call]  # not annotated in prometheus_client
        self._workers.discard(worker)
        worker.ready.set()
        self._exited.set()

    def _send_address_to_all(self, address: Address | None) -> None:
        for worker in self._workers:
            _send_address(worker, address)


def _send_address(worker: _Worker, address: Address | None) -> None:
    with contextlib.suppress(OSError):  # the worker has exited; _read_pipe handles that
        worker.pipe.send(address)


@contextlib.asynccontextmanager
async def store_of_parent(settings: Settings, pipe: Connection) -> AsyncIterator[Store]:
    """Connect a worker to the store that its parent has opened. The worker stops when the parent exits."""
    store = worker_store(settings)
    loop = asyncio.get_running_loop()
    addresses: asyncio.Queue[Address | None] = asyncio.Queue()

    def read_pipe() -> None:
        try:
            addresses.put_nowait(pipe.recv())
        except (EOFError, OSError):
            loop.remove_reader(pipe.fileno())
            os.kill(os.getpid(), signal.SIGTERM)

    async def follow(store: SharedStore) -> None:
        while True:
            await store.move_to(await addresses.get())

    loop.add_reader(pipe.fileno(), read_pipe)
    await store.connect()
    following = None
    if isinstance(store, SharedStore):
        await store.move_to(await addresses.get())
        following = asyncio.create_task(follow(store))
    try:
        yield store
    finally:
        loop.remove_reader(pipe.fileno())
        if following is not None:
            following.cancel()
        await store.close()
