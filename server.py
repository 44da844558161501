"""The service: `create_app` makes the ASGI application, `python -m server` runs it."""

import contextlib
import sys
from collections.abc import AsyncIterator

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import RedirectResponse
from starlette.routing import Mount, Route

from graph.load.shipped import find_data_sets, load_data_sets
from graph.store import open_store
from resolvers.limits.opening import bounds_of, clients_of
from resolvers.service import create_engine
from settings import Settings
from transport import clients, health
from transport.documents import PersistedQueries
from transport.graphql_http import GraphQLEndpoint
from transport.ide import IdeFiles
from transport.running import run
from transport.terminal import Terminal
from transport.trusted_documents import TrustedDocuments


def create_app(settings: Settings, terminal: Terminal | None = None) -> Starlette:
    """The application. Its lifespan opens the store, loads the data sets at the first start and makes the engine.

    terminal: told how far the start is; nobody where it is None.
    """
    terminal = terminal or Terminal("en", None)

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        data_sets = find_data_sets(settings.data_dir) if settings.load_data else []
        if settings.neo4j_uri:
            terminal.say("opening-neo4j", uri=settings.neo4j_uri)
        else:
            terminal.say("opening-embedded", folder=settings.store_dir)
        async with contextlib.AsyncExitStack() as stack:
            app.state.store = await open_store(settings)
            stack.push_async_callback(app.state.store.close)
            await load_data_sets(app.state.store, data_sets, terminal)
            app.state.engine = create_engine(app.state.store, bounds_of(settings))
            stack.push_async_callback(app.state.engine.close)
            await app.state.engine.start()
            yield

    ide = IdeFiles()
    endpoint = GraphQLEndpoint(
        ide, max_body_size=settings.max_body_size, request_timeout=settings.request_timeout,
        body_timeout=settings.body_timeout, compress_above=settings.compress_above, clients=clients_of(settings),
        documents=TrustedDocuments(settings.trusted_documents) if settings.trusted_documents
        else PersistedQueries(settings.persisted_queries))
    routes = [
        Route("/", RedirectResponse("/graphql")),
        Route("/graphql", endpoint),
        Mount("/ide", ide),
        Route("/healthz", health.alive),
        Route("/readyz", health.ready),
    ]
    cors = Middleware(CORSMiddleware, allow_origins=settings.cors_origins, allow_methods=["GET", "POST"],
                      allow_headers=["Content-Type", clients.HEADER], expose_headers=["ETag", "Retry-After"])
    return Starlette(routes=routes, middleware=[cors] if settings.cors_origins else [], lifespan=lifespan)


if __name__ == "__main__":
    sys.exit(run(create_app, sys.argv[1:]))
