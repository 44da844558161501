"""A list has a warning if it is empty because no node has a property that its conditions compare."""

import pytest

from access.allowance import Allowance
from access.principal import Principal
from access.request_context import RequestContext

COUNTY = "kind: {eq: COUNTY}"
#: Queries of the small graph, whose one county has no population, with the paths and arguments of their warnings.
WARNED = [
    (
        f"{{ municipalities(where: {{{COUNTY}, population: {{gte: 1}}}}) {{ totalCount }} }}",
        [(["municipalities"], "where.population")],
    ),
    (
        f"{{ a: municipalities(where: {{and: [{{{COUNTY}}}, {{population: {{lt: 9}}}}]}}) {{ nodes {{ id }} }} }}",
        [(["a"], "where.and.1.population")],
    ),
    (
        '{ municipalities(where: {fias: {eq: "x"}, foundationYear: {gte: 1900}}) { edges { cursor } } }',
        [(["municipalities"], "where.fias"), (["municipalities"], "where.foundationYear")],
    ),
    (
        f'{{ region(id: "region:00") {{ towns: municipalities(where: {{{COUNTY}, population: {{gte: 1}}}}) {{'
        " totalCount } } }",
        [(["region", "towns"], "where.population")],
    ),
    (
        f"{{ regions(where: {{municipalities: {{some: {{{COUNTY}, population: {{gte: 1}}}}}}}}) {{ totalCount }} }}",
        [(["regions"], "where.municipalities.some.population")],
    ),
    ('{ projects(where: {budget: {lt: 2}, name: {contains: "x"}}) { totalCount } }', [(["projects"], "where.name")]),
]
SILENT = [
    "{ municipalities(where: {population: {gte: 1}}) { totalCount } }",
    "{ municipalities(where: {population: {gte: 100}}) { totalCount } }",
    f"{{ municipalities(where: {{{COUNTY}, population: {{isNull: false}}}}) {{ totalCount }} }}",
    f"{{ municipalities(where: {{or: [{{{COUNTY}, population: {{gte: 9}}}}, {{population: {{gte: 9}}}}]}}) {{"
    " totalCount } }",
    f"{{ municipalities(where: {{not: {{{COUNTY}, population: {{gte: 1}}}}}}) {{ totalCount }} }}",
    '{ municipalities(where: {country: {eq: "XX"}, population: {gte: 1}}) { totalCount } }',
    "{ regions { nodes { municipalities(where: {population: {gte: 1}}) { totalCount } } } }",
]


async def test_the_missing_property_is_named(small_engine):
    for query, expected in WARNED:
        response = await small_engine.execute(query)
        assert "errors" not in response, response
        warnings = response.get("extensions", {}).get("warnings", [])
        assert [(each["path"], each["argument"]) for each in warnings] == expected, query
        for each in warnings:
            assert each["code"] == "PROPERTY_WITHOUT_DATA"
            assert each["message"].startswith(each["argument"])
            assert each["messageRu"].startswith(each["argument"])


async def test_there_is_no_warning_if_a_node_has_the_property_or_the_list_is_not_empty(small_engine):
    for query in SILENT:
        response = await small_engine.execute(query)
        assert "errors" not in response, response
        assert "extensions" not in response, query


async def test_nothing_is_examined_without_a_list(small_engine, store):
    below = f"towns: municipalities(where: {{{COUNTY}, population: {{gte: 1}}}})"
    before = store.statement_count
    for query in (
        f'{{ region(id: "absent") {{ {below} {{ totalCount }} }} }}',
        f"{{ regions(first: 1) {{ nodes {{ {below} {{ pageInfo {{ hasNextPage }} }} }} }} }}",
    ):
        assert "extensions" not in await small_engine.execute(query)
    assert store.statement_count - before == 2


async def test_a_cached_operation_warns_again(small_engine):
    for _ in range(3):
        response = await small_engine.execute(WARNED[0][0])
        assert len(response["extensions"]["warnings"]) == 1


async def test_there_is_no_warning_after_the_last_page(small_engine):
    page = "query($after: String) { municipalities(first: 1, after: $after, where: {population: {gte: 1}}) {"
    page += " nodes { id } pageInfo { endCursor } } }"
    first = await small_engine.execute(page)
    after = first["data"]["municipalities"]["pageInfo"]["endCursor"]
    last = await small_engine.execute(page, {"after": after})
    assert (last["data"]["municipalities"]["nodes"], "extensions" in last) == ([], False)


@pytest.mark.parametrize("store_kind", ["embedded"], indirect=True)
async def test_only_empty_lists_take_more_statements(small_engine, store):
    before = store.statement_count
    await small_engine.execute(SILENT[0])
    assert store.statement_count - before == 1
    await small_engine.execute(SILENT[1])
    assert store.statement_count - before == 3
    await small_engine.execute(WARNED[0][0])
    assert store.statement_count - before == 6


async def test_a_client_without_budget_gets_the_answer_without_a_warning(small_engine):
    response = await small_engine.execute(WARNED[0][0], context=RequestContext(shows_cost=True))
    poor = Principal(Allowance(rate=1e-9, burst=response["extensions"]["cost"]["cost"] + 1))
    response = await small_engine.execute(WARNED[0][0], context=RequestContext(poor))
    assert response == {"data": {"municipalities": {"totalCount": 0}}}
