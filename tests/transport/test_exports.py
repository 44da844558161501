"""`GET /export`: the rows of a query as a file, equal to its pages, on both stores with the shipped data."""

import asyncio
import contextlib
import csv
import io
import json
import re
import tempfile
from collections import Counter

import httpx
import networkx as nx
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from access.allowance import UNBOUNDED, Allowance
from access.errors import RATE_LIMITED, LimitError
from access.principals import Principals
from process.address import listen
from resolvers.execution.response import Response
from schema.public import GRAPHQL_SCHEMA
from tests.export.test_files import Engine as Rows
from tests.export.test_rows import QUERY
from tests.resolvers.asking import ask
from tests.support.service import LIMIT
from tests.transport.conftest import serving
from transport.exports import ExportEndpoint

ADOPTIONS = """query($where: AdoptionWhere, $first: Int) { adoptions(where: $where, first: $first) { nodes {
    id stage runningOn territory { id name } practice { id topics { nodes { name } } } } } }"""
SPID = {"where": {"territory": {"id": {"eq": "region:US-CA"}}}}
PROGRAMME = """{ neighbourhood(
    id: "program:shkola-munitsipalnykh-komand", along: [OF_PROGRAM, IN_COHORT, DEVELOPED_BY], first: 100
) { nodes { __typename id label } links { type sourceId targetId } } }"""


@contextlib.asynccontextmanager
async def exporting(engine, **options):
    """A client of an endpoint for exports with this engine."""
    endpoint = ExportEndpoint(GRAPHQL_SCHEMA, **{"request_timeout": LIMIT, **options})
    app = Starlette(routes=[Route("/export", endpoint)])
    app.state.engine = engine
    listener = listen("127.0.0.1", 0)
    async with (
        serving(app, listener),
        httpx.AsyncClient(base_url="http://{}:{}".format(*listener.getsockname()), timeout=LIMIT) as client,
    ):
        yield client


@pytest.fixture(scope="module")
async def client(loaded_engine):
    async with exporting(loaded_engine) as client:
        yield client


async def export(client, query: str, variables=None, **parameters) -> httpx.Response:
    response = await client.get(
        "/export", params={"query": query, "variables": json.dumps(variables or {}), **parameters}
    )
    assert response.status_code == 200, response.text
    return response


async def error_of(client, status: int = 400, **parameters) -> str:
    response = await client.get("/export", params=parameters)
    assert (response.status_code, list(response.json())) == (status, ["errors"]), response.text
    [error] = response.json()["errors"]
    assert error["extensions"]["messageRu"]
    return error["message"]


async def pages(engine, query: str, variables) -> list[dict]:
    """Return the nodes of all pages of a list of adoptions, read by a client."""
    paged = query.replace("$first: Int", "$after: String").replace("first: $first", "first: 100, after: $after")
    paged = paged.replace("nodes {", "totalCount pageInfo { hasNextPage endCursor } nodes {", 1)
    found, after = [], None
    while True:
        page = (await ask(engine, paged, **variables, after=after))["adoptions"]
        found += page["nodes"]
        if not page["pageInfo"]["hasNextPage"]:
            assert len(found) == page["totalCount"]
            return found
        after = page["pageInfo"]["endCursor"]


async def test_the_rows_are_those_of_all_pages(client, loaded_engine):
    expected = await pages(loaded_engine, ADOPTIONS, SPID)
    assert len(expected) > 200
    lines = (await export(client, ADOPTIONS, SPID, format="jsonl")).text.splitlines()
    assert [json.loads(line) for line in lines] == expected
    frame = pd.read_csv(io.BytesIO((await export(client, ADOPTIONS, SPID)).content))
    assert frame["id"].tolist() == [row["id"] for row in expected]
    assert frame["practice.topics.name"].fillna("").tolist() == [
        "; ".join(topic["name"] for topic in row["practice"]["topics"]["nodes"]) for row in expected
    ]
    content = (await export(client, ADOPTIONS, SPID, format="parquet")).content
    assert pd.read_parquet(io.BytesIO(content))["id"].tolist() == [row["id"] for row in expected]
    book = openpyxl.load_workbook(io.BytesIO((await export(client, ADOPTIONS, SPID, format="xlsx")).content))
    assert [row[0] for row in book["Data"].iter_rows(min_row=2, values_only=True)] == [row["id"] for row in expected]


async def test_all_adoptions_are_one_request(client, loaded_store):
    total = await loaded_store.read("MATCH (a:Adoption) RETURN count(a)", {})
    response = await export(client, "{ adoptions { nodes { id } } }")
    rows = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) - 1 == total
    assert len({row[0] for row in rows}) == len(rows)


async def test_first_bounds_the_rows(client):
    response = await export(client, ADOPTIONS, {**SPID, "first": 150}, format="jsonl")
    assert len(response.text.splitlines()) == 150


async def test_a_ranked_list_below_a_node_is_exported_whole(client, loaded_engine):
    query = """{ region(id: "region:US-CA") { recommendations(asOf: "2000") {
        totalCount edges { rank score node { id name } contributions { factor contribution } } } } }"""
    total = (await ask(loaded_engine, query))["region"]["recommendations"]["totalCount"]
    lines = (await export(client, query, format="jsonl")).text.splitlines()
    assert [json.loads(line)["rank"] for line in lines] == list(range(1, total + 1))


async def test_groups_and_facets_equal_those_of_the_exported_rows(client):
    query = """query($where: AdoptionWhere) { adoptions(where: $where) {
        aggregate(groupBy: [RUNNING_ON_YEAR, PRACTICE_TOPICS]) { groups { keys { key } count where } } } }"""
    lines = (await export(client, ADOPTIONS.replace("name } } } }", "id name } } } }"), SPID, format="jsonl")).text
    expected = Counter(
        (row["runningOn"] and row["runningOn"][:4], topic["id"])
        for row in map(json.loads, lines.splitlines())
        for topic in row["practice"]["topics"]["nodes"] or [{"id": None}]
    )
    assert len(expected) > 20
    assert any(None in key for key in expected)
    frame = pd.read_csv(io.BytesIO((await export(client, query, SPID)).content), dtype=str, keep_default_na=False)
    assert list(frame) == ["RUNNING_ON_YEAR.key", "PRACTICE_TOPICS.key", "count", "where"]
    found = {(row[0] or None, row[1] or None): int(row[2]) for row in frame.itertuples(index=False)}
    assert found == expected
    assert len(frame) == len(found)
    assert all(json.loads(where) for where in frame["where"])

    facets = (
        "query($where: AdoptionWhere) { adoptions(where: $where) { facets(by: [RUNNING_ON_YEAR, STAGE], first: 100) {"
    )
    content = (await export(client, facets + " buckets { key count where } } } }", SPID, format="parquet")).content
    buckets = pq.read_table(io.BytesIO(content)).to_pylist()
    by_year = Counter(row["runningOn"] and row["runningOn"][:4] for row in map(json.loads, lines.splitlines()))
    assert {row["key"]: row["count"] for row in buckets if row["by"] == "RUNNING_ON_YEAR"} == by_year
    assert "STAGE" in {row["by"] for row in buckets}


async def test_a_file_names_the_version_and_its_description(client, loaded_engine):
    response = await export(client, ADOPTIONS, SPID, locale="ru")
    version = (await ask(loaded_engine, "{ dataVersion }"))["dataVersion"]
    assert response.headers["Data-Version"] == str(version)
    assert f"adoptions-v{version}.csv" in response.headers["Content-Disposition"]
    link, relation, _ = response.headers["Link"].split("; ")
    assert relation == 'rel="describedby"'
    metadata = (await client.get(link.strip("<>"))).json()
    assert metadata["dc:hasVersion"] == str(version)
    assert "CC0-1.0" in metadata["dc:license"]
    assert metadata["dialect"]["delimiter"] == ";"
    head = response.content.decode("utf-8-sig").splitlines()[0]
    assert [column["titles"] for column in metadata["tableSchema"]["columns"]] == head.split(";")


async def test_a_table_for_readers_has_their_headings_and_words(client):
    query = "{ adoptions(first: 3) { nodes { id stage practice { topics { nodes { name } } } } } }"
    headings = {"id": "Внедрение", "stage": {"title": "Стадия", "words": {"RUNNING": "Работает"}}}
    csv_file = await export(client, query, locale="ru", headings=json.dumps(headings))
    lines = csv_file.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Внедрение;Стадия;practice.topics.name"
    assert {line.split(";")[1] for line in lines[1:]} == {"Работает"}
    link = csv_file.headers["Link"].split(";")[0].strip("<>")
    described = (await client.get(link)).json()["tableSchema"]["columns"]
    assert [column["titles"] for column in described] == lines[0].split(";")
    sheet = await export(client, query, format="xlsx", headings=json.dumps(headings))
    frame = pd.read_excel(io.BytesIO(sheet.content))
    assert list(frame) == ["Внедрение", "Стадия", "practice.topics.name"]
    assert set(frame["Стадия"]) == {"Работает"}
    rows = (await export(client, query, format="jsonl", headings=json.dumps(headings))).text.splitlines()
    assert json.loads(rows[0])["stage"] == "RUNNING"


async def test_bad_headings_are_refused(client):
    query = "{ adoptions { nodes { id } } }"
    assert (await error_of(client, query=query, headings="[]")).startswith("headings: give a JSON object")
    assert "no column 'stage'" in await error_of(client, query=query, headings='{"stage": "Stage"}')


@pytest.mark.parametrize(("extension", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
async def test_a_subgraph_opens_in_networkx(client, extension, read):
    response = await export(client, PROGRAMME, format=extension)
    graph = read(io.BytesIO(response.content))
    types = [data["__typename"] for _, data in graph.nodes(data=True)]
    assert {name: types.count(name) for name in set(types)} == {"Program": 1, "Cohort": 2, "Team": 4, "Project": 5}
    assert {data["relationship"] for *_, data in graph.edges(data=True)} == {"OF_PROGRAM", "IN_COHORT", "DEVELOPED_BY"}
    assert b"CC0-1.0" in response.content
    query = """{ shortestPath(from: "region:US-CA", to: "region:US-NY", first: 3) {
        totalCount paths { nodes { id label } links { type sourceId targetId } } } }"""
    graph = read(io.BytesIO((await export(client, query, format=extension)).content))
    assert nx.has_path(graph.to_undirected(), "region:US-CA", "region:US-NY")


async def test_bad_requests_name_the_parameter_and_the_remedy(client):
    assert (await error_of(client, query=ADOPTIONS, format="pdf")).startswith("format: 'pdf' is not a format.")
    assert (await error_of(client, query=ADOPTIONS, locale="de")).startswith("locale:")
    assert (await error_of(client, query="{ dataVersion }")).startswith("query:")
    assert (await error_of(client, query=ADOPTIONS, format="gexf")).startswith("format:")
    assert "fieldThatDoesNotExist" in await error_of(client, query="{ fieldThatDoesNotExist }")
    assert (await error_of(client, query="{ adoptions(first: 0) { nodes { id } } }")).startswith("first: 0")
    bad = '{ adoptions(after: "x") { nodes { id } } }'
    assert (await error_of(client, query=bad)).startswith("after:")
    typed = "query($f: Int = 3) { regions(first: $f) { nodes { id } } }"
    assert "$f" in await error_of(client, query=typed, variables='{"f": 2.5}')
    assert (await error_of(client, query="{ regions @skip(if: true) { nodes { id } } }")).startswith("query:")
    assert len((await export(client, typed)).text.splitlines()) == 4
    assert (await client.post("/export")).status_code == 405


async def test_pages_are_charged_and_wait_for_the_rate_limit(loaded_engine):
    allowance = Allowance(max_cost=700, rate=4_000, burst=2_000)
    async with exporting(loaded_engine, principals=Principals(allowance, UNBOUNDED, UNBOUNDED, (), ())) as client:
        expected = len(await pages(loaded_engine, ADOPTIONS, SPID))
        response = await export(client, ADOPTIONS, SPID, format="jsonl")
        assert len(response.text.splitlines()) == expected
        costly = """{ adoptions { nodes { practice { adoptions(first: 100) { nodes {
            territory { adoptions(first: 100) { nodes { id } } } } } } } } }"""
        assert "costs" in await error_of(client, query=costly)


async def test_an_export_that_fails_later_is_not_complete(loaded_engine):
    class Failing:
        """The engine, whose second page fails."""

        def document(self, *arguments):
            return loaded_engine.document(*arguments)

        async def execute(self, query, variables, *rest):
            if (variables or {}).get("export_after"):
                raise TimeoutError
            return await loaded_engine.execute(query, variables, *rest)

    small = Allowance(max_cost=700)  # for several pages
    async with exporting(Failing(), principals=Principals(small, UNBOUNDED, UNBOUNDED, (), ())) as client:
        with pytest.raises(httpx.RemoteProtocolError):
            await client.get("/export", params={"query": ADOPTIONS, "format": "jsonl"})


async def test_an_unexpected_error_ends_the_file_and_is_logged(caplog):
    class Failing(Rows):
        """A list whose second page has a row that no format can write."""

        async def execute(self, query, variables, *rest):
            response = await super().execute(query, variables, *rest)
            if (variables or {}).get("export_after"):
                response["data"]["practices"]["nodes"][0] = {"id": {1, 2}}
            return response

    async with exporting(Failing()) as client:
        for format_ in ("jsonl", "parquet", "xlsx"):
            with pytest.raises(httpx.RemoteProtocolError):
                await client.get("/export", params={"query": QUERY, "format": format_})
    errors = [record.getMessage() for record in caplog.records if record.name == "transport.exports"]
    assert [re.fullmatch("error [0-9a-f]{32}", error) is not None for error in errors] == [True] * 3


async def test_waiting_exports_delay_no_other_and_leave_nothing_behind(tmp_path, monkeypatch):
    class Waiting(Rows):
        """A list whose second page has to wait for the rate limit."""

        waiting = 0

        async def execute(self, query, variables, *rest):
            if (variables or {}).get("export_after"):
                self.waiting += 1
                return Response.refusing(LimitError(RATE_LIMITED, limit=1, seconds=LIMIT))
            return await super().execute(query, variables, *rest)

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine = Waiting()
    async with exporting(engine) as client:
        xlsx = {"query": QUERY, "format": "xlsx"}
        waiting = [asyncio.create_task(client.get("/export", params=xlsx)) for _ in range(50)]
        while engine.waiting < len(waiting):
            await asyncio.sleep(0.01)
        assert len(list(tmp_path.iterdir())) == len(waiting)
        assert len((await export(client, QUERY, {"n": 5})).text.splitlines()) == 6
        for task in waiting:
            task.cancel()
        while list(tmp_path.iterdir()):  # until the server has seen that they have disconnected
            await asyncio.sleep(0.01)
