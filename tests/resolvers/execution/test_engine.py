"""An operation is prepared once and answers all requests of its shape; every shape is answered as its own."""

import re

import pytest

from resolvers.execution.statements import STATEMENTS
from resolvers.service import create_engine
from tests.resolvers.asking import ask

QUERY = """query($where: RegionWhere, $order: RegionOrder, $first: Int, $last: Int) {
    regions(where: $where, orderBy: $order, first: $first, last: $last) {
        totalCount nodes { id population } pageInfo { hasNextPage hasPreviousPage } } }"""

#: Each line has the shape of one statement.
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
    """An engine over the same store that has prepared nothing."""
    engine = create_engine(store)
    yield engine
    await engine.close()


async def test_a_statement_made_for_one_request_answers_the_next_as_a_new_one_would(small_engine, fresh_engine):
    requests = [request for shape in SHAPES for request in shape]
    for request in [*requests, *requests[::-1]]:
        another_operation = f"{QUERY} # {request}"
        assert await ask(small_engine, QUERY, **request) == await ask(fresh_engine, another_operation, **request)
    answers = [(await ask(small_engine, QUERY, **request))["regions"] for request in SHAPES[0]]
    assert [answer["totalCount"] for answer in answers] == sorted((a["totalCount"] for a in answers), reverse=True)
    assert len({answer["totalCount"] for answer in answers}) == len(answers)


async def test_more_shapes_than_are_kept_are_answered_all_the_same(small_engine):
    query = "query($where: RegionWhere) { regions(where: $where) { totalCount } }"
    for length in (*range(1, STATEMENTS + 2), 1, 2, STATEMENTS):
        where = {"or": [{"id": {"eq": f"region:{number:02}"}} for number in range(length)]}
        data = await ask(small_engine, query, where=where)
        assert data["regions"]["totalCount"] == min(length, 23)


async def test_every_pattern_of_skip_and_include_is_its_own(small_engine):
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


async def test_fields_that_are_asked_twice_are_answered_once(small_engine):
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
async def test_a_switch_that_is_null_is_a_mistake_of_the_client(small_engine, query):
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
async def test_an_argument_that_is_null_is_a_mistake_of_the_client(small_engine, query):
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
async def test_an_error_is_told_also_where_nothing_but_the_type_is_asked(small_engine, query):
    for _ in range(3):
        assert "errors" in await small_engine.execute(query)


async def test_what_is_not_there_is_null_also_where_nothing_but_the_type_is_asked(small_engine):
    query = '{ region(id: "region:none") { __typename } a: region(id: "region:00") { __typename } }'
    for _ in range(3):
        assert await ask(small_engine, query) == {"region": None, "a": {"__typename": "Region"}}
