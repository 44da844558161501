"""A real HTTP server with a small engine, so that the transport is tested without the graph."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import uvicorn
from graphql import GraphQLError, build_schema, get_operation_ast, graphql, parse
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from access.request_context import RequestContext
from errors import ErrorCode
from process.address import listen
from resolvers.execution.errors import OperationTypeNotAllowed, RequestError
from resolvers.execution.response import Response
from tests.support.service import LIMIT
from transport.graphql_http import GraphQLEndpoint
from transport.static_files import IdeFiles

MAX_BODY_SIZE = 10_000


SCHEMA = build_schema("""
scalar JSON
type Query {
  echo(text: String!): String!
  wait(seconds: Float!): Float!
  fail: String
  loneSurrogate: String!
  largeInteger: JSON!
}
type Mutation { change: String! }
""")


class Root:
    """The resolvers of the root fields."""

    loneSurrogate = "\ud800"
    largeInteger = 2**70
    change = "changed"

    def echo(self, info: Any, text: str) -> str:
        return text

    async def wait(self, info: Any, seconds: float) -> float:
        await asyncio.sleep(seconds)
        return seconds

    def fail(self, info: Any) -> None:
        raise ValueError("internal details")


class SmallEngine:
    """An engine that executes a few fields by graphql-core; same interface as `resolvers.execution.engine.Engine`."""

    data_version = 1

    async def version(self, context: RequestContext) -> str:
        return str(self.data_version)

    async def execute(
        self,
        query: str,
        variables: dict[str, Any] | None = None,
        operation_name: str | None = None,
        context: RequestContext | None = None,
    ) -> Response:
        if "breakTheEngine" in query:
            raise RuntimeError("internal details")
        context = context or RequestContext()
        with contextlib.suppress(GraphQLError):
            operation = get_operation_ast(parse(query), operation_name)
            if operation and operation.operation not in context.allowed_types:
                raise OperationTypeNotAllowed(operation.operation)
        result = await graphql(SCHEMA, query, Root(), variable_values=variables, operation_name=operation_name)
        if result.errors and not any(error.path for error in result.errors):
            return Response.refusing(RequestError(result.errors, ErrorCode.GRAPHQL_VALIDATION_FAILED))
        return Response(result.formatted, [None] * len(result.errors or ()))


@contextlib.asynccontextmanager
async def serving(app: Starlette, listener: socket.socket, **options: Any) -> AsyncIterator[None]:
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None, **options))
    server.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]  # pytest handles signals
    task = asyncio.create_task(server.serve([listener]))
    try:
        while not server.started:
            await asyncio.sleep(0.01)
        yield
    finally:
        server.should_exit = True
        await task


@contextlib.asynccontextmanager
async def endpoint(
    engine: Any = None, server: dict[str, Any] | None = None, **options: Any
) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an endpoint with these options and the given engine, by default a `SmallEngine`."""
    options = {"max_body_size": 1_000_000, "request_timeout": LIMIT, **options}
    app = Starlette(routes=[Route("/graphql", GraphQLEndpoint(IdeFiles(), **options))])
    app.state.engine = engine or SmallEngine()
    listener = listen("127.0.0.1", 0)
    async with (
        serving(app, listener, **(server or {})),
        httpx.AsyncClient(base_url="http://{}:{}".format(*listener.getsockname()), timeout=LIMIT) as client,
    ):
        yield client


@pytest.fixture(scope="session")
async def address() -> AsyncIterator[tuple[str, int]]:
    """The address of the server."""
    ide = IdeFiles()
    endpoint = GraphQLEndpoint(ide, max_body_size=MAX_BODY_SIZE, request_timeout=LIMIT)
    app = Starlette(routes=[Route("/graphql", endpoint), Mount("/ide", ide)])
    app.state.engine = SmallEngine()
    listener = listen("127.0.0.1", 0)
    host, port = listener.getsockname()
    async with serving(app, listener):
        yield host, port


@pytest.fixture(scope="session")
async def client(address) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url="http://{}:{}".format(*address), timeout=LIMIT) as client:
        yield client
