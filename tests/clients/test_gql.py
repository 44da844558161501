"""The Python client gql: the schema by introspection, operations that it validates itself, pages, errors."""

import pytest
from gql import Client, GraphQLRequest, gql
from gql.dsl import DSLInlineFragment, DSLQuery, DSLSchema, dsl_gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.httpx import HTTPXAsyncTransport
from graphql import GraphQLError, build_schema, find_breaking_changes, find_dangerous_changes

from settings import CHECKOUT
from tests.clients.conftest import SIZES

PAGE = gql("""
    query Page($after: String) {
      practices(first: 6, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
    }
""")


@pytest.fixture
async def client(service):
    transport = HTTPXAsyncTransport(service.url, timeout=60)
    async with Client(transport=transport, fetch_schema_from_transport=True) as session:
        yield session


async def test_the_schema_that_is_told_is_the_one_in_the_checkout(client):
    told, kept = client.client.schema, build_schema((CHECKOUT / "schema.graphql").read_text(encoding="utf-8"))
    for changes in (find_breaking_changes, find_dangerous_changes):
        assert changes(told, kept) == changes(kept, told) == []


async def test_pages_follow_each_other(client):
    ids, after = [], None
    while True:
        page = (await client.execute(GraphQLRequest(PAGE, variable_values={"after": after})))["practices"]
        ids += [node["id"] for node in page["nodes"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = page["pageInfo"]["endCursor"]
    assert ids == sorted(f"practice:synthetic-{number}" for number in range(SIZES["practices"]))


async def test_an_operation_can_be_written_in_python(client):
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


async def test_a_mistake_is_found_before_it_is_sent_or_told_by_its_code(client):
    with pytest.raises(GraphQLError, match="Cannot query field 'nothing'"):
        await client.execute(gql("{ nothing }"))
    with pytest.raises(TransportQueryError) as raised:
        await client.execute(gql("{ practices(first: 1000) { totalCount } }"))
    assert raised.value.errors[0]["extensions"]["code"] == "BAD_PAGE"
