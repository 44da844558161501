"""Parameters of a statement: values are read from the arguments of a request by slot and path."""

import pytest

from graph.query.parameters import StatementParameters


def test_a_value_is_read_by_slot_and_path_and_converted():
    parameters = StatementParameters()
    names = [
        parameters.add(0, ("where", "or", 1, "name")),
        parameters.add(1, ("id",)),
        parameters.add(1, ("id",), str.upper),
        parameters.add(-1, ("0",)),
    ]
    assert names == ["$p0", "$p1", "$p2", "$p3"]
    first = [{"where": {"or": [{}, {"name": "x"}]}}, {"id": "a"}, {"0": ["region:a"]}]
    assert parameters.bind(first) == {"p0": "x", "p1": "a", "p2": "A", "p3": ["region:a"]}
    second = [{"where": {"or": [{}, {"name": None}]}}, {"id": "b"}, {"0": []}]
    assert parameters.bind(second) == {"p0": None, "p1": "b", "p2": "B", "p3": []}


def test_only_the_marked_parameters_are_shared_by_a_batch():
    parameters = StatementParameters()
    assert parameters.shared == ()
    for path, shared in ((("id",), False), (("size",), True), (("name",), False), (("oneMore",), True)):
        parameters.add(0, path, shared=shared)
    assert parameters.shared == ("p1", "p3")


def test_a_missing_argument_is_an_error_not_a_null():
    parameters = StatementParameters()
    parameters.add(0, ("after", "id"))
    with pytest.raises(KeyError):
        parameters.bind([{}])
