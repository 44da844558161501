"""The Prometheus metrics."""

import httpx
from prometheus_client.parser import text_string_to_metric_families

from process.metrics import MAX_NAMES
from tests.process.conftest import post


async def samples(client: httpx.AsyncClient) -> dict[tuple, float]:
    """Return every sample by its name and label values."""
    text = (await client.get("/metrics")).text
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_requests_are_counted_by_operation_and_status_and_errors_by_code(client):
    for _ in range(2):
        await post(client, 'query A { echo(text: "a") }', "A")
    await post(client, "{ nothing }")
    await client.post("/graphql", content=b"[", headers={"Content-Type": "application/json"})
    metrics = await samples(client)
    assert metrics["tirazh_requests_total", "A", "200"] == 2
    assert metrics["tirazh_requests_total", "(unnamed)", "400"] == 1
    assert metrics["tirazh_request_seconds_count", "A"] == 2
    assert metrics["tirazh_part_seconds_count", "store"] == 3
    assert metrics["tirazh_errors_total", "BAD_REQUEST"] == 1


async def test_the_state_of_the_store_and_the_engine_is_reported(client):
    await samples(client)
    metrics = await samples(client)  # totals of other components are not added twice
    assert metrics["tirazh_statements_total",] == 5
    assert metrics["tirazh_prepared_operations_total", "hit"] == 3
    assert (metrics["tirazh_batches_total",], metrics["tirazh_batched_reads_total",]) == (1, 4)
    assert (metrics["tirazh_store_connections", "in use"], metrics["tirazh_store_connections", "idle"]) == (1, 2)
    assert metrics["tirazh_store_up",] == 1
    assert metrics["tirazh_recommendations_data_version",] == 7
    assert metrics["tirazh_recommendations_trainings_total",] == 6
    assert (
        metrics["tirazh_recommendations_training", "under way"],
        metrics["tirazh_recommendations_training", "waiting"],
    ) == (2, 3)
    assert metrics["tirazh_recommendations_built_timestamp_seconds",] == 1e9


async def test_names_beyond_the_limit_share_one_label(client):
    for number in range(MAX_NAMES + 5):
        await post(client, f'query N{number} {{ echo(text: "a") }}', f"N{number}")
    metrics = await samples(client)
    assert metrics["tirazh_requests_total", "(others)", "200"] == 5
    assert len([key for key in metrics if key[0] == "tirazh_requests_total"]) == MAX_NAMES + 1
