"""/schema.graphql: the text of the schema, or an error if the schema is hidden."""

import contextlib
from collections.abc import AsyncIterator

import httpx
from starlette.applications import Starlette
from starlette.routing import Route

from transport.schema_text import SchemaText

TEXT = '"""Вопросы."""\ntype Query { a: Int }\n' * 100


@contextlib.asynccontextmanager
async def service(text: str | None, compress_above: int = -1) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=[Route("/schema.graphql", SchemaText(text, compress_above), methods=["GET"])])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        yield client


async def test_the_schema_is_served_as_text_and_revalidated():
    async with service(TEXT) as client:
        first = await client.get("/schema.graphql")
        assert (first.status_code, first.text) == (200, TEXT)
        assert first.headers["Content-Type"] == "text/plain; charset=utf-8"
        again = await client.get("/schema.graphql", headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
        other = await client.get("/schema.graphql", headers={"If-None-Match": '"other"'})
        assert other.status_code == 200
        assert (await client.head("/schema.graphql")).headers == first.headers
        assert (await client.post("/schema.graphql")).status_code == 405


async def test_the_schema_is_compressed_in_an_accepted_encoding():
    async with service(TEXT, 1_000) as client:
        for _ in range(2):
            for encoding in ("gzip", "br", "identity"):
                response = await client.get("/schema.graphql", headers={"Accept-Encoding": encoding})
                assert response.headers.get("Content-Encoding", "identity") == encoding
                assert response.text == TEXT


async def test_a_hidden_schema_is_an_error():
    async with service(None) as client:
        response = await client.get("/schema.graphql")
    [error] = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (404, "INTROSPECTION_DISABLED")
    assert error["message"].startswith("TIRAZH_INTROSPECTION is false, so the schema is not published.")
    assert error["extensions"]["messageRu"].startswith(
        "Схема не публикуется: TIRAZH_INTROSPECTION имеет значение false."
    )
