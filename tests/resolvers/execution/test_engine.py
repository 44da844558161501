"""An operation is prepared once for all requests, and compiled once per shape of its arguments."""

import re

import pytest

from resolvers.execution.statements import MAX_STATEMENTS
from resolvers.service import create_engine
from tests.resolvers.asking import ask

QUERY = """query($where: RegionWhere, $order: RegionOrder, $first: Int, $last: Int) {
    regions(where: $where, orderBy: $order, first: $first, last: $last) {
        totalCount nodes { id population } pageInfo { hasNextPage hasPreviousPage } } }"""

#: The requests of one line share a statement.
SHAPES = [
    [{"where": {"population": {"gte": n}}, "first": n // 500 + 1} for n in (0, 100, 300, 650, 10_000)],
    [{"where": {"name": {"in": names}}} for names in (["Область 1"], ["Область 2", "Область 3"], ["нет"])],
    [{"where": {"name": {"in": []}}}],
    [{"where": {"population": {"isNull": True}}}],
    [{"where": {"population": {"isNull": False}}}],
    [{"where": {"or": [{"id": {"eq": a}}, {"population": {"lt": b}}]}} for a, b in (("region:22", 100), ("x", 0))],
    [{"where": {"municipalities": {"some": {"id": {"eq": id_}}}}} for id_ in ("municipality:a", "municipality:z")],
    [{"where": {"municipalities": {"none": {"id": {"eq": id_}}}}} for id_ in ("municipality:a", "municipality:z")],
    [{"order": {"field": "POPULATION"}, "last": n} for n in (1, 5, 100)],
    [{"order": {"field": "POPULATION", "direction": "DESC"}, "last": n} for n in (1, 5, 100)],
    [{}],
]


@pytest.fixture
async def fresh_engine(small_engine, store):
    """An engine over the same store with an empty cache."""
    engine = create_engine(store)
    yield engine
    await engine.close()


async def test_a_cached_statement_answers_like_a_new_one(small_engine, fresh_engine):
    requests = [request for shape in SHAPES for request in shape]
    for request in [*requests, *requests[::-1]]:
        another_operation = f"{QUERY} # {request}"
        assert await ask(small_engine, QUERY, **request) == await ask(fresh_engine, another_operation, **request)
    answers = [(await ask(small_engine, QUERY, **request))["regions"] for request in SHAPES[0]]
    assert [answer["totalCount"] for answer in answers] == sorted((a["totalCount"] for a in answers), reverse=True)
    assert len({answer["totalCount"] for answer in answers}) == len(answers)


async def test_more_shapes_than_the_cache_holds_are_answered(small_engine):
    query = "query($where: RegionWhere) { regions(where: $where) { totalCount } }"
    for length in (*range(1, MAX_STATEMENTS + 2), 1, 2, MAX_STATEMENTS):
        where = {"or": [{"id": {"eq": f"region:{number:02}"}} for number in range(length)]}
        data = await ask(small_engine, query, where=where)
        assert data["regions"]["totalCount"] == min(length, 23)


async def test_every_combination_of_skip_and_include_is_answered(small_engine):
    query = """query($a: Boolean!, $b: Boolean!, $c: Boolean = true) {
        regions(first: 1) @include(if: $a) { nodes { id @skip(if: $b) country ...N @include(if: $c) } }
        dataVersion @skip(if: $a) }
    fragment N on Region { name }"""
    for a in (True, False):
        for b in (True, False):
            for c in (True, False, None):
                data = await ask(small_engine, query, a=a, b=b, **({} if c is None else {"c": c}))
                assert data.keys() == {"regions" if a else "dataVersion"}
                if a:
                    (node,) = data["regions"]["nodes"]
                    assert set(node) == {"country"} | ({"id"} - ({"id"} if b else set())) | (
                        {"name"} if c is not False else set()
                    )


async def test_fields_that_are_selected_twice_are_merged(small_engine):
    data = await ask(
        small_engine,
        """{ regions(first: 1) { nodes { id } edges { cursor } nodes { country ...N ...N }
        edges { node { id } } } } fragment N on Node { id ... on Territory { name } }""",
    )
    regions = data["regions"]
    assert regions["nodes"] == [{"id": "region:00", "country": "RU", "name": None}]
    assert [set(edge) for edge in regions["edges"]] == [{"cursor", "node"}]


@pytest.mark.parametrize(
    "query",
    [
        "query($s: Boolean = false) { regions(first: 1) { nodes { id @skip(if: $s) } } }",
        "query($s: Boolean = false) { regions(first: 1) @include(if: $s) { nodes { id } } }",
    ],
)
async def test_null_in_skip_or_include_is_a_client_error(small_engine, query):
    for _ in range(2):
        response = await small_engine.execute(query, {"s": None})
        (error,) = response["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert error["extensions"]["messageRu"].startswith(
            "Переменная $s: значение обязательно, но не задано или равно null (строка 1, столбец "
        )


@pytest.mark.parametrize(
    "query",
    [
        'query($n: Int = 1) { neighbourhood(id: "region:00", depth: $n) { nodes { id } } }',
        'query($n: Language = EN) { region(id: "region:00") { name(lang: $n) } }',
    ],
)
async def test_a_null_argument_is_a_client_error(small_engine, query):
    for _ in range(2):
        response = await small_engine.execute(query, {"n": None})
        (error,) = response["errors"]
        assert error["extensions"]["code"] == "BAD_USER_INPUT"
        assert "$n" in error["message"]
        assert re.search(r"еременная \$n.* равн[ао] null", error["extensions"]["messageRu"])


@pytest.mark.parametrize(
    "query",
    [
        '{ regions(after: "zz") { __typename } }',
        '{ compare(territories: ["region:00"]) { __typename } }',
        '{ search(text: "!") { __typename } }',
        '{ regions(after: "zz") { nodes { __typename } } }',
        '{ region(id: "region:00") { recommendations(after: "zz") { __typename } } }',
    ],
)
async def test_errors_are_reported_if_only_the_typename_is_selected(small_engine, query):
    for _ in range(3):
        assert "errors" in await small_engine.execute(query)


async def test_an_unknown_id_gives_null_if_only_the_typename_is_selected(small_engine):
    query = '{ region(id: "region:none") { __typename } a: region(id: "region:00") { __typename } }'
    for _ in range(3):
        assert await ask(small_engine, query) == {"region": None, "a": {"__typename": "Region"}}
