"""The request log."""

import json
import logging

from process.logs import JsonFormatter
from tests.process.conftest import post


async def test_a_client_error_is_one_line_at_info_without_a_stack(client, caplog):
    caplog.set_level(logging.DEBUG)
    await client.post("/graphql", content=b"[", headers={"Content-Type": "application/json"})
    [record] = [record for record in caplog.records if "BAD_REQUEST" in record.getMessage()]
    assert (record.name, record.levelname, record.exc_info) == ("requests", "INFO", None)
    assert record.fields["codes"] == ["BAD_REQUEST"]


async def test_an_internal_error_is_logged_under_its_id_and_hidden_from_the_client(client, caplog):
    response = await post(client, "{ breakTheEngine }")
    [error] = response.json()["errors"]
    assert "internal details" not in response.text
    [record] = [record for record in caplog.records if error["extensions"]["id"] in record.getMessage()]
    assert record.exc_info is not None


async def test_a_request_as_a_json_line(client, caplog):
    caplog.set_level(logging.INFO)
    await post(client, 'query A { echo(text: "a") }', "A")
    [record] = [record for record in caplog.records if record.name == "requests"]
    entry = json.loads(JsonFormatter().format(record))
    assert (entry["level"], entry["logger"], entry["operation"], entry["status"]) == ("info", "requests", "A", 200)
    assert list(entry["parts"]) == ["store"]
    assert entry["time"].endswith("+00:00")
