"""Attacks over HTTP: each is refused with its code before any statement runs, and with bounded work.

Slow clients are in tests/transport/test_request_heads.py. benchmarks/attacks measures the attacks of this list.
"""

import gzip
import json
import sys
from collections.abc import AsyncGenerator, Callable, Iterator
from typing import Any, NamedTuple

import httpx
import pytest
from graphql import GraphQLInputObjectType, GraphQLString, get_named_type, is_list_type, is_non_null_type
from starlette.applications import Starlette
from starlette.routing import Route

from access.from_settings import bounds_of, principals_of
from graph.store import Neo4jStore, Statement, Store
from graph.text import composed
from resolvers.execution.bind import bind
from resolvers.execution.engine import Engine
from resolvers.execution.errors import RequestError
from resolvers.execution.prepare import OperationPreparer
from resolvers.service import create_engine
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from settings import Settings
from tests.support.expensive_queries import EXPENSIVE_QUERIES
from tests.support.narrowing import instance, present
from tests.support.neo4j_server import DATABASE, USER
from tests.support.service import LIMIT
from tests.transport.conftest import endpoint
from transport.documents import PersistedQueries
from transport.exports import ExportEndpoint

#: Maximum number of Python calls for an attack; a small query makes about 10,000.
MAX_CALLS = 100_000
#: Maximum size of the answer to an attack in bytes.
MAX_ANSWER = 3_000


def many(count: int, template: str) -> str:
    """Repeat the template, with `#` replaced by the number of the repetition."""
    return " ".join(template.replace("#", str(i)) for i in range(count))


def query(document: str, **variables: Any) -> bytes:
    return json.dumps({"query": document, "variables": variables}).encode()


def levels(count: int, size: int) -> str:
    """Nest `count` levels of mutual relationships, each a page of `size` nodes."""
    pairs, pair = count // 2, f"municipalities(first: {size}) {{ nodes {{ region {{"
    return f"{{ regions(first: {size}) {{ nodes {{ {pair * pairs} id {'} } }' * pairs} }} }} }}"


def cycle(count: int) -> str:
    fragments = many(count, "fragment F# on Region { borders { nodes { ...G# } } }")
    for i in range(count):
        fragments = fragments.replace(f"...G{i} ", f"...F{(i + 1) % count} ")
    return "{ regions { nodes { ...F0 } } } " + fragments


def overlapping(count: int) -> str:
    return (
        "{ regions { nodes { "
        + many(count, "...F#")
        + " } } }"
        + many(count, "fragment F# on Region { id name borders { nodes { id name } } }")
    )


def ladder(count: int) -> str:
    """Write fragments that expand to 3 ** `count` fields."""
    steps = "".join(
        f"fragment F{i} on Region {{ {many(3, f'a#: borders {{ nodes {{ ...F{i + 1} }} }}')} }} " for i in range(count)
    )
    return f"{{ regions {{ nodes {{ ...F0 }} }} }} {steps} fragment F{count} on Region {{ id }}"


def nested(levels: int) -> dict[str, Any]:
    where: dict[str, Any] = {}
    for _ in range(levels):
        where = {"not": where}
    return where


def dated(year: int) -> str:
    return f'a{year}: recommendations(asOf: "{year}") {{ confidence }}'


def alternatives(count: int) -> dict[str, Any]:
    return {"or": [{"population": {"eq": i}} for i in range(count)]}


def through(relationships: int) -> dict[str, Any]:
    where: dict[str, Any] = {}
    for _ in range(relationships):
        where = {"borders": {"some": where}}
    return where


class Attack(NamedTuple):
    """A request, with the code and status of its answer."""

    name: str
    body: Callable[[], bytes]
    code: str
    status: int = 200
    headers: dict[str, str] = {}


PEOPLE = "experts { person { id } involvements { nodes { id } sources { id } } }"
WHERE = "query($w: RegionWhere) { regions(where: $w) { totalCount } }"

ATTACKS = [
    Attack("10,000 aliases", lambda: query("{" + many(10_000, "a#: dataVersion") + "}"), "TOO_MANY_TOKENS"),
    Attack("101 aliases", lambda: query("{" + many(101, "a#: dataVersion") + "}"), "TOO_MANY_ALIASES"),
    Attack("a field 10,000 times", lambda: query("{" + "dataVersion " * 10_000 + "}"), "TOO_MANY_TOKENS"),
    Attack("a field 1,000 times", lambda: query("{" + "dataVersion " * 1_000 + "}"), "TOO_MANY_REPEATS"),
    Attack("300 overlapping fragments", lambda: query(overlapping(300)), "TOO_MANY_TOKENS"),
    Attack("60 overlapping fragments", lambda: query(overlapping(60)), "TOO_MANY_FRAGMENTS"),
    Attack("45 overlapping fragments", lambda: query(overlapping(45)), "TOO_MANY_REPEATS"),
    Attack(
        "90 overlapping selections",
        lambda: query("{ regions { nodes { " + "... { id name borders { nodes { id } } } " * 90 + "} } }"),
        "TOO_MANY_REPEATS",
    ),
    Attack("fragment within itself", lambda: query(cycle(1)), "FRAGMENT_CYCLE"),
    Attack("cycle of 40 fragments", lambda: query(cycle(40)), "FRAGMENT_CYCLE"),
    Attack("a ladder of fragments", lambda: query(ladder(8)), "TOO_MANY_FIELDS"),
    Attack("12 levels of 100 each", lambda: query(levels(12, 100)), "TOO_DEEP"),
    Attack("6 levels of 100 each", lambda: query(levels(6, 100)), "TOO_COSTLY"),
    Attack("2 levels of 1,000 each", lambda: query(levels(2, 1_000)), "TOO_COSTLY"),
    Attack(
        "21 levels",
        lambda: query("{ regions " + "{ nodes { borders " * 20 + "{ totalCount }" + " } }" * 20 + "}"),
        "TOO_DEEP",
    ),
    Attack(
        "20 pages of 100 of 100",
        lambda: query(
            "{" + many(20, "a#: regions(first: 100) { nodes { municipalities(first: 100) { nodes { id } } } }") + "}"
        ),
        "TOO_COSTLY",
    ),
    Attack(
        "20 problems with all their people",
        lambda: query("{" + many(20, f'a#: practicesFor(text: "парк", first: 100) {{ edges {{ {PEOPLE} }} }}') + "}"),
        "TOO_COSTLY",
    ),
    Attack(
        "26 aggregates of 1,000 groups with nodes",
        lambda: query(
            "{ adoptions {"
            + many(
                26,
                "a#: aggregate(groupBy: [PRACTICE, TERRITORY, PROJECT], first: 1000) {"
                " groups { keys { node { id } } } }",
            )
            + "} }"
        ),
        "TOO_COSTLY",
    ),
    Attack(
        "facets of 1,000 lists",
        lambda: query(
            "{ regions(first: 1000) { nodes { municipalities(first: 1) {"
            " facets(by: [KIND, COUNTRY, DATASETS], first: 100) { buckets { key } } } } } }"
        ),
        "TOO_COSTLY",
    ),
    Attack(
        "20 searches for paths",
        lambda: query(
            "{" + many(20, 'a#: shortestPath(from: "region:RU-TA", to: "region:US-CA", maxLength: 8) { length }') + "}"
        ),
        "TOO_COSTLY",
    ),
    Attack("21 root fields", lambda: query("{" + many(21, "a#: regions { totalCount }") + "}"), "TOO_MANY_ROOT_FIELDS"),
    Attack(
        "directives 10,000 times",
        lambda: query("{ dataVersion " + "@skip(if: false) " * 10_000 + "}"),
        "TOO_MANY_TOKENS",
    ),
    Attack(
        "directives 250 times", lambda: query("{ dataVersion " + "@skip(if: false) " * 250 + "}"), "TOO_MANY_DIRECTIVES"
    ),
    Attack(
        "101 variables", lambda: query("query(" + many(101, "$v#: Int") + ") { dataVersion }"), "TOO_MANY_VARIABLES"
    ),
    Attack("100,000 values in a list", lambda: query(WHERE, w={"id": {"in": ["x"] * 100_000}}), "TOO_MANY_VALUES"),
    Attack("201 conditions", lambda: query(WHERE, w=alternatives(201)), "TOO_MANY_CONDITIONS"),
    Attack("3,000 conditions", lambda: query(WHERE, w=alternatives(3_000)), "TOO_MANY_CONDITIONS"),
    Attack("conditions through 7 relationships", lambda: query(WHERE, w=through(7)), "CONDITIONS_TOO_DEEP"),
    Attack(
        "recommendations of 99 years",
        lambda: query(f'{{ region(id: "region:US-CA") {{ {" ".join(dated(1900 + year) for year in range(99))} }} }}'),
        "TOO_COSTLY",
    ),
    Attack("conditions 500 levels deep", lambda: query(WHERE, w=nested(500)), "VALUES_TOO_DEEP"),
    Attack("selections 900 levels deep", lambda: query("{a" * 900), "GRAPHQL_PARSE_FAILED"),
    Attack(
        "a list 900 levels deep",
        lambda: query("{ nodes(ids: " + "[" * 900 + "]" * 900 + ") { id } }"),
        "GRAPHQL_PARSE_FAILED",
    ),
    Attack(
        "introspection 20 levels deep",
        lambda: query(
            "{ __schema { types { fields { type { " + "fields { type { " * 8 + "name" + " } }" * 8 + " } } } } }"
        ),
        "TOO_DEEP",
    ),
    Attack("a query of 500 operations", lambda: query(many(500, "query Q# { dataVersion }")), "TOO_MANY_TOKENS"),
    Attack("a query of 300 operations", lambda: query(many(300, "query Q# { dataVersion }")), "TOO_MANY_OPERATIONS"),
    Attack(
        "a batch of 1,000 operations",
        lambda: b"[" + b",".join([query("{ dataVersion }")] * 1_000) + b"]",
        "BATCH_NOT_SUPPORTED",
        400,
    ),
    Attack("`[` 100,000 times", lambda: b"[" * 100_000, "JSON_TOO_DEEP", 400),
    Attack('`{"a":` 100,000 times', lambda: b'{"a":' * 100_000, "JSON_TOO_DEEP", 400),
    Attack("a body of 50 MB", lambda: query("{ dataVersion }", x="x" * 50_000_000), "REQUEST_TOO_LARGE", 413),
    Attack(
        "a bomb of gzip",
        lambda: gzip.compress(b" " * 20_000_000),
        "UNSUPPORTED_MEDIA_TYPE",
        415,
        {"Content-Encoding": "gzip"},
    ),
    Attack(
        "a form of another site",
        lambda: query("{ dataVersion }"),
        "UNSUPPORTED_MEDIA_TYPE",
        415,
        {"Content-Type": "text/plain"},
    ),
    Attack("a guessed key", lambda: query("{ dataVersion }"), "UNKNOWN_API_KEY", 401, {"X-API-Key": "guess"}),
    Attack(
        "a plan without the right",
        lambda: b'{"query": "{ dataVersion }", "extensions": {"plan": true}}',
        "PLAN_NOT_ALLOWED",
    ),
    Attack(
        "a hash of another document",
        lambda: json.dumps(
            {"query": "{ dataVersion }", "extensions": {"persistedQuery": {"version": 1, "sha256Hash": "0" * 64}}}
        ).encode(),
        "BAD_REQUEST",
        400,
    ),
]


def service_endpoint(engine: Engine):
    """Return a client of an endpoint with the default settings."""
    settings = Settings()
    return endpoint(
        engine,
        max_body_size=settings.max_body_size,
        compress_above=settings.compress_above,
        principals=principals_of(settings),
        documents=PersistedQueries(settings.persisted_queries),
    )


async def send(client: httpx.AsyncClient, attack: Attack) -> httpx.Response:
    return await client.post(
        "/graphql",
        content=attack.body(),
        headers={
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Accept-Encoding": "identity",
            **attack.headers,
        },
    )


@pytest.fixture(scope="module")
async def storeless():
    """A client and its engine without a reachable store: a statement would fail with another error."""
    store = Neo4jStore("bolt://127.0.0.1:9", USER, "", DATABASE)
    engine = create_engine(store, bounds_of(Settings()))
    async with service_endpoint(engine) as client:
        yield client, engine
    await engine.close()
    assert store.statement_count == 0


@pytest.mark.parametrize("attack", ATTACKS, ids=[attack.name for attack in ATTACKS])
async def test_an_attack_is_refused_with_its_code(storeless, attack):
    response = await send(storeless[0], attack)
    assert response.status_code == attack.status, response.text[:1000]
    body = response.json()
    assert list(body) == ["errors"]
    assert body["errors"][0]["extensions"]["code"] == attack.code
    assert len(response.content) < MAX_ANSWER


@pytest.mark.parametrize("attack", [a for a in ATTACKS if a.status == 200], ids=lambda attack: attack.name)
async def test_an_attack_takes_bounded_work(storeless, attack):
    _, engine = storeless
    request, calls = json.loads(attack.body()), 0

    def count(frame, event, argument) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        await engine.execute(request["query"], request.get("variables"))
    finally:
        sys.setprofile(None)
    assert calls < MAX_CALLS


async def test_an_attack_through_an_export_is_refused_with_its_code(storeless):
    """A price that is too high is not refused: the export takes smaller pages, each with its price."""
    app = Starlette(routes=[Route("/export", ExportEndpoint(GRAPHQL_SCHEMA, request_timeout=LIMIT))])
    app.state.engine = storeless[1]
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        for attack in ATTACKS:
            too_long = len(attack.body()) > 20_000  # for the address of a request
            if attack.status != 200 or attack.code == "TOO_COSTLY" or too_long:
                continue
            request = json.loads(attack.body())
            response = await client.get(
                "/export", params={"query": request["query"], "variables": json.dumps(request.get("variables"))}
            )
            assert response.status_code == 400, attack.name
            code = response.json()["errors"][0]["extensions"]["code"]
            assert code in (attack.code, "BAD_USER_INPUT"), attack.name
            assert len(response.content) < MAX_ANSWER, attack.name


FIRST = "query($first: Int!) { regions(first: $first) { nodes { id } } }"
#: Queries for exports, their variables, and the codes of the answers: faults that no rule of a document finds.
EXPORTS: dict[str, tuple[str, dict[str, Any], str]] = {
    "11,000 values as a size": (FIRST, {"first": [1] * 11_000}, "TOO_MANY_VALUES"),
    "3,000 objects as a size": (FIRST, {"first": [{}] * 3_000}, "TOO_MANY_CONDITIONS"),
    "a size that is a list": (FIRST, {"first": [1]}, "BAD_USER_INPUT"),
    "a size that is a text": (FIRST, {"first": "x"}, "BAD_USER_INPUT"),
    "a size of 1e30": (FIRST, {"first": 1e30}, "BAD_USER_INPUT"),
    "no size": (FIRST, {}, "BAD_USER_INPUT"),
    "skipped rows": ("{ regions @skip(if: true) { nodes { id } } }", {}, "BAD_USER_INPUT"),
    "skipped columns": ("{ regions { nodes { id @skip(if: true) } } }", {}, "BAD_USER_INPUT"),
    "a null condition": (
        "query($s: Boolean = true) { regions { nodes { id @skip(if: $s) } } }",
        {"s": None},
        "BAD_USER_INPUT",
    ),
    "two lists of the same groups": (
        "{ adoptions { aggregate { a: groups { count } b: groups { count } } } }",
        {},
        "BAD_USER_INPUT",
    ),
}


async def test_an_attack_on_exports_is_refused_with_its_code_by_bounded_work(storeless):
    app = Starlette(routes=[Route("/export", ExportEndpoint(GRAPHQL_SCHEMA, request_timeout=LIMIT))])
    app.state.engine = storeless[1]
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        for name, (document, variables, code) in EXPORTS.items():
            calls, text = 0, json.dumps(variables, separators=(",", ":"))

            def count(frame, event, argument) -> None:
                nonlocal calls
                calls += event == "call"

            sys.setprofile(count)
            try:
                response = await client.get("/export", params={"query": document, "variables": text})
            finally:
                sys.setprofile(None)
            assert response.status_code == 400, (name, response.text)
            assert response.json()["errors"][0]["extensions"]["code"] == code, name
            assert len(response.content) < MAX_ANSWER, name
            assert calls < 2 * MAX_CALLS, name  # also those of the client


# --- Harmless requests that look like attacks

HOSTILE = [
    "'",
    '"',
    "`",
    "\\",
    "$p0",
    "$",
    "{}",
    "}) RETURN 1 //",
    "' OR 1=1 //",
    '" OR ""="',
    "'}) DETACH DELETE n //",
    "`) MATCH (n) DETACH DELETE n //",
    "\u0027 OR 1=1",
    "\\u0027",
    "/* */",
    "// ",
    ";",
    "\n",
    "\0",
    "%",
    "*",
    "?",
    "~",
    "^",
    "AND",
    "OR NOT",
    "id:*",
    "[a TO z]",
    "a~2",
    "+a -b",
    "(a",
    "a)",
    '"a',
    "a\\",
    "name:/.*/",
    "&& ||",
    "!",
    "x" * 1_000,
    "я",
    "e\u0301",
    "😀",
    "‮",
    "LOAD CSV FROM 'file:///etc/passwd' AS x",
    "CALL dbms.shutdown()",
]
ALL_HOSTILE = " ".join(HOSTILE)
PREPARER = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS)


def text_paths(type_: Any, depth: int) -> Iterator[tuple[str, ...]]:
    """Yield the paths to the texts in an input type: names of fields, and `*` for the items of a list."""
    if is_non_null_type(type_):
        yield from text_paths(type_.of_type, depth)
    elif is_list_type(type_):
        yield from (("*", *path) for path in text_paths(type_.of_type, depth))
    elif isinstance(type_, GraphQLInputObjectType):
        for name, field in type_.fields.items() if depth else ():
            yield from ((name, *path) for path in text_paths(field.type, depth - 1))
    elif type_ is GraphQLString or type_.name == "ID":
        yield ()


def value_with(path: tuple[str, ...], text: str) -> Any:
    """Return an input value with the text at the path."""
    if not path:
        return text
    return [value_with(path[1:], text)] if path[0] == "*" else {path[0]: value_with(path[1:], text)}


def text_arguments() -> Iterator[tuple[str, str, Any, tuple[str, ...]]]:
    """Yield each text in the arguments of the root fields: field, argument, type of the argument, path to the text."""
    for name, field in present(GRAPHQL_SCHEMA.query_type).fields.items():
        for argument, declared in field.args.items():
            for path in text_paths(declared.type, 3):
                yield name, argument, declared.type, path


def operation_with(name: str, argument: str, type_: Any) -> str:
    type_name = present(get_named_type(present(GRAPHQL_SCHEMA.query_type).fields[name].type)).name
    below = "" if type_name == "Int" else "{ totalCount }" if type_name.endswith("Connection") else "{ __typename }"
    required = {
        "adoptionPatterns": ("country",),
        "search": ("text",),
        "practicesFor": ("text",),
        "neighbourhood": ("id",),
        "node": ("id",),
        "nodes": ("ids",),
        "compare": ("territories",),
        "shortestPath": ("from", "to"),
    }.get(name, ())
    others = "".join(f', {each}: "a"' for each in required if each != argument)
    if name == "adoptionPatterns":
        others += ", level: REGION"
    return f"query($x: {type_}) {{ {name}({argument}: $x{others}) {below} }}"


def statement_of(document: str, value: Any) -> tuple[str, dict[str, Any]] | str:
    """Return the statement and its parameters, or the error code if the arguments are refused."""
    try:
        ((plan, arguments),) = bind(PREPARER.prepare(document), {"x": value}, None).fields
    except RequestError as error:
        return present(error.errors[0].extensions)["code"]
    arguments = instance(arguments, tuple)
    statement = plan.statements.of(arguments)
    return statement.text, statement.bind(arguments)


PLACES = [place for place in text_arguments() if place[1] not in ("after", "before")]
COMPUTED = (
    "adoptionPatterns",
    "assessmentsDue",
    "compare",
    "practicesFor",
    "search",
    "node",
    "nodes",
    "neighbourhood",
    "shortestPath",
)


def test_the_places_cover_every_field_with_text_arguments():
    assert len(PLACES) > 500
    assert {name for name, *_ in PLACES} >= {"regions", "region", "search", "node", "nodes", "neighbourhood"}


@pytest.mark.parametrize("name", sorted({name for name, *_ in PLACES} - set(COMPUTED)))
def test_client_text_never_becomes_part_of_a_statement(name):
    for number, (_, argument, type_, path) in enumerate(place for place in PLACES if place[0] == name):
        document = operation_with(name, argument, type_)
        harmless, _ = statement_of(document, value_with(path, "harmless"))
        for text in (HOSTILE[number % len(HOSTILE)], ALL_HOSTILE):
            statement, parameters = statement_of(document, value_with(path, text))
            assert statement == harmless
            assert json.dumps(composed(text)) in json.dumps(parameters)


class RecordingStore(Store):
    """Records the statements of its reads and delegates to another store."""

    kind, is_lost, connections = "recorded", False, (0, 0)

    def __init__(self, store: Store):
        self._store = store
        self.texts: list[str] = []

    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        self.texts.append(text)
        return await self._store.read(text, parameters)

    def stream(self, text: str, parameters: dict[str, Any] | None = None) -> AsyncGenerator[list[Any], None]:
        return self._store.stream(text, parameters)

    async def connect(self) -> None:
        await self._store.connect()

    async def write(self, *statements: Statement) -> list[list[list[Any]]]:
        return await self._store.write(*statements)

    async def create_fulltext_index(self, name: str, label: str, property: str) -> None:
        await self._store.create_fulltext_index(name, label, property)

    async def close(self) -> None:
        await self._store.close()


@pytest.fixture(scope="module")
async def recorded(loaded_store, loaded_trainings):
    store = RecordingStore(loaded_store)
    engine = create_engine(store, wait=LIMIT, trainings=loaded_trainings)
    await engine.execute('{ region(id: "region:US-CA") { recommendations { totalCount } } }')  # builds the model
    await engine.execute('{ search(text: "парк", mode: MEANING) { totalCount } }')  # reads the texts
    yield engine, store
    await engine.close()


@pytest.mark.parametrize("text", [*HOSTILE, ALL_HOSTILE[:900]], ids=lambda text: repr(text)[:30])
@pytest.mark.parametrize(
    "field",
    [
        "search(text: $x) { totalCount }",
        "search(text: $x, mode: MEANING) { edges { fragment { text } } }",
        "practicesFor(text: $x) { edges { score matches { word } } }",
        'practicesFor(text: "zzzz", territory: $x) { edges { adopterCount } }',
        "node(id: $x) { id }",
        "nodes(ids: [$x]) { id }",
        "neighbourhood(id: $x) { center { id } }",
        'shortestPath(from: $x, to: "region:US-CA") { length }',
        'region(id: "region:US-CA") { recommendations(topics: [$x]) { totalCount } }',
        'region(id: "region:US-CA") { experts(topic: $x) { person { id } } peers(topic: $x) { dataVersion } }',
        'compare(territories: [$x, "region:US-CA"], topic: $x) { dataVersion }',
    ],
)
async def test_client_text_never_becomes_part_of_the_statement_of_a_computed_field(recorded, field, text):
    engine, store = recorded
    type_ = "String!" if "text: $x" in field else "ID!"
    document = f"query($x: {type_}) {{ {field} }}"

    async def statements(value: str) -> set[str]:
        store.texts.clear()
        response = await engine.execute(document, {"x": value})
        codes = {error["extensions"]["code"] for error in response.get("errors", ())}
        assert codes <= {"EMPTY_SEARCH", "BAD_USER_INPUT"}
        return set(store.texts)

    # A search has a statement for words with and without other spellings, and further ones if it finds nothing.
    harmless = ("zzzz", "яяяя", "парк") if field.startswith("search(text: $x) ") else ("zzzz",)
    expected = {each for value in harmless for each in await statements(value)}
    assert await statements(text) <= expected


@pytest.fixture(scope="module")
async def client(loaded_engine):
    async with service_endpoint(loaded_engine) as client:
        yield client


#: Expensive requests that the service must answer.
ANSWERED = {
    **{name: query(text) for name, text in EXPENSIVE_QUERIES.items()},
    "200 conditions": query(WHERE, w=alternatives(200)),
    "groups by three dimensions": query(
        "{ adoptions { aggregate(groupBy: [TERRITORY_REGION, PRACTICE_TOPICS, RUNNING_ON_DECADE], first: 1000) {"
        " groupCount groups { keys { key } count distinctCount(of: TERRITORY) } } } }"
    ),
    "a path that does not exist": query(
        '{ shortestPath(from: "region:RU-TA", to: "region:US-CA", maxLength: 8) { length } }'
    ),
}

HARMLESS = [
    ("a text of 1 MB in a condition", query(WHERE, w={"name": {"contains": "x" * 1_000_000}}), 0),
    (
        "Lucene syntax",
        query("query($t: String!) { search(text: $t) { totalCount } }", t='name:zzz* AND (~"qqq" OR [a TO b]) ^2 \\'),
        0,
    ),
    ("Cypher", query(WHERE, w={"name": {"eq": "'}) DETACH DELETE n //"}}), 0),
]


@pytest.mark.parametrize(("body", "count"), [case[1:] for case in HARMLESS], ids=[case[0] for case in HARMLESS])
async def test_a_request_that_only_looks_like_an_attack_is_answered(client, body, count):
    response = await client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
    (value,) = response.json()["data"].values()
    assert value == {"totalCount": count}


async def test_expensive_requests_are_answered(client):
    for name, body in ANSWERED.items():
        response = await client.post("/graphql", content=body, headers={"Content-Type": "application/json"})
        assert "errors" not in response.json(), f"{name}: {response.text}"


async def test_the_service_answers_after_all_attacks(client):
    for attack in ATTACKS:
        await send(client, attack)
    response = await client.post("/graphql", json={"query": '{ region(id: "region:US-CA") { id } }'})
    assert response.json() == {"data": {"region": {"id": "region:US-CA"}}}
