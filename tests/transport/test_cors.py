"""Cross-origin requests and their preflight requests."""

import contextlib
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route

from tests.transport.conftest import SmallEngine
from transport.cors import CrossOrigin
from transport.graphql_http import GraphQLEndpoint
from transport.static_files import IdeFiles

ALLOWED, OTHER = "https://a.example", "https://b.example"


@contextlib.asynccontextmanager
async def service(*origins: str) -> AsyncIterator[httpx.AsyncClient]:
    endpoint = GraphQLEndpoint(IdeFiles(), max_body_size=10_000, request_timeout=60)
    app = Starlette(
        routes=[Route("/graphql", endpoint)], middleware=[Middleware(CrossOrigin, origins=origins)] if origins else []
    )
    app.state.engine = SmallEngine()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        yield client


async def preflight(client: httpx.AsyncClient, origin: str, **headers: str) -> httpx.Response:
    return await client.options(
        "/graphql",
        headers={
            "Origin": origin,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type,x-api-key",
            **headers,
        },
    )


@pytest.mark.parametrize("origins", [(), (ALLOWED,)])
async def test_a_rejected_preflight_request_names_the_setting(origins):
    async with service(*origins) as client:
        response = await preflight(client, OTHER)
    assert response.status_code == 400
    assert "Access-Control-Allow-Origin" not in response.headers
    assert int(response.headers["Content-Length"]) == len(response.content)
    [error] = response.json()["errors"]
    assert error["extensions"]["code"] == "ORIGIN_NOT_ALLOWED"
    assert "TIRAZH_CORS_ORIGINS" in error["message"]
    assert "TIRAZH_CORS_ORIGINS" in error["extensions"]["messageRu"]


@pytest.mark.parametrize("origins", [(ALLOWED,), ("*",)])
async def test_a_configured_origin_is_allowed(origins):
    async with service(*origins) as client:
        assert (await preflight(client, ALLOWED)).status_code == 200
        refused = await preflight(client, ALLOWED, **{"Access-Control-Request-Method": "DELETE"})
        assert (refused.status_code, refused.text) == (400, "Disallowed CORS method")
        response = await client.get("/graphql", params={"query": '{ echo(text: "a") }'}, headers={"Origin": ALLOWED})
        assert response.headers["Access-Control-Allow-Origin"] in (ALLOWED, "*")
        assert "ETag" in response.headers["Access-Control-Expose-Headers"]


async def test_options_without_preflight_headers_is_not_an_allowed_method():
    async with service() as client:
        assert (await client.options("/graphql")).status_code == 405
