"""The Python client gql: introspection, client-side validation, pagination and errors."""

import pytest
from gql import Client, GraphQLRequest, gql
from gql.dsl import DSLInlineFragment, DSLQuery, DSLSchema, dsl_gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXAsyncTransport
from graphql import GraphQLError, build_schema, find_breaking_changes, find_dangerous_changes

from settings import CHECKOUT
from tests.clients.conftest import SIZES
from tests.support.service import LIMIT

PAGE = gql("""
    query Page($after: String) {
      practices(first: 6, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
    }
""")


@pytest.fixture
async def client(service):
    transport = HTTPXAsyncTransport(service.url, timeout=LIMIT)
    async with Client(transport=transport, fetch_schema_from_transport=True) as session:
        yield session


async def test_the_introspected_schema_equals_the_one_in_the_checkout(client):
    introspected = client.client.schema
    committed = build_schema((CHECKOUT / "schema.graphql").read_text(encoding="utf-8"))
    for changes in (find_breaking_changes, find_dangerous_changes):
        assert changes(introspected, committed) == changes(committed, introspected) == []


async def test_pagination_returns_every_practice_once(client):
    ids, after = [], None
    while True:
        page = (await client.execute(GraphQLRequest(PAGE, variable_values={"after": after})))["practices"]
        ids += [node["id"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert ids == sorted(f"practice:synthetic-{number}" for number in range(SIZES["practices"]))


async def test_an_operation_built_with_the_dsl_is_executed(client):
    schema = DSLSchema(client.client.schema)
    operation = dsl_gql(
        DSLQuery(
            schema.Query.node(id="municipality:synthetic-6").select(
                DSLInlineFragment()
                .on(schema.Municipality)
                .select(schema.Municipality.name(lang="EN"), schema.Municipality.region.select(schema.Region.id))
            )
        )
    )
    assert await client.execute(operation) == {"node": {"name": "Town 6", "region": {"id": "region:synthetic-2"}}}


async def test_the_client_rejects_an_invalid_query_and_service_errors_have_codes(client):
    with pytest.raises(GraphQLError, match="Cannot query field 'nothing'"):
        await client.execute(gql("{ nothing }"))
    with pytest.raises(TransportQueryError) as raised:
        await client.execute(gql("{ practices(first: 1001) { totalCount } }"))
    assert raised.value.errors[0]["extensions"]["code"] == "BAD_PAGE"
