"""The service: `create_app` builds the ASGI application, `python -m server` runs it."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route

from access.from_settings import bounds_of, principals_of
from graph.data_version import whole_data_version
from graph.load.shipped import find_data_sets, load_data_sets
from graph.store import Store, open_store
from process.metrics import Metrics
from process.request_log import RequestLog
from process.run import run
from process.terminal import Terminal
from resolvers.execution.engine import WAIT
from resolvers.service import create_engine
from schema.printed import printed_schema
from schema.public import GRAPHQL_SCHEMA
from settings import Settings
from transport import health
from transport.cors import CrossOrigin
from transport.documents import Documents, PersistedQueries
from transport.explorer import Explorer
from transport.exports import ExportEndpoint
from transport.graphql_http import GraphQLEndpoint
from transport.schema_text import SchemaText
from transport.static_files import EXPLORER_DOCUMENTS, IdeFiles
from transport.trusted_documents import TrustedDocuments


@contextlib.asynccontextmanager
async def loaded_store(settings: Settings, terminal: Terminal) -> AsyncIterator[Store]:
    """Open the store and load the data sets that are new or changed. terminal: receives the progress of the load."""
    data_sets = find_data_sets(settings.data_dir) if settings.load_data else []
    if settings.neo4j_uri:
        terminal.say("opening-neo4j", uri=settings.neo4j_uri)
    else:
        terminal.say("opening-embedded", folder=settings.store_dir)
    store = await open_store(settings)
    try:
        await load_data_sets(store, data_sets, terminal)
        for name in (await whole_data_version(store)).loading:
            terminal.say("load-unfinished", name=name)
        yield store
    finally:
        await store.close()


def create_app(settings: Settings, store_context: AbstractAsyncContextManager[Store]) -> Starlette:
    """Return the application. Its lifespan opens the store and creates the engine."""

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with contextlib.AsyncExitStack() as stack:
            app.state.store = await stack.enter_async_context(store_context)
            app.state.engine = create_engine(
                app.state.store,
                bounds_of(settings),
                heavy=settings.store_heavy,
                wait=min(WAIT, settings.request_timeout / 2),
            )
            stack.push_async_callback(app.state.engine.close)
            await app.state.engine.start()
            metrics_task = asyncio.create_task(metrics.update_periodically(app.state.store, app.state.engine))
            stack.callback(metrics_task.cancel)
            yield

    ide, metrics, principals = IdeFiles(settings.compress_above), Metrics(), principals_of(settings)
    documents: Documents = (
        TrustedDocuments(settings.trusted_documents, built_in=EXPLORER_DOCUMENTS)
        if settings.trusted_documents
        else PersistedQueries(settings.persisted_queries)
    )
    endpoint = GraphQLEndpoint(
        ide,
        max_body_size=settings.max_body_size,
        request_timeout=settings.request_timeout,
        body_timeout=settings.body_timeout,
        compress_above=settings.compress_above,
        principals=principals,
        documents=documents,
    )
    exports = ExportEndpoint(
        GRAPHQL_SCHEMA, request_timeout=settings.request_timeout, principals=principals, documents=documents
    )
    schema = SchemaText(printed_schema() if settings.introspection else None, settings.compress_above)
    explorer = Explorer(settings.compress_above)
    routes = [
        Route("/graphql", RequestLog(endpoint, metrics)),  # first, because routes are matched in order
        Route("/export", RequestLog(exports, metrics)),
        Route("/schema.graphql", schema, methods=["GET"]),
        Mount("/ide", ide),
        *explorer.routes,
        Route("/healthz", health.alive),
        Route("/readyz", health.ready),
        Route("/metrics", metrics.endpoint),
    ]
    cross_origin = [Middleware(CrossOrigin, origins=settings.cors_origins)] if settings.cors_origins else []
    return Starlette(
        routes=routes, middleware=cross_origin, exception_handlers={404: explorer.not_found}, lifespan=lifespan
    )


if __name__ == "__main__":
    sys.exit(run(create_app, loaded_store, sys.argv[1:]))
