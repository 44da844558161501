"""Documents by id: automatic persisted queries, and answers that are still valid."""

import hashlib
import json

import httpx
import pytest

from graph.store import StoreUnavailable
from tests.transport.conftest import SmallEngine, endpoint
from transport.documents import MAX_ENTRIES, PersistedQueries
from transport.parameters import RequestParameters
from transport.refusal import Refusal

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
async def test_a_document_is_sent_once_and_named_by_its_hash_from_then_on(client, send):
    unknown = await send(client, by_hash(HELLO))
    assert (unknown.status_code, code(unknown)) == (200, "PERSISTED_QUERY_NOT_FOUND")
    assert unknown.json()["errors"][0]["message"] == "PersistedQueryNotFound"
    answer = {"data": {"echo": "привет"}}
    assert (await send(client, by_hash(HELLO, query=HELLO))).json() == answer
    for again in (get, post):
        assert (await again(client, by_hash(HELLO))).json() == answer


async def test_a_document_with_the_hash_of_another_is_refused(client):
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
async def test_what_is_no_hash_is_refused(client, persisted):
    response = await post(client, {"extensions": {"persistedQuery": persisted}})
    assert (response.status_code, code(response)) == (400, "BAD_REQUEST")


async def test_what_cannot_be_executed_is_not_kept(client):
    broken = "{ nope }"
    await post(client, by_hash(broken, query=broken))
    assert code(await post(client, by_hash(broken))) == "PERSISTED_QUERY_NOT_FOUND"


async def test_a_mutation_is_not_executed_by_get_under_its_hash(client):
    assert (await post(client, by_hash(MUTATION, query=MUTATION))).json() == {"data": {"change": "changed"}}
    response = await get(client, by_hash(MUTATION))
    assert (response.status_code, code(response)) == (405, "METHOD_NOT_ALLOWED")


async def test_where_nothing_is_kept_clients_are_told_so():
    async with endpoint(documents=PersistedQueries(0)) as client:
        response = await post(client, by_hash(HELLO, query=HELLO))
        assert (response.status_code, code(response)) == (200, "PERSISTED_QUERY_NOT_SUPPORTED")
        assert response.json()["errors"][0]["message"] == "PersistedQueryNotSupported"


def known(documents: PersistedQueries, text: str) -> bool:
    try:
        return documents.text(RequestParameters(None, persisted_hash=sha(text))) == text
    except Refusal:
        return False


def test_what_is_kept_is_bounded_in_bytes_and_number_and_the_least_used_goes_first():
    documents = PersistedQueries(1_000)
    for letter in "abcd":
        text = letter * 300
        documents.keep(RequestParameters(text, persisted_hash=sha(text)))
        assert known(documents, "a" * 300)
    assert [known(documents, letter * 300) for letter in "abcd"] == [True, False, True, True]
    documents.keep(RequestParameters("ж" * 501, persisted_hash=sha("ж" * 501)))
    assert not known(documents, "ж" * 501)
    assert known(documents, "a" * 300)
    documents = PersistedQueries(10**9)
    for number in range(MAX_ENTRIES + 1):
        documents.keep(RequestParameters(str(number), persisted_hash=sha(str(number))))
    assert not known(documents, "0")
    assert known(documents, "1")


async def test_without_registered_documents_an_id_is_refused(client):
    assert code(await post(client, {"documentId": "one"})) == "BAD_REQUEST"


# --- Answers that are still valid


@pytest.mark.parametrize("members", [by_hash(HELLO), {"query": HELLO}, by_hash(HELLO, query=HELLO)])
async def test_an_answer_to_get_is_valid_until_the_data_move(members):
    engine = SmallEngine()
    async with endpoint(engine, documents=PersistedQueries(10_000)) as client:
        await post(client, by_hash(HELLO, query=HELLO))
        first = await get(client, members)
        assert first.headers["Cache-Control"] == "no-cache"
        tag = first.headers["ETag"]
        unchanged = await get(client, members, **{"If-None-Match": f'"other", {tag}'})
        assert (unchanged.status_code, unchanged.content, unchanged.headers["ETag"]) == (304, b"", tag)
        engine.data_version = 2
        moved = await get(client, members, **{"If-None-Match": tag})
        assert (moved.status_code, moved.json()) == (200, first.json())
        assert moved.headers["ETag"] != tag


async def test_where_the_store_is_away_an_answer_has_no_validator():
    class Away(SmallEngine):
        async def version(self, context):
            raise StoreUnavailable

    async with endpoint(Away(), documents=PersistedQueries(10_000)) as client:
        await post(client, by_hash(HELLO, query=HELLO))
        response = await get(client, by_hash(HELLO))
        assert response.json() == {"data": {"echo": "привет"}}
        assert "ETag" not in response.headers


async def test_the_validator_differs_for_each_request(client):
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
        {"query": '{ echo(text: "rateLimit") }'},  # what it selects may be another one at each request
        {"query": HELLO, "extensions": {"cost": True}},
        {"query": HELLO, "extensions": {"plan": True}},
    ],
)
async def test_an_answer_that_may_be_another_one_though_the_data_stay_has_no_validator(client, members):
    await post(client, by_hash("{ fail }", query="{ fail }"))
    assert "ETag" not in (await get(client, members)).headers


async def test_an_answer_to_post_has_no_validator(client):
    assert "ETag" not in (await post(client, {"query": HELLO})).headers


async def test_what_is_asked_for_with_any_validator_is_executed(client):
    assert (await get(client, {"query": HELLO}, **{"If-None-Match": "*"})).json() == {"data": {"echo": "привет"}}
