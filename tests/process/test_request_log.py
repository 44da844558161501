"""What of a request is counted and logged."""

import json
import logging
import sys
from collections.abc import AsyncIterator

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.routing import Route

from process.logs import JsonFormatter
from process.metrics import NAMES, Metrics
from process.request_log import Observed
from resolvers.execution.observation import observed, part
from tests.transport.conftest import SmallEngine
from transport.graphql_http import GraphQLEndpoint
from transport.static_files import IdeFiles


class ObservedEngine(SmallEngine):
    """Notes what the engine of the service notes."""

    async def execute(self, query, variables=None, operation_name=None, asking=None):
        observed().operation_name = operation_name
        with part("store"):
            return await super().execute(query, variables, operation_name)

    def figures(self):
        return {"hit": 3, "miss": 2, "batches": 1, "batched": 4, "data_version": 7, "built": 1e9,
                "trainings": 6, "under_way": 2, "waiting": 3}


class Store:
    statement_count, is_lost, connections = 5, False, (1, 2)


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    metrics = Metrics()
    endpoint = GraphQLEndpoint(IdeFiles(), max_body_size=10_000, request_timeout=60)
    app = Starlette(routes=[Route("/graphql", Observed(endpoint, metrics)), Route("/metrics", metrics.endpoint)])
    app.state.engine, app.state.store = ObservedEngine(), Store()
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
        yield client


async def ask(client: httpx.AsyncClient, query: str, name: str | None = None) -> httpx.Response:
    return await client.post("/graphql", json={"query": query, "operationName": name})


async def figures(client: httpx.AsyncClient) -> dict[tuple, float]:
    """Every figure by its name and the values of its labels."""
    text = (await client.get("/metrics")).text
    return {(sample.name, *sample.labels.values()): sample.value
            for family in text_string_to_metric_families(text) for sample in family.samples}


async def test_requests_are_counted_by_operation_status_and_code(client):
    for _ in range(2):
        await ask(client, "query A { echo(text: \"a\") }", "A")
    await ask(client, "{ nothing }")
    await client.post("/graphql", content=b"[", headers={"Content-Type": "application/json"})
    found = await figures(client)
    assert found["tirazh_requests_total", "A", "200"] == 2
    assert found["tirazh_requests_total", "(unnamed)", "400"] == 1
    assert found["tirazh_request_seconds_count", "A"] == 2
    assert found["tirazh_part_seconds_count", "store"] == 3
    assert found["tirazh_errors_total", "BAD_REQUEST"] == 1


async def test_the_state_of_store_and_engine_is_told(client):
    await figures(client)
    found = await figures(client)  # counts of others are not added twice
    assert found["tirazh_statements_total",] == 5
    assert found["tirazh_prepared_operations_total", "hit"] == 3
    assert (found["tirazh_batches_total",], found["tirazh_batched_reads_total",]) == (1, 4)
    assert (found["tirazh_store_connections", "in use"], found["tirazh_store_connections", "idle"]) == (1, 2)
    assert found["tirazh_store_up",] == 1
    assert found["tirazh_recommendations_data_version",] == 7
    assert found["tirazh_recommendations_trainings_total",] == 6
    assert (found["tirazh_recommendations_training", "under way"],
            found["tirazh_recommendations_training", "waiting"]) == (2, 3)
    assert found["tirazh_recommendations_built_timestamp_seconds",] == 1e9


async def test_many_names_share_the_figures_of_the_others(client):
    for number in range(NAMES + 5):
        await ask(client, f"query N{number} {{ echo(text: \"a\") }}", f"N{number}")
    found = await figures(client)
    assert found["tirazh_requests_total", "(others)", "200"] == 5
    assert len([key for key in found if key[0] == "tirazh_requests_total"]) == NAMES + 1


async def test_a_mistake_of_a_client_is_one_line_at_info_without_a_stack(client, caplog):
    caplog.set_level(logging.DEBUG)
    await client.post("/graphql", content=b"[", headers={"Content-Type": "application/json"})
    [record] = [record for record in caplog.records if "BAD_REQUEST" in record.getMessage()]
    assert (record.name, record.levelname, record.exc_info) == ("requests", "INFO", None)
    assert record.fields["codes"] == ["BAD_REQUEST"]


async def test_a_fault_of_the_service_is_in_the_log_under_its_id_and_not_in_the_answer(client, caplog):
    answer = await ask(client, "{ breakTheEngine }")
    [error] = answer.json()["errors"]
    assert "a secret of the inside" not in answer.text
    [record] = [record for record in caplog.records if error["extensions"]["id"] in record.getMessage()]
    assert record.exc_info is not None


async def test_a_line_in_json(client, caplog):
    caplog.set_level(logging.INFO)
    await ask(client, "query A { echo(text: \"a\") }", "A")
    [record] = [record for record in caplog.records if record.name == "requests"]
    told = json.loads(JsonFormatter().format(record))
    assert (told["level"], told["logger"], told["operation"], told["status"]) == ("info", "requests", "A", 200)
    assert list(told["parts"]) == ["store"]
    assert told["time"].endswith("+00:00")


def test_a_line_in_json_holds_the_stack_of_an_exception():
    try:
        raise ValueError("ё\n")
    except ValueError:
        record = logging.getLogger("x").makeRecord("x", logging.ERROR, "", 0, "it %s", ("broke",), sys.exc_info())
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "it broke"
    assert "ValueError: ё" in json.loads(line)["stack"]

