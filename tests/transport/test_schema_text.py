"""/schema.graphql: the text of the schema, or why there is none."""

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


async def test_it_is_served_as_text_and_not_sent_again():
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


async def test_it_is_compressed_for_those_who_take_it():
    async with service(TEXT, 1_000) as client:
        for _ in range(2):
            for encoding in ("gzip", "br", "identity"):
                response = await client.get("/schema.graphql", headers={"Accept-Encoding": encoding})
                assert response.headers.get("Content-Encoding", "identity") == encoding
                assert response.text == TEXT


async def test_where_introspection_is_off_a_sentence_says_so():
    async with service(None) as client:
        response = await client.get("/schema.graphql")
    [error] = response.json()["errors"]
    assert (response.status_code, error["extensions"]["code"]) == (404, "INTROSPECTION_DISABLED")
    assert error["message"].startswith("TIRAZH_INTROSPECTION is false, so the schema is not published.")
    assert error["extensions"]["messageRu"].startswith(
        "Схема не публикуется: TIRAZH_INTROSPECTION имеет значение false."
    )
