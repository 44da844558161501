"""Run the application in this process: settings, port, signals and exit code."""

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
from process.garbage_collection import freeze_startup_objects
from process.metrics import FOLDER_VARIABLE
from process.metrics_folder import hold_folder, shared_metrics
from process.terminal import Terminal
from process.workers import Work, Workers, store_of_parent
from settings import Settings, unknown_variables
from transport.request_heads import timed_protocol
from version import VERSION

logger = logging.getLogger(__name__)

EXAMPLE = "{ programs { nodes { name cohorts { nodes { name teams { nodes { name territory { name } } } } } } } }"

#: Exit codes by error class; every other ServiceError exits with USAGE.
_EXIT_CODES = {
    AddressError: Exit.ADDRESS,
    StoreInUse: Exit.STORE_IN_USE,
    StoreFolderError: Exit.STORE_FOLDER,
    StoreTooNew: Exit.STORE_TOO_NEW,
    StoreDamaged: Exit.STORE_DAMAGED,
    StoreError: Exit.STORE_UNAVAILABLE,
}


#: Builds the application from the settings and the context manager that opens its store.
AppFactory = Callable[[Settings, AbstractAsyncContextManager[Store]], Starlette]
#: Returns the context manager that opens the store.
StoreFactory = Callable[[Settings, Terminal], AbstractAsyncContextManager[Store]]


def run(create_app: AppFactory, open_store: StoreFactory, arguments: Sequence[str]) -> int:
    """Serve until Ctrl-C or SIGTERM and return the exit code. Print an error as one message to standard error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # escape characters that the terminal cannot encode
    overrides = options(arguments)
    terminal, errors = (Terminal(terminal_language(os.environ), stream) for stream in (sys.stdout, sys.stderr))
    try:
        settings = Settings.from_environment(**overrides)
        for name, near in unknown_variables().items():
            errors.say("setting-unknown-near" if near else "setting-unknown", name=name, near=near)
        logs.configure(settings.log_level, settings.log_format)
        logger.info("Tirazh %s starts", VERSION)
        with listen(settings.host, settings.port) as listener:
            store_context = open_store(settings, terminal)
            # With several workers each of them builds its own application; this one only reports errors, once.
            app = create_app(settings, store_context)
            if settings.workers == 1:
                asyncio.run(_serve(app, settings, listener, lambda: _print_ready(listener, terminal), terminal))
            else:
                run_worker = functools.partial(_run_worker, create_app)
                with shared_metrics():
                    asyncio.run(_supervise(run_worker, store_context, settings, listener, terminal))
    except Exception as error:
        return report_error(error, errors)
    terminal.say("stopped")
    return Exit.OK


def _print_ready(listener: socket.socket, terminal: Terminal) -> None:
    page = url_of(listener)
    url = f"{page}/graphql"
    terminal.say("ready", seconds=terminal.seconds, page=page, url=url)
    terminal.say("example", url=url, query=EXAMPLE)


def _run_worker(create_app: AppFactory, settings: Settings, listener: socket.socket, pipe: Connection) -> None:
    """Serve in a worker process."""
    logs.configure(settings.log_level, settings.log_format)
    app = create_app(settings, store_of_parent(settings, pipe))
    try:
        with hold_folder(os.environ[FOLDER_VARIABLE]):
            asyncio.run(_serve(app, settings, listener, lambda: pipe.send("serves"), Terminal("en", None)))
    except StoreError as error:
        logger.error("The worker cannot start: %s", error)
        sys.exit(Exit.STORE_UNAVAILABLE)


async def _supervise(
    run_worker: Work,
    store_context: AbstractAsyncContextManager[Store],
    settings: Settings,
    listener: socket.socket,
    terminal: Terminal,
) -> None:
    """Open the store and run the workers until a signal arrives."""
    supervisor, stopping = asyncio.current_task(), asyncio.Event()
    workers: Workers | None = None

    def stop() -> None:
        if not stopping.is_set():
            stopping.set()
            terminal.say("stopping")
            if workers is None and supervisor is not None:
                supervisor.cancel()
        elif workers is not None:
            workers.signal()  # do not wait for in-flight requests

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)
    try:
        async with store_context as store:
            workers = Workers(run_worker, settings, listener, store)
            starting, waiting = asyncio.create_task(workers.start()), asyncio.create_task(stopping.wait())
            try:
                await asyncio.wait((starting, waiting), return_when=asyncio.FIRST_COMPLETED)
                if starting.done():
                    starting.result()
                    _print_ready(listener, terminal)
                await waiting
            finally:
                starting.cancel()
                waiting.cancel()
                await workers.stop()
    except asyncio.CancelledError:
        if not stopping.is_set():
            raise


class _Server(uvicorn.Server):
    """A server without signal handlers that calls `on_started` once it serves.

    Signals are handled in `_serve`, because they must also interrupt the startup.
    """

    def __init__(self, config: uvicorn.Config, on_started: Callable[[], None]):
        super().__init__(config)
        self._on_started = on_started

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._on_started()


async def _serve(
    app: Starlette, settings: Settings, listener: socket.socket, on_started: Callable[[], None], terminal: Terminal
) -> None:
    """Run the lifespan of the application and serve until a signal arrives. Errors of the lifespan propagate."""
    # The lifespan is entered here, because uvicorn would log a traceback of errors in it.
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
        on_started,
    )
    serving, stopping = asyncio.current_task(), False

    def stop() -> None:
        nonlocal stopping
        if stopping:
            server.force_exit = True  # do not wait for in-flight requests
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
        freeze_startup_objects()
        async with app.router.lifespan_context(app):
            await server.serve([listener])
    except asyncio.CancelledError:
        if not stopping:
            raise


def report_error(error: Exception, errors: Terminal) -> Exit:
    """Print the error that terminates the service and return the exit code for it."""
    if not isinstance(error, ServiceError):
        logger.critical("Unexpected error, the service stops", exc_info=error)
        errors.say("ended")
        return Exit.UNEXPECTED
    if isinstance(error, LoadErrors):
        errors.say("data-refused")
    errors.line(error.sentence(errors.language))
    return next((code for error_class, code in _EXIT_CODES.items() if isinstance(error, error_class)), Exit.USAGE)
