"""Invalid input from GraphQL clients, and the shape of the errors.

If a root field fails, the other fields still have data. An operation that cannot be executed has no data. No error
reveals internals of the service, and the service keeps running.
"""

import asyncio
import base64
import json
import os
import signal
from typing import Any, NamedTuple

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from graph import migrations
from graph.query.cursors import Order, encode_cursor
from graph.store import Neo4jStore
from graph.text import composed
from process.address import listen
from resolvers.service import create_engine
from tests.support.neo4j_server import DATABASE, USER
from tests.support.proxy import Proxy
from tests.support.service import LIMIT
from tests.support.stores import LONG_TIMEOUTS, connected, embedded_store, empty
from tests.transport.conftest import serving
from transport.graphql_http import GraphQLEndpoint
from transport.static_files import IdeFiles

MEGABYTE = "я" * 500_000
HALF = "\ud800"
CYRILLIC = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")


@pytest.fixture(scope="module")
async def engine(store):
    """An engine on a graph with a region, a practice and an adoption."""
    await empty(store)
    await store.write(
        (
            "CREATE (r:Region:Territory {id: 'region:a', nameRu: 'Пермский край', country: 'RU', population: 5,"
            " searchTerms: 'пермский пермск край'})"
            " CREATE (p:Practice {id: 'practice:b', nameRu: 'Практика'})"
            " CREATE (a:Adoption {id: 'adoption:c', stage: 'RUNNING', runningOn: '1995'})"
            " CREATE (a)-[:ADOPTED_BY]->(r) CREATE (a)-[:ADOPTION_OF]->(p)",
            {},
        )
    )
    engine = create_engine(store, wait=LIMIT)
    yield engine
    await engine.close()


def hides_internals(response: dict[str, Any]) -> bool:
    text = json.dumps(response, ensure_ascii=False)
    return not any(word in text for word in ("Traceback", "MATCH (", "RETURN [", "neo4j", "arcadedb", 'File "'))


def is_russian(text: str) -> bool:
    return bool(CYRILLIC.intersection(text.lower()))


def cursor(content: str) -> str:
    return base64.urlsafe_b64encode(content.encode()).decode()


class Field(NamedTuple):
    """An invalid root field, with the code and the beginning of the message of its error."""

    field: str
    code: str
    message: str
    #: The type and value of `$x`, if the field uses it.
    type: str = ""
    value: Any = None


SAME_LIST = "Use a cursor from the same list with the same orderBy."
FOREIGN = f"after: the cursor is from a list of another type or order. {SAME_LIST}"
NO_CURSOR = f"after: this is not a cursor of this service. {SAME_LIST}"
NO_CONDITION = "the condition must not be null. Remove it, or use isNull: true to find missing values."
NO_CHARACTER = "the text contains half of a character (a lone surrogate). Send whole characters."

FIELDS = [
    # Pages.
    Field("regions(first: -1) { totalCount }", "BAD_PAGE", "first: -1 is out of range. Use 1 to 1000."),
    Field("regions(first: 0) { totalCount }", "BAD_PAGE", "first: 0 is out of range. Use 1 to 1000."),
    Field("regions(first: 1001) { totalCount }", "BAD_PAGE", "first: 1001 is out of range. Use 1 to 1000."),
    Field("regions(last: 0) { totalCount }", "BAD_PAGE", "last: 0 is out of range. Use 1 to 1000."),
    Field("regions(first: $x) { totalCount }", "BAD_PAGE", "first: 2147483647 is out of range", "Int", 2**31 - 1),
    Field(
        "regions(first: 1, last: 1) { totalCount }",
        "BAD_PAGE",
        "first: first and last exclude each other. Use one of them.",
    ),
    Field("regions { nodes { municipalities(first: 0) { totalCount } } }", "BAD_PAGE", "first: 0 is out of range"),
    Field('search(text: "перм", first: 0) { totalCount }', "BAD_PAGE", "first: 0 is out of range"),
    Field(
        'region(id: "region:a") { recommendations(first: 101) { totalCount } }',
        "BAD_PAGE",
        "first: 101 is out of range",
    ),
    Field('neighbourhood(id: "region:a", depth: 3) { center { id } }', "BAD_PAGE", "depth: 3 is out of range"),
    Field(
        'neighbourhood(id: "region:a", depth: 2, first: 21) { center { id } }',
        "BAD_PAGE",
        "first: 21 is out of range at depth 2. Use 1 to 20.",
    ),
    Field(
        "nodes(ids: $x) { id }",
        "BAD_PAGE",
        "ids: 101 ids are too many. Request at most 100 at once.",
        "[ID!]!",
        ["region:a"] * 101,
    ),
    # Cursors.
    Field('regions(after: "") { totalCount }', "BAD_CURSOR", NO_CURSOR),
    Field('regions(after: "zzz") { totalCount }', "BAD_CURSOR", NO_CURSOR),
    Field('regions(before: "zzz") { totalCount }', "BAD_CURSOR", "before: this is not a cursor of this service"),
    Field("regions(after: $x) { totalCount }", "BAD_CURSOR", NO_CURSOR, "String", HALF),
    Field("regions(after: $x) { totalCount }", "BAD_CURSOR", NO_CURSOR, "String", MEGABYTE),
    Field("regions(after: $x) { totalCount }", "BAD_CURSOR", NO_CURSOR, "String", cursor("[" * 100_000)),
    Field(
        "regions(after: $x) { totalCount }",
        "BAD_CURSOR",
        FOREIGN,
        "String",
        encode_cursor("Municipality", Order(), None, "municipality:a"),
    ),
    Field(
        "regions(after: $x) { totalCount }",
        "BAD_CURSOR",
        FOREIGN,
        "String",
        encode_cursor("Region", Order("population"), 5, "region:a"),
    ),
    Field(
        "regions(after: $x, orderBy: {field: POPULATION}) { totalCount }",
        "BAD_CURSOR",
        NO_CURSOR,
        "String",
        encode_cursor("Region", Order("population"), "five", "region:a"),
    ),
    Field(
        "regions(after: $x, orderBy: {field: POPULATION}) { totalCount }",
        "BAD_CURSOR",
        NO_CURSOR,
        "String",
        cursor('["Region","population","region:a",NaN]'),
    ),
    Field(
        'search(text: "перм", after: $x) { totalCount }',
        "BAD_CURSOR",
        NO_CURSOR,
        "String",
        cursor('["Search","-score","region:a",null]'),
    ),
    Field(
        'search(text: "перм", after: $x) { totalCount }',
        "BAD_CURSOR",
        FOREIGN,
        "String",
        encode_cursor("Region", Order(), None, "region:a"),
    ),
    Field('region(id: "region:a") { recommendations(after: "zzz") { totalCount } }', "BAD_CURSOR", NO_CURSOR),
    # Searches.
    Field('search(text: "") { totalCount }', "EMPTY_SEARCH", "text: there is no word to search for"),
    Field('search(text: " \\t\\n") { totalCount }', "EMPTY_SEARCH", "text: there is no word to search for"),
    Field('search(text: "!?…—«»") { totalCount }', "EMPTY_SEARCH", "text: there is no word to search for"),
    Field(
        "search(text: $x) { totalCount }",
        "EMPTY_SEARCH",
        "text: there is no word to search for",
        "String!",
        "\0\x01\x7f",
    ),
    Field("search(text: $x) { totalCount }", "TEXT_TOO_LONG", "text: it has 500000 characters", "String!", MEGABYTE),
    Field("search(text: $x) { totalCount }", "BAD_USER_INPUT", f"text: {NO_CHARACTER}", "String!", f"перм{HALF}"),
    # Conditions.
    Field("regions(where: {name: {eq: null}}) { totalCount }", "BAD_USER_INPUT", f"where.name.eq: {NO_CONDITION}"),
    Field(
        "regions(where: {name: {contains: $x}}) { totalCount }",
        "BAD_USER_INPUT",
        f"where.name.contains: {NO_CONDITION}",
        "String",
        None,
    ),
    Field(
        "regions(where: {population: {ne: null}}) { totalCount }",
        "BAD_USER_INPUT",
        f"where.population.ne: {NO_CONDITION}",
    ),
    Field(
        "regions(where: {population: {notIn: null}}) { totalCount }",
        "BAD_USER_INPUT",
        f"where.population.notIn: {NO_CONDITION}",
    ),
    Field(
        "regions(where: {population: {isNull: null}}) { totalCount }",
        "BAD_USER_INPUT",
        f"where.population.isNull: {NO_CONDITION}",
    ),
    Field("regions(where: {population: null}) { totalCount }", "BAD_USER_INPUT", f"where.population: {NO_CONDITION}"),
    Field("municipalities(where: {region: null}) { totalCount }", "BAD_USER_INPUT", f"where.region: {NO_CONDITION}"),
    Field(
        "regions(where: $x) { totalCount }",
        "BAD_USER_INPUT",
        f"where.or.1.adoptions.some.practice.name.eq: {NO_CONDITION}",
        "RegionWhere",
        {"or": [{}, {"adoptions": {"some": {"practice": {"name": {"eq": None}}}}}]},
    ),
    Field(
        "regions { nodes { adoptions(where: {stage: {eq: null}}) { totalCount } } }",
        "BAD_USER_INPUT",
        f"where.stage.eq: {NO_CONDITION}",
    ),
    Field(
        "regions(where: {name: {in: [$x]}}) { totalCount }",
        "BAD_USER_INPUT",
        f"where.name.in.0: {NO_CHARACTER}",
        "String!",
        HALF,
    ),
    # Ids.
    Field("region(id: $x) { id }", "BAD_USER_INPUT", f"id: {NO_CHARACTER}", "ID!", f"region:{HALF}"),
    Field("node(id: $x) { id }", "BAD_USER_INPUT", f"id: {NO_CHARACTER}", "ID!", f"region:{HALF}"),
    Field("nodes(ids: [$x]) { id }", "BAD_USER_INPUT", f"ids.0: {NO_CHARACTER}", "ID!", HALF),
    Field("neighbourhood(id: $x) { center { id } }", "BAD_USER_INPUT", f"id: {NO_CHARACTER}", "ID!", HALF),
    Field(
        'region(id: "region:a") { recommendations(topics: [$x]) { totalCount } }',
        "BAD_USER_INPUT",
        f"topics.0: {NO_CHARACTER}",
        "ID!",
        HALF,
    ),
]


@pytest.mark.parametrize("case", FIELDS, ids=lambda case: f"{case.code}-{case.field[:70]}")
async def test_an_invalid_field_has_an_error_and_the_other_fields_have_data(engine, case):
    head = f"query($x: {case.type}) " if case.type else ""
    response = await engine.execute(
        f'{head}{{ good: region(id: "region:a") {{ id }} bad: {case.field} }}', {"x": case.value} if case.type else None
    )
    assert response["data"] == {"good": {"id": "region:a"}, "bad": None}
    (error,) = response["errors"]
    assert error["path"][0] == "bad"
    assert error["locations"]
    assert error["extensions"]["code"] == case.code
    assert error["message"].startswith(case.message)
    assert is_russian(error["extensions"]["messageRu"])
    assert hides_internals(response)


async def test_each_invalid_field_has_an_error_with_its_path(engine):
    response = await engine.execute(
        "{ a: regions(first: 0) { totalCount } b: regions(last: 1001) { totalCount }"
        ' c: search(text: "") { totalCount } dataVersion }'
    )
    assert response["data"]["dataVersion"] >= 0
    assert [(e["path"], e["extensions"]["code"]) for e in response["errors"]] == [
        (["a"], "BAD_PAGE"),
        (["b"], "BAD_PAGE"),
        (["c"], "EMPTY_SEARCH"),
    ]


UNKNOWN_IDS = [
    "",
    "region",
    "region:",
    "region:unknown",
    "practice:b",
    "x:y",
    ":",
    "::",
    "region:a ",
    "REGION:A",
    "region:\0",
    "region:\x1b[31m",
    "region:а",
    "' OR 1=1 //",
    "region:" + MEGABYTE,
    "*",
    "$p0",
    "region:a\n",
]


@pytest.mark.parametrize("id_", UNKNOWN_IDS, ids=lambda id_: repr(id_[:20]))
async def test_an_unknown_id_gives_null_without_an_error(engine, id_):
    response = await engine.execute(
        "query($id: ID!) { region(id: $id) { id } territory(id: $id) { id } neighbourhood(id: $id) { center { id } }"
        ' nodes(ids: [$id, "region:a"]) { id } }',
        {"id": id_},
    )
    other = {"id": id_} if id_ == "practice:b" else None
    assert response == {
        "data": {
            "region": None,
            "territory": None,
            "neighbourhood": other and {"center": other},
            "nodes": [other, {"id": "region:a"}],
        }
    }


async def test_an_id_of_another_type_gives_null(engine):
    response = await engine.execute(
        '{ region(id: "practice:b") { id } practice(id: "region:a") { id }'
        ' municipality(id: "region:a") { id } node(id: "practice:b") { id } }'
    )
    assert response == {"data": {"region": None, "practice": None, "municipality": None, "node": {"id": "practice:b"}}}


TEXTS = [
    "",
    "\0",
    "\x01\x08\x1b\x7f",
    "\u2028\u202e\ufeff",
    "\uffff",
    "𝒳",
    "е\u0308",
    "'\"\\`$p0{}[]()",
    "%_*?",
    MEGABYTE,
]


#: tests/resolvers/execution/test_normal_form.py tests the texts that are normalised before the comparison.
@pytest.mark.parametrize("text", [text for text in TEXTS if composed(text) == text], ids=lambda text: repr(text[:20]))
async def test_any_valid_text_can_be_compared(engine, text):
    response = await engine.execute(
        "query($t: String!) { eq: regions(where: {name: {eq: $t}}) { totalCount }"
        " contains: regions(where: {name: {contains: $t}}) { totalCount }"
        " in: regions(where: {id: {in: []}, name: {in: [$t]}}) { totalCount }"
        " not: regions(where: {not: {name: {startsWith: $t}}}) { totalCount } }",
        {"t": text},
    )
    empty_text = int(text == "")
    assert response == {
        "data": {
            "eq": {"totalCount": 0},
            "contains": {"totalCount": empty_text},
            "in": {"totalCount": 0},
            "not": {"totalCount": 1 - empty_text},
        }
    }


class Request(NamedTuple):
    """An operation that cannot be executed, with the code and a part of the message of its first error."""

    query: str
    code: str
    message: str
    variables: dict[str, Any] | None = None
    operation_name: str | None = None


DATE = "a date must be YYYY, YYYY-MM or YYYY-MM-DD, from year 0001 on, and must exist"
ON = "query($d: PartialDate) { adoptions(where: {runningOn: {lte: $d}}) { totalCount } }"
POPULATION = "query($n: Int) { regions(where: {population: {eq: $n}}) { totalCount } }"
TWO = "query A { dataVersion } query B { dataVersion }"


def deep_where(depth: int) -> dict[str, Any]:
    where: dict[str, Any] = {}
    for _ in range(depth):
        where = {"not": where}
    return where


REQUESTS = [
    # Documents.
    Request("", "GRAPHQL_PARSE_FAILED", "Syntax Error: Unexpected <EOF>."),
    Request("# nothing", "GRAPHQL_PARSE_FAILED", "Syntax Error: Unexpected <EOF>."),
    Request("{", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
    Request("\0", "GRAPHQL_PARSE_FAILED", "Syntax Error: Unexpected character: U+0000."),
    Request(f"{{ {HALF} }}", "GRAPHQL_PARSE_FAILED", "Syntax Error: Invalid character: U+D800"),
    Request(MEGABYTE, "GRAPHQL_PARSE_FAILED", "Syntax Error: Unexpected character"),
    Request("я", "GRAPHQL_PARSE_FAILED", "Syntax Error"),
    Request("{a" * 900, "GRAPHQL_PARSE_FAILED", "nested too deeply"),
    Request("{a" * 6_000, "GRAPHQL_PARSE_FAILED", "nested too deeply"),
    Request("{" + "a:dataVersion " * 20_000 + "}", "TOO_MANY_TOKENS", "more than 2000 tokens"),
    Request(
        "{ regions(where: " + "{not:" * 450 + "{}" + "}" * 450 + ") { totalCount } }",
        "GRAPHQL_PARSE_FAILED",
        "nested too deeply",
    ),
    Request("fragment F on Region { id }", "GRAPHQL_VALIDATION_FAILED", "Fragment 'F' is never used."),
    Request("type Query { a: Int }", "GRAPHQL_VALIDATION_FAILED", "The 'Query' definition is not executable."),
    Request("{ nope }", "GRAPHQL_VALIDATION_FAILED", "Cannot query field 'nope' on type 'Query'."),
    Request("{ region { id } }", "GRAPHQL_VALIDATION_FAILED", "Argument 'Query.region(id:)' of type 'ID!' is required"),
    Request('{ region(id: "region:a") }', "GRAPHQL_VALIDATION_FAILED", "must have a selection of subfields"),
    Request("{ region(id: 1.5) { id } }", "GRAPHQL_VALIDATION_FAILED", "ID cannot represent"),
    Request(
        "{ regions { nodes { ...F } } } fragment F on Region { borders { nodes { ...F } } }",
        "FRAGMENT_CYCLE",
        "Cannot spread fragment 'F' within itself.",
    ),
    Request('{ a: regions(first: "1") { totalCount } }', "GRAPHQL_VALIDATION_FAILED", "Int cannot represent"),
    Request("{ regions(first: 3000000000) { totalCount } }", "GRAPHQL_VALIDATION_FAILED", "Int cannot represent"),
    Request(
        "{ regions(orderBy: {field: SIZE}) { totalCount } }",
        "GRAPHQL_VALIDATION_FAILED",
        "Value 'SIZE' does not exist in 'RegionOrderField' enum.",
    ),
    Request(
        "{ regions(where: {population: {in: [null]}}) { totalCount } }",
        "GRAPHQL_VALIDATION_FAILED",
        "Expected value of non-null type 'Int!' not to be None.",
    ),
    Request("{ regions(where: {size: {eq: 1}}) { totalCount } }", "GRAPHQL_VALIDATION_FAILED", "'size'"),
    Request('mutation { region(id: "region:a") { id } }', "GRAPHQL_VALIDATION_FAILED", "mutation"),
    Request('subscription { region(id: "region:a") { id } }', "GRAPHQL_VALIDATION_FAILED", "subscription"),
    Request("{ " + "z" * 500_000 + " }", "GRAPHQL_VALIDATION_FAILED", "Cannot query field 'zzz"),
    # Dates.
    Request('{ adoptions(where: {runningOn: {lte: "0000"}}) { totalCount } }', "GRAPHQL_VALIDATION_FAILED", DATE),
    Request('{ adoptions(where: {runningOn: {lte: "2023-02-30"}}) { totalCount } }', "GRAPHQL_VALIDATION_FAILED", DATE),
    Request(
        '{ region(id: "region:a") { recommendations(asOf: "1995-13") { totalCount } } }',
        "GRAPHQL_VALIDATION_FAILED",
        DATE,
    ),
    *(
        Request(
            ON,
            "BAD_USER_INPUT",
            f"Variable '$d' has invalid value: Expected value of type 'PartialDate', but encountered error '{DATE}'",
            {"d": date},
        )
        for date in (
            "0000",
            "2023-02-30",
            "2023-00",
            "1995-1-1",
            "95",
            "١٩٩٥",
            " 1995",
            "1995\n",
            "",
            1995,
            True,
            "9" * 1_000_000,
            HALF,
        )
    ),
    # Variables.
    Request(POPULATION, "BAD_USER_INPUT", "Variable '$n' has invalid value: Int cannot represent", {"n": 2**31}),
    Request(POPULATION, "BAD_USER_INPUT", "Variable '$n' has invalid value: Int cannot represent", {"n": 2**70}),
    Request(POPULATION, "BAD_USER_INPUT", "Variable '$n' has invalid value: Int cannot represent", {"n": 1.5}),
    Request(POPULATION, "BAD_USER_INPUT", "Variable '$n' has invalid value: Int cannot represent", {"n": float("nan")}),
    Request(POPULATION, "BAD_USER_INPUT", "Variable '$n' has invalid value: Int cannot represent", {"n": "5"}),
    Request("query($id: ID!) { region(id: $id) { id } }", "BAD_USER_INPUT", "$id"),
    Request("query($id: ID!) { region(id: $id) { id } }", "BAD_USER_INPUT", "$id", {"id": None}),
    Request("query($id: ID!) { region(id: $id) { id } }", "BAD_USER_INPUT", "$id", {"id": {"a": 1}}),
    Request(
        "query($o: RegionOrderField) { regions(orderBy: {field: $o}) { totalCount } }",
        "BAD_USER_INPUT",
        "Value 'SIZE' does not exist in 'RegionOrderField' enum.",
        {"o": "SIZE"},
    ),
    Request(
        "query($o: RegionOrderField) { regions(orderBy: {field: $o}) { totalCount } }",
        "BAD_USER_INPUT",
        "Variable '$o' has invalid value: Value 'яяя",
        {"o": MEGABYTE},
    ),
    Request(
        "query($w: RegionWhere) { regions(where: $w) { totalCount } }",
        "BAD_USER_INPUT",
        "'size'",
        {"w": {"size": {"eq": 1}}},
    ),
    Request(
        "query($w: RegionWhere) { regions(where: $w) { totalCount } }",
        "VALUES_TOO_DEEP",
        "The variables are nested more than 128 levels deep",
        {"w": deep_where(5_000)},
    ),
    Request(
        "query($w: RegionWhere) { regions(where: $w) { totalCount } }",
        "TOO_MANY_CONDITIONS",
        "The operation has more than 200 conditions. Use a list (in)",
        {"w": {"or": [{"population": {"eq": i}} for i in range(201)]}},
    ),
    Request(
        "{ regions(where: " + 7 * "{borders: {some: " + "{}" + 7 * "}}" + ") { totalCount } }",
        "CONDITIONS_TOO_DEEP",
        "The conditions are nested more than 12 levels deep",
    ),
    # Operations.
    Request(TWO, "BAD_USER_INPUT", "operationName: the document has several operations. Name the one to run."),
    Request(TWO, "BAD_USER_INPUT", "operationName: the document has no operation 'C'", None, "C"),
    Request(TWO, "BAD_USER_INPUT", "operationName: the document has no operation ''", None, ""),
    Request(TWO, "BAD_USER_INPUT", "operationName: the document has no operation", None, HALF),
    Request("{ dataVersion }", "BAD_USER_INPUT", "operationName: the document has no operation 'яяя", None, MEGABYTE),
]


@pytest.fixture(scope="module")
async def storeless():
    """An engine without a reachable store: an operation that cannot be executed sends no statement."""
    store = Neo4jStore("bolt://127.0.0.1:9", USER, "", DATABASE)
    engine = create_engine(store)
    yield engine
    await engine.close()
    assert store.statement_count == 0


@pytest.mark.parametrize("case", REQUESTS, ids=lambda case: f"{case.code}-{case.query[:60]!r}-{case.message[-20:]}")
async def test_an_operation_that_cannot_be_executed_has_errors_only(storeless, case):
    response = await storeless.execute(case.query, case.variables, case.operation_name)
    assert response.keys() == {"errors"}
    assert {error["extensions"]["code"] for error in response["errors"]} == {case.code}
    error = response["errors"][0]
    assert case.message in error["message"]
    assert "path" not in error
    assert all(is_russian(error["extensions"]["messageRu"]) for error in response["errors"])
    assert all(len(error["message"]) <= 1000 for error in response["errors"])
    assert hides_internals(response)


async def test_the_number_of_errors_is_bounded(storeless):
    response = await storeless.execute("{ regions { " + " ".join(f"nope{i}" for i in range(500)) + " } }")
    assert 1 < len(response["errors"]) <= 51
    assert {error["extensions"]["code"] for error in response["errors"]} == {"GRAPHQL_VALIDATION_FAILED"}


async def test_conditions_may_be_nested_100_levels_deep(engine):
    response = await engine.execute(
        "query($w: RegionWhere) { regions(where: $w) { totalCount } }", {"w": deep_where(100)}
    )
    assert response == {"data": {"regions": {"totalCount": 1}}}


@pytest.fixture(scope="module")
async def client(engine):
    """An HTTP client of the engine."""
    endpoint = GraphQLEndpoint(IdeFiles(), max_body_size=2_000_000, request_timeout=LIMIT)
    app = Starlette(routes=[Route("/graphql", endpoint)])
    app.state.engine = engine
    listener = listen("127.0.0.1", 0)
    async with (
        serving(app, listener),
        httpx.AsyncClient(base_url="http://{}:{}".format(*listener.getsockname()), timeout=LIMIT) as client,
    ):
        yield client


async def post(client: httpx.AsyncClient, body: str) -> tuple[int, dict[str, Any]]:
    answer = await client.post("/graphql", content=body, headers={"content-type": "application/json"})
    return answer.status_code, json.loads(answer.text)


@pytest.mark.parametrize("surrogate", [r"\ud800", r"\udfff", r"a\ud83d", r"\ude00\ud83d"])
async def test_lone_surrogates_over_http_are_refused(client, surrogate):
    """The JSON parser or the engine refuses them; the response is a valid GraphQL error in both cases."""
    query = "query($id: ID!) { region(id: $id) { id } }"
    for body in (
        f'{{"query": "{query}", "variables": {{"id": "{surrogate}"}}}}',
        f'{{"query": "{{ {surrogate} }}"}}',
        f'{{"query": "{{ dataVersion }}", "operationName": "{surrogate}"}}',
    ):
        status, response = await post(client, body)
        assert status in (200, 400)
        assert response["errors"][0]["extensions"]["code"] in ("BAD_REQUEST", "BAD_USER_INPUT", "GRAPHQL_PARSE_FAILED")
        assert hides_internals(response)


async def test_a_character_over_http_may_be_a_surrogate_pair(client):
    status, response = await post(client, r'{"query": "{ region(id: \"\ud83d\ude00\") { id } }"}')
    assert (status, response) == (200, {"data": {"region": None}})


@pytest.mark.parametrize("control", [r"\u0000", r"\u001b[31m", r"\u2028"])
async def test_control_characters_over_http_are_accepted(client, control):
    query = "query($id: ID!) { region(id: $id) { id } regions(where: {name: {contains: $id}}) { totalCount } }"
    status, response = await post(
        client,
        f'{{"query": "{query}", "variables": {{"id": "{control}"}}}}'.replace(
            "$id: ID!", "$id: ID!, $t: String"
        ).replace("contains: $id", "contains: $t"),
    )
    assert status == 200
    assert response["data"]["region"] is None


async def test_a_text_of_a_megabyte_over_http_is_answered(client):
    body = json.dumps(
        {
            "query": "query($t: String!) { search(text: $t) { totalCount } dataVersion }",
            "variables": {"t": "a" * 1_000_000},
        }
    )
    status, response = await post(client, body)
    assert status == 200
    assert response["errors"][0]["extensions"]["code"] == "TEXT_TOO_LONG"
    assert response["data"]["dataVersion"] >= 0


async def test_the_service_answers_after_all_invalid_input(engine, client):
    expected = {"data": {"region": {"name": "Пермский край"}}}
    assert await engine.execute('{ region(id: "region:a") { name } }') == expected
    assert await post(client, r'{"query": "{ region(id: \"region:a\") { name } }"}') == (200, expected)


@pytest.fixture
async def outage(store_kind, request, tmp_path):
    """A separate store, with functions that stop and restore it."""
    if store_kind == "neo4j":
        server = request.getfixturevalue("neo4j_server")
        proxy = Proxy(server.uri)
        await proxy.listen()
        async with connected(Neo4jStore(proxy.uri, USER, server.password, DATABASE, LONG_TIMEOUTS)) as store:
            yield store, proxy.stop, proxy.listen
        await proxy.stop()
    else:

        async def kill():
            os.kill(store.process_id, signal.SIGKILL)

        async def wait():
            """The embedded store restarts by itself."""

        async with connected(embedded_store(tmp_path)) as store:
            yield store, kill, wait


async def test_a_lost_store_is_reported_and_used_again_after_its_return(outage):
    store, stop_store, restore_store = outage
    await migrations.upgrade(store)
    await store.write(("MERGE (r:Region:Territory {id: 'region:mortal'}) SET r.country = 'RU'", {}))
    engine = create_engine(store, wait=LIMIT)
    operation = (
        '{ a: region(id: "region:mortal") { id } b: search(text: "перм") { totalCount } dataVersion'
        ' c: region(id: "region:mortal") { recommendations { totalCount } } }'
    )
    try:
        await stop_store()
        response = await engine.execute(operation)
        assert response["data"] == {"a": None, "b": None, "dataVersion": None, "c": None}
        assert sorted(error["path"][0] for error in response["errors"]) == ["a", "b", "c", "dataVersion"]
        for error in response["errors"]:
            assert error["extensions"]["code"] == "STORE_UNAVAILABLE"
            assert error["message"] == "The store is not available. Try again in a few seconds."
            assert error["extensions"]["messageRu"] == "Хранилище недоступно. Повторите через несколько секунд."
        assert hides_internals(response)
        await restore_store()
        while "errors" in (response := await engine.execute(operation)):
            await asyncio.sleep(0.2)
        assert response["data"]["a"] == {"id": "region:mortal"}
    finally:
        await engine.close()
