"""The answer to a refused request, and its record for the log."""

import json

from errors import InternalError
from resolvers.execution.operation_record import recording
from transport.error_answers import error_answer
from transport.errors import Refusal


def test_a_refusal_is_answered_with_its_status_and_headers():
    answer = error_answer(Refusal("http.no-query", status=405, headers={"Allow": "POST"}), "application/json")
    assert (answer.status, answer.media_type, answer.headers) == (405, "application/json", {"Allow": "POST"})
    (error,) = json.loads(answer.body)["errors"]
    assert error["extensions"]["code"] == "BAD_REQUEST"
    assert error["message"] == Refusal("http.no-query").sentence("en")


def test_an_internal_error_shows_its_id_only():
    fault = InternalError()
    answer = error_answer(fault, "application/json")
    (error,) = json.loads(answer.body)["errors"]
    assert (answer.status, answer.headers) == (500, {})
    assert error["extensions"]["id"] == fault.id


def test_the_code_is_noted_in_the_record():
    with recording() as record:
        error_answer(Refusal("http.no-query"), "application/json")
    assert record.codes == ("BAD_REQUEST",)
