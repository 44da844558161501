"""Bounds on variables and conditions: the largest allowed input passes, a larger one is rejected."""

import pytest

from access.bounds import Bounds
from access.errors import LimitError
from access.value_limits import check_conditions, check_values
from graph.query import WhereExtent

BOUNDS = Bounds(values=10, value_depth=3, conditions=4, condition_depth=2)


def error_code(variables) -> str | None:
    try:
        check_values(variables, BOUNDS)
    except LimitError as error:
        return error.code
    return None


def test_the_number_and_depth_of_values_are_bounded():
    assert error_code({}) is None
    assert error_code({"a": list(range(9))}) is None
    assert error_code({"a": list(range(10))}) == "TOO_MANY_VALUES"
    assert error_code({"a": {"b": [1]}}) is None
    assert error_code({"a": {"b": [[]]}}) == "VALUES_TOO_DEEP"
    assert error_code({"a": "x" * 100_000}) is None


def test_the_number_and_depth_of_conditions_are_bounded():
    check_conditions(WhereExtent(4, 2), BOUNDS)
    for extent, code in ((WhereExtent(5, 2), "TOO_MANY_CONDITIONS"), (WhereExtent(4, 3), "CONDITIONS_TOO_DEEP")):
        with pytest.raises(LimitError) as raised:
            check_conditions(extent, BOUNDS)
        assert raised.value.code == code
