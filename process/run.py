"""Run the application in this process: settings, port, signals, and what to say when it ends."""

import asyncio
import contextlib
import functools
import io
import logging
import math
import os
import signal
import socket
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractAsyncContextManager
from multiprocessing.connection import Connection

import uvicorn
from starlette.applications import Starlette

from errors import ServiceError
from graph.load import LoadErrors
from graph.store import Store, StoreDamaged, StoreError, StoreFolderError, StoreInUse, StoreTooNew
from messages import terminal_language
from process import logs
from process.address import AddressError, listen, url_of
from process.command_line import options
from process.exit_codes import Exit
from process.garbage_collection import settle
from process.metrics import FOLDER
from process.metrics_folder import shared_metrics, used
from process.terminal import Terminal
from process.workers import Work, Workers, store_of_parent
from settings import Settings, unknown_variables
from transport.slow_clients import timed_protocol
from version import VERSION

logger = logging.getLogger(__name__)

EXAMPLE = "{ programs { nodes { name cohorts { nodes { name teams { nodes { name territory { name } } } } } } } }"

#: The exit codes of errors; of others of ours, a setting or the data are not in order.
_EXITS = {
    AddressError: Exit.ADDRESS,
    StoreInUse: Exit.STORE_IN_USE,
    StoreFolderError: Exit.STORE_FOLDER,
    StoreTooNew: Exit.STORE_TOO_NEW,
    StoreDamaged: Exit.STORE_DAMAGED,
    StoreError: Exit.STORE_UNAVAILABLE,
}


#: Makes the application, with what opens its store; opens the store itself.
MakeApp = Callable[[Settings, AbstractAsyncContextManager[Store]], Starlette]
OpenStore = Callable[[Settings, Terminal], AbstractAsyncContextManager[Store]]


def run(make_app: MakeApp, opened_store: OpenStore, arguments: Sequence[str]) -> int:
    """Serve until Ctrl-C or SIGTERM; the exit code. What goes wrong is one sentence on the standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter stops nothing
    given = options(arguments)
    terminal, errors = (Terminal(terminal_language(os.environ), stream) for stream in (sys.stdout, sys.stderr))
    try:
        settings = Settings.from_environment(**given)
        for name, near in unknown_variables().items():
            errors.say("setting-unknown-near" if near else "setting-unknown", name=name, near=near)
        logs.begin(settings.log_level, settings.log_format)
        logger.info("Tirazh %s starts", VERSION)
        with listen(settings.host, settings.port) as listener:
            opened = opened_store(settings, terminal)
            app = make_app(settings, opened)  # also where only the workers serve it: what is wrong is told once
            if settings.workers == 1:
                asyncio.run(_serve(app, settings, listener, lambda: _say_ready(listener, terminal), terminal))
            else:
                with shared_metrics():
                    asyncio.run(_oversee(functools.partial(_work, make_app), opened, settings, listener, terminal))
    except Exception as error:
        return explained(error, errors)
    terminal.say("stopped")
    return Exit.OK


def _say_ready(listener: socket.socket, terminal: Terminal) -> None:
    url = url_of(listener) + "/graphql"
    terminal.say("ready", seconds=terminal.seconds, url=url)
    terminal.say("example", url=url, query=EXAMPLE)


def _work(make_app: MakeApp, settings: Settings, listener: socket.socket, pipe: Connection) -> None:
    """What a worker does."""
    logs.begin(settings.log_level, settings.log_format)
    app = make_app(settings, store_of_parent(settings, pipe))
    try:
        with used(os.environ[FOLDER]):
            asyncio.run(_serve(app, settings, listener, lambda: pipe.send("serves"), Terminal("en", None)))
    except StoreError as error:
        logger.error("A worker cannot begin: %s", error)
        sys.exit(Exit.STORE_UNAVAILABLE)


async def _oversee(
    work: Work,
    opened: AbstractAsyncContextManager[Store],
    settings: Settings,
    listener: socket.socket,
    terminal: Terminal,
) -> None:
    """Open the store and let workers serve until a signal comes."""
    overseeing, stopping = asyncio.current_task(), asyncio.Event()
    workers: Workers | None = None

    def stop() -> None:
        if not stopping.is_set():
            stopping.set()
            terminal.say("stopping")
            if workers is None and overseeing is not None:
                overseeing.cancel()
        elif workers is not None:
            workers.signal()  # do not wait for requests under way

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    try:
        async with opened as store:
            workers = Workers(work, settings, listener, store)
            starting, waiting = asyncio.create_task(workers.start()), asyncio.create_task(stopping.wait())
            try:
                await asyncio.wait((starting, waiting), return_when=asyncio.FIRST_COMPLETED)
                if starting.done():
                    starting.result()
                    _say_ready(listener, terminal)
                await waiting
            finally:
                starting.cancel()
                waiting.cancel()
                await workers.stop()
    except asyncio.CancelledError:
        if not stopping.is_set():
            raise


class _Server(uvicorn.Server):
    """Leaves the signals to us, since the start must be stoppable too, and tells when it has begun to serve."""

    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]):
        super().__init__(config)
        self._begun = begun

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._begun()


async def _serve(
    app: Starlette, settings: Settings, listener: socket.socket, begun: Callable[[], None], terminal: Terminal
) -> None:
    """Open the application, serve, and close it, which stops the store; raises what goes wrong with that."""
    # The lifespan is entered here: uvicorn would write a traceback of what goes wrong in it.
    server = _Server(
        uvicorn.Config(
            app,
            lifespan="off",
            log_config=None,
            log_level=settings.log_level,
            server_header=False,
            http=timed_protocol(settings.header_timeout),
            ws="none",
            proxy_headers=bool(settings.proxies),
            forwarded_allow_ips=list(settings.proxies),
            access_log=settings.log_level == "debug",
            timeout_graceful_shutdown=math.ceil(settings.shutdown_timeout),
        ),
        begun,
    )
    serving, stopping = asyncio.current_task(), False

    def stop() -> None:
        nonlocal stopping
        if stopping:
            server.force_exit = True  # do not wait for requests under way
            return
        stopping = True
        terminal.say("stopping")
        if server.started:
            server.should_exit = True
        elif serving is not None:
            serving.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    try:
        settle()
        async with app.router.lifespan_context(app):
            await server.serve([listener])
    except asyncio.CancelledError:
        if not stopping:
            raise


def explained(error: Exception, errors: Terminal) -> Exit:
    """Say what ended the service; return the exit code for it."""
    if not isinstance(error, ServiceError):
        logger.critical("The service ends", exc_info=error)
        errors.say("ended")
        return Exit.UNEXPECTED
    if isinstance(error, LoadErrors):
        errors.say("data-refused")
    errors.line(error.sentence(errors.language))
    return next((code for kind, code in _EXITS.items() if isinstance(error, kind)), Exit.USAGE)
