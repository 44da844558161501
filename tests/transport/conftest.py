"""A real HTTP server in front of a small engine: the transport is tested without the graph."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
import strawberry
import uvicorn
from graphql import GraphQLError, OperationType, get_operation_ast, graphql, parse
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from strawberry.scalars import JSON

from access import UNLIMITED, Asking
from process.address import listen
from resolvers.execution.errors import VALIDATION_FAILED, RequestError
from resolvers.execution.response import Response
from transport.graphql_http import GraphQLEndpoint
from transport.static_files import IdeFiles

MAX_BODY_SIZE = 10_000


@strawberry.type
class Query:
    @strawberry.field
    def echo(self, text: str) -> str:
        return text

    @strawberry.field
    async def wait(self, seconds: float) -> float:
        await asyncio.sleep(seconds)
        return seconds

    @strawberry.field
    def fail(self) -> str | None:
        raise ValueError("a secret of the inside")


    @strawberry.field
    def lone_surrogate(self) -> str:
        return "\ud800"

    @strawberry.field
    def large_integer(self) -> JSON:
        return 2**70


@strawberry.type
class Mutation:
    @strawberry.mutation
    def change(self) -> str:
        return "changed"


class SmallEngine:
    """graphql-core's execution of a few fields, with the interface of `resolvers.execution.engine.Engine`."""

    schema = strawberry.Schema(Query, Mutation)._schema

    def operation_type(self, query: str, operation_name: str | None = None) -> OperationType | None:
        try:
            operation = get_operation_ast(parse(query), operation_name)
        except GraphQLError:
            return None
        return operation and operation.operation

    data_version = 1

    async def version(self, asking: Asking = UNLIMITED) -> str:
        return str(self.data_version)

    async def execute(self, query: str, variables: dict[str, Any] | None = None,
                      operation_name: str | None = None, asking: Asking = UNLIMITED) -> Response:
        if "breakTheEngine" in query:
            raise RuntimeError("a secret of the inside")
        result = await graphql(self.schema, query, variable_values=variables, operation_name=operation_name)
        executed = not result.errors or any(error.path for error in result.errors)
        if not executed:
            return Response.refusing(RequestError(result.errors, VALIDATION_FAILED))
        return Response(result.formatted, [None] * len(result.errors or ()))


@contextlib.asynccontextmanager
async def serving(app: Starlette, listener: socket.socket, **options: Any) -> AsyncIterator[None]:
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None, **options))
    server.capture_signals = contextlib.nullcontext
    task = asyncio.create_task(server.serve([listener]))
    try:
        while not server.started:
            await asyncio.sleep(0.01)
        yield
    finally:
        server.should_exit = True
        await task


@contextlib.asynccontextmanager
async def endpoint(engine: Any = None, server: dict[str, Any] | None = None, **options: Any
                   ) -> AsyncIterator[httpx.AsyncClient]:
    """A client of an endpoint with these options, over the small engine unless another is given."""
    options = {"max_body_size": 1_000_000, "request_timeout": 60, **options}
    app = Starlette(routes=[Route("/graphql", GraphQLEndpoint(IdeFiles(), **options))])
    app.state.engine = engine or SmallEngine()
    listener = listen("127.0.0.1", 0)
    async with serving(app, listener, **(server or {})), httpx.AsyncClient(
            base_url="http://{}:{}".format(*listener.getsockname()), timeout=60) as client:
        yield client


@pytest.fixture(scope="session")
async def address() -> AsyncIterator[tuple[str, int]]:
    """Where the server listens."""
    ide = IdeFiles()
    endpoint = GraphQLEndpoint(ide, max_body_size=MAX_BODY_SIZE, request_timeout=60)
    app = Starlette(routes=[Route("/graphql", endpoint), Mount("/ide", ide)])
    app.state.engine = SmallEngine()
    listener = listen("127.0.0.1", 0)
    host, port = listener.getsockname()
    async with serving(app, listener):
        yield host, port


@pytest.fixture(scope="session")
async def client(address) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url="http://{}:{}".format(*address), timeout=60) as client:
        yield client
