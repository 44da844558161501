"""Documents by id: automatic persisted queries, and revalidation of responses."""

import hashlib
import json

import httpx
import pytest

from graph.store import StoreUnavailable
from tests.transport.conftest import SmallEngine, endpoint
from transport.documents import MAX_ENTRIES, PersistedQueries
from transport.errors import Refusal
from transport.parameters import RequestParameters

HELLO = 'query Hello { echo(text: "привет") }'
MUTATION = "mutation { change }"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def by_hash(text: str, **members) -> dict:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": sha(text)}}, **members}


async def get(client: httpx.AsyncClient, members: dict, **headers: str) -> httpx.Response:
    parameters = {name: value if isinstance(value, str) else json.dumps(value) for name, value in members.items()}
    return await client.get("/graphql", params=parameters, headers=headers)


async def post(client: httpx.AsyncClient, members: dict) -> httpx.Response:
    return await client.post("/graphql", json=members)


def code(response: httpx.Response) -> str:
    return response.json()["errors"][0]["extensions"]["code"]


@pytest.fixture
async def client():
    async with endpoint(documents=PersistedQueries(10_000)) as client:
        yield client


@pytest.mark.parametrize("send", [get, post])
async def test_a_document_is_sent_once_and_then_identified_by_its_hash(client, send):
    unknown = await send(client, by_hash(HELLO))
    assert (unknown.status_code, code(unknown)) == (200, "PERSISTED_QUERY_NOT_FOUND")
    assert unknown.json()["errors"][0]["message"] == "PersistedQueryNotFound"
    answer = {"data": {"echo": "привет"}}
    assert (await send(client, by_hash(HELLO, query=HELLO))).json() == answer
    for again in (get, post):
        assert (await again(client, by_hash(HELLO))).json() == answer


async def test_a_document_with_a_wrong_hash_is_rejected(client):
    response = await post(client, by_hash(HELLO, query='{ echo(text: "a") }'))
    assert (response.status_code, code(response)) == (400, "BAD_REQUEST")
    assert code(await post(client, by_hash(HELLO))) == "PERSISTED_QUERY_NOT_FOUND"


@pytest.mark.parametrize(
    "persisted",
    [
        1,
        [],
        {},
        {"version": 2, "sha256Hash": sha(HELLO)},
        {"version": 1},
        {"version": 1, "sha256Hash": "x"},
        {"version": 1, "sha256Hash": 1},
        {"version": 1, "sha256Hash": sha(HELLO).upper()},
    ],
)
async def test_an_invalid_hash_is_rejected(client, persisted):
    response = await post(client, {"extensions": {"persistedQuery": persisted}})
    assert (response.status_code, code(response)) == (400, "BAD_REQUEST")


async def test_a_document_that_cannot_be_executed_is_not_saved(client):
    broken = "{ nope }"
    await post(client, by_hash(broken, query=broken))
    assert code(await post(client, by_hash(broken))) == "PERSISTED_QUERY_NOT_FOUND"


async def test_a_mutation_is_not_executed_by_get_with_its_hash(client):
    assert (await post(client, by_hash(MUTATION, query=MUTATION))).json() == {"data": {"change": "changed"}}
    response = await get(client, by_hash(MUTATION))
    assert (response.status_code, code(response)) == (405, "METHOD_NOT_ALLOWED")


async def test_disabled_persisted_queries_are_reported_as_not_supported():
    async with endpoint(documents=PersistedQueries(0)) as client:
        response = await post(client, by_hash(HELLO, query=HELLO))
        assert (response.status_code, code(response)) == (200, "PERSISTED_QUERY_NOT_SUPPORTED")
        assert response.json()["errors"][0]["message"] == "PersistedQueryNotSupported"


def is_saved(documents: PersistedQueries, text: str) -> bool:
    try:
        return documents.text(RequestParameters(None, persisted_hash=sha(text))) == text
    except Refusal:
        return False


def test_the_cache_is_bounded_in_bytes_and_entries_and_evicts_the_least_recently_used():
    documents = PersistedQueries(1_000)
    for letter in "abcd":
        text = letter * 300
        documents.save(RequestParameters(text, persisted_hash=sha(text)))
        assert is_saved(documents, "a" * 300)
    assert [is_saved(documents, letter * 300) for letter in "abcd"] == [True, False, True, True]
    documents.save(RequestParameters("ж" * 501, persisted_hash=sha("ж" * 501)))
    assert not is_saved(documents, "ж" * 501)
    assert is_saved(documents, "a" * 300)
    documents = PersistedQueries(10**9)
    for number in range(MAX_ENTRIES + 1):
        documents.save(RequestParameters(str(number), persisted_hash=sha(str(number))))
    assert not is_saved(documents, "0")
    assert is_saved(documents, "1")


async def test_without_registered_documents_an_id_is_rejected(client):
    assert code(await post(client, {"documentId": "one"})) == "BAD_REQUEST"


# --- Revalidation


@pytest.mark.parametrize("members", [by_hash(HELLO), {"query": HELLO}, by_hash(HELLO, query=HELLO)])
async def test_a_get_response_is_valid_until_the_data_change(members):
    engine = SmallEngine()
    async with endpoint(engine, documents=PersistedQueries(10_000)) as client:
        await post(client, by_hash(HELLO, query=HELLO))
        first = await get(client, members)
        assert first.headers["Cache-Control"] == "no-cache"
        tag = first.headers["ETag"]
        unchanged = await get(client, members, **{"If-None-Match": f'"other", {tag}'})
        assert (unchanged.status_code, unchanged.content, unchanged.headers["ETag"]) == (304, b"", tag)
        engine.data_version = 2
        changed = await get(client, members, **{"If-None-Match": tag})
        assert (changed.status_code, changed.json()) == (200, first.json())
        assert changed.headers["ETag"] != tag


async def test_without_the_store_a_response_has_no_entity_tag():
    class StorelessEngine(SmallEngine):
        async def version(self, context):
            raise StoreUnavailable

    async with endpoint(StorelessEngine(), documents=PersistedQueries(10_000)) as client:
        await post(client, by_hash(HELLO, query=HELLO))
        response = await get(client, by_hash(HELLO))
        assert response.json() == {"data": {"echo": "привет"}}
        assert "ETag" not in response.headers


async def test_the_entity_tag_depends_on_the_request(client):
    query = "query A($t: String!) { echo(text: $t) } query B($t: String!) { echo(text: $t) }"
    await post(client, by_hash(query, query=query, variables={"t": "a"}, operationName="A"))
    members = [
        by_hash(query, variables={"t": "a"}, operationName="A"),
        by_hash(query, variables={"t": "b"}, operationName="A"),
        by_hash(query, variables={"t": "a"}, operationName="B"),
    ]
    tags = {(await get(client, m)).headers["ETag"] for m in members}
    tags.add((await get(client, members[0], Accept="application/graphql-response+json")).headers["ETag"])
    assert len(tags) == 4


@pytest.mark.parametrize(
    "members",
    [
        {"query": "{ fail }"},
        by_hash("{ fail }"),
        {"query": "{ nothing }"},
        {"query": '{ echo(text: "rateLimit") }'},  # the text may select a field that changes between requests
        {"query": HELLO, "extensions": {"cost": True}},
        {"query": HELLO, "extensions": {"plan": True}},
    ],
)
async def test_a_response_that_may_change_without_the_data_has_no_entity_tag(client, members):
    await post(client, by_hash("{ fail }", query="{ fail }"))
    assert "ETag" not in (await get(client, members)).headers


async def test_a_post_response_has_no_entity_tag(client):
    assert "ETag" not in (await post(client, {"query": HELLO})).headers


async def test_a_wildcard_if_none_match_does_not_prevent_execution(client):
    assert (await get(client, {"query": HELLO}, **{"If-None-Match": "*"})).json() == {"data": {"echo": "привет"}}
