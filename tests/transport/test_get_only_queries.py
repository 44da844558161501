"""GET executes only queries, regardless of other errors in the operation."""

import pytest
from graphql import parse

from access.allowance import UNBOUNDED, Allowance
from access.principals import Principals
from graph.store import Neo4jStore
from resolvers.execution import prepare
from resolvers.service import create_engine
from tests.support.neo4j_server import DATABASE, USER
from tests.test_attacks import many, service_endpoint
from tests.transport.conftest import endpoint

#: Name, document, operation name. The schema has neither mutations nor subscriptions.
NOT_QUERIES = [
    ("a mutation", "mutation { change }", None),
    ("a mutation that selects only __typename", "mutation { __typename }", None),
    ("a subscription", "subscription { changes { id } }", None),
    ("one of several operations", "query A { dataVersion } mutation B { change }", "B"),
    ("with unknown fragments", "mutation M($x: Nope!) { change(x: $x) { ...F } }", "M"),
    ("with unused variables", "mutation ($x: ID) { change }", None),
    ("with too many aliases", "mutation {" + many(101, "a#: change") + "}", None),
    ("with too many levels", "mutation " + "{ a " * 50 + "}" * 50, None),
]
QUERIES = [
    ("a query", "query A { __typename } mutation B { change }", "A", "GRAPHQL_VALIDATION_FAILED"),
    ("no operation name", "mutation A { change } mutation B { change }", None, "GRAPHQL_VALIDATION_FAILED"),
    ("an unknown operation name", "{ __typename }", "B", "BAD_USER_INPUT"),
    ("a syntax error", "mutation {", None, "GRAPHQL_PARSE_FAILED"),
    ("too many tokens", "mutation {" + "a " * 10_000 + "}", None, "TOO_MANY_TOKENS"),
]
STATUSES = {"application/json": 200, "application/graphql-response+json": 400}


@pytest.fixture
async def engine():
    store = Neo4jStore("bolt://127.0.0.1:9", USER, "", DATABASE)
    engine = create_engine(store)
    yield engine
    await engine.close()


@pytest.fixture
async def client(engine):
    async with service_endpoint(engine) as client:
        yield client


def parameters(document: str, name: str | None) -> dict[str, str]:
    return {"query": document, **({"operationName": name} if name else {})}


async def test_get_rejects_mutations_and_subscriptions_in_every_media_type(client):
    for case, document, name in NOT_QUERIES:
        for accept in (*STATUSES, "*/*"):
            for method in ("GET", "HEAD"):
                response = await client.request(
                    method, "/graphql", params=parameters(document, name), headers={"Accept": accept}
                )
                assert (response.status_code, response.headers["Allow"]) == (405, "POST"), (case, accept, method)
            response = await client.get("/graphql", params=parameters(document, name), headers={"Accept": accept})
            [error] = response.json()["errors"]
            assert error["extensions"]["code"] == "METHOD_NOT_ALLOWED", case


async def test_post_reports_the_error_in_the_document(client):
    for case, document, name in NOT_QUERIES:
        response = await client.post("/graphql", json=parameters(document, name))
        [code] = {error["extensions"]["code"] for error in response.json()["errors"]}
        assert code in ("GRAPHQL_VALIDATION_FAILED", "TOO_MANY_ALIASES", "TOO_DEEP"), case


async def test_get_reports_the_error_of_a_query_or_a_document_without_a_selected_operation(client):
    for case, document, name, code in QUERIES:
        for accept, status in STATUSES.items():
            response = await client.get("/graphql", params=parameters(document, name), headers={"Accept": accept})
            assert response.status_code == status, case
            assert {error["extensions"]["code"] for error in response.json()["errors"]} == {code}, case


async def test_a_rejected_mutation_is_charged_like_other_errors(engine):
    principals = Principals(Allowance(rate=0.001, burst=10), UNBOUNDED, UNBOUNDED, (), ())
    async with endpoint(engine, principals=principals) as client:
        statuses = [(await client.get("/graphql?query=mutation{change}")).status_code for _ in range(2)]
    assert statuses == [405, 429]


async def test_an_operation_is_prepared_once(client, engine):
    for document in ("{ nope }", "{ __typename }", "{ __typename }"):
        await client.get("/graphql", params={"query": document})
    assert (engine.figures()["miss"], engine.figures()["hit"]) == (2, 1)


async def test_get_and_post_have_the_same_cost(engine):
    query, remaining = {"query": "{ __schema { description } }"}, []
    for method, options in (("GET", {"params": query}), ("POST", {"json": query})):
        principals = Principals(Allowance(rate=1e-9, burst=5_000), UNBOUNDED, UNBOUNDED, (), ())
        async with endpoint(engine, principals=principals) as client:
            assert "errors" not in (await client.request(method, "/graphql", **options)).json()
        remaining.append(round(principals.by_address("127.0.0.1").rate_limit.remaining))
    assert remaining == [5_000 - 1_001] * 2


async def test_an_invalid_document_is_parsed_once(client, monkeypatch):
    parsed = []
    monkeypatch.setattr(prepare, "parse", lambda *args, **kwargs: parsed.append(args) or parse(*args, **kwargs))
    await client.get("/graphql", params={"query": "{ nope }"})
    assert len(parsed) == 1
