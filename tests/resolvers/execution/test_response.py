"""The HTTP status and the retry delay of a response follow from the attributes of its errors."""

import pytest

from access.errors import RATE_LIMITED, TOO_DEEP, LimitError
from graph.query.errors import BadPage
from graph.store.errors import StoreBusy, StoreTimeout, StoreUnavailable
from resolvers.execution.errors import RecommenderBusy
from resolvers.execution.response import Response

RETRYABLE, INVALID = LimitError(RATE_LIMITED, limit=5.0, seconds=7), BadPage("first", "query.size", size=0, limit=100)
NULL, SOME = {"a": None, "b": None}, {"a": None, "b": 1}


@pytest.mark.parametrize(
    ("data", "causes", "status", "retry_after"),
    [
        (SOME, [], 200, None),
        (NULL, [], 200, None),
        (NULL, [RETRYABLE, RETRYABLE], 429, 7),
        (NULL, [StoreBusy(), StoreUnavailable()], 503, 1),
        (NULL, [RecommenderBusy(), StoreBusy()], 503, 5),
        (NULL, [RETRYABLE, INVALID], 200, None),
        (NULL, [StoreTimeout()], 200, None),
        (NULL, [None], 200, None),
        (SOME, [StoreBusy()], 200, None),
        (None, [StoreBusy()], 503, 1),
    ],
)
def test_the_status_reports_temporary_errors_if_no_field_has_a_value(data, causes, status, retry_after):
    response = Response({"data": data, "errors": ["..."] * len(causes)}, causes)
    assert (response.status, response.retry_after) == (status, retry_after)


def test_a_refused_operation_has_the_status_of_its_error():
    response = Response.refusing(LimitError(TOO_DEEP, limit=20))
    assert (response.status, response.retry_after) == (400, None)
    assert response == {
        "errors": [
            {
                "message": "The operation nests fields more than 20 levels deep. Request fewer levels, and the rest "
                "by id.",
                "extensions": {
                    "code": "TOO_DEEP",
                    "messageRu": "В операции больше 20 уровней вложенности полей. Запросите меньше уровней, а "
                    "остальное — по id.",
                },
            }
        ]
    }
