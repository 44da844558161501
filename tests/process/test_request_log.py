"""What of a request is logged."""

import json
import logging

from process.logs import JsonFormatter
from tests.process.conftest import ask


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
    await ask(client, 'query A { echo(text: "a") }', "A")
    [record] = [record for record in caplog.records if record.name == "requests"]
    told = json.loads(JsonFormatter().format(record))
    assert (told["level"], told["logger"], told["operation"], told["status"]) == ("info", "requests", "A", 200)
    assert list(told["parts"]) == ["store"]
    assert told["time"].endswith("+00:00")
