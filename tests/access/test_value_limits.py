"""The bounds on variables and conditions: what just fits is taken, what is one more is refused."""

import pytest

from access.bounds import Bounds
from access.errors import LimitError
from access.value_limits import check_conditions, check_values
from graph.query import WhereExtent

BOUNDS = Bounds(values=10, value_depth=3, conditions=4, condition_depth=2)


def values(variables) -> str | None:
    try:
        check_values(variables, BOUNDS)
    except LimitError as error:
        return error.code
    return None


def test_values_in_variables_are_counted_and_measured():
    assert values({}) is None
    assert values({"a": list(range(9))}) is None
    assert values({"a": list(range(10))}) == "TOO_MANY_VALUES"
    assert values({"a": {"b": [1]}}) is None
    assert values({"a": {"b": [[]]}}) == "VALUES_TOO_DEEP"
    assert values({"a": "x" * 100_000}) is None


def test_conditions_are_counted_and_measured():
    check_conditions(WhereExtent(4, 2), BOUNDS)
    for extent, code in ((WhereExtent(5, 2), "TOO_MANY_CONDITIONS"), (WhereExtent(4, 3), "CONDITIONS_TOO_DEEP")):
        with pytest.raises(LimitError) as raised:
            check_conditions(extent, BOUNDS)
        assert raised.value.code == code
