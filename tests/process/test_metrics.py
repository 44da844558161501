"""What is counted."""

import httpx
from prometheus_client.parser import text_string_to_metric_families

from process.metrics import NAMES
from tests.process.conftest import ask


async def samples(client: httpx.AsyncClient) -> dict[tuple, float]:
    """Every sample by its name and the values of its labels."""
    text = (await client.get("/metrics")).text
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_requests_are_counted_by_operation_status_and_code(client):
    for _ in range(2):
        await ask(client, 'query A { echo(text: "a") }', "A")
    await ask(client, "{ nothing }")
    await client.post("/graphql", content=b"[", headers={"Content-Type": "application/json"})
    found = await samples(client)
    assert found["tirazh_requests_total", "A", "200"] == 2
    assert found["tirazh_requests_total", "(unnamed)", "400"] == 1
    assert found["tirazh_request_seconds_count", "A"] == 2
    assert found["tirazh_part_seconds_count", "store"] == 3
    assert found["tirazh_errors_total", "BAD_REQUEST"] == 1


async def test_the_state_of_store_and_engine_is_told(client):
    await samples(client)
    found = await samples(client)  # counts of others are not added twice
    assert found["tirazh_statements_total",] == 5
    assert found["tirazh_prepared_operations_total", "hit"] == 3
    assert (found["tirazh_batches_total",], found["tirazh_batched_reads_total",]) == (1, 4)
    assert (found["tirazh_store_connections", "in use"], found["tirazh_store_connections", "idle"]) == (1, 2)
    assert found["tirazh_store_up",] == 1
    assert found["tirazh_recommendations_data_version",] == 7
    assert found["tirazh_recommendations_trainings_total",] == 6
    assert (
        found["tirazh_recommendations_training", "under way"],
        found["tirazh_recommendations_training", "waiting"],
    ) == (2, 3)
    assert found["tirazh_recommendations_built_timestamp_seconds",] == 1e9


async def test_many_names_share_the_metrics_of_the_others(client):
    for number in range(NAMES + 5):
        await ask(client, f'query N{number} {{ echo(text: "a") }}', f"N{number}")
    found = await samples(client)
    assert found["tirazh_requests_total", "(others)", "200"] == 5
    assert len([key for key in found if key[0] == "tirazh_requests_total"]) == NAMES + 1
