"""Cycles of relationships."""

from graph.model.rules.cycles import cycles


def test_each_relationship_that_closes_a_cycle_yields_one():
    for targets, expected in (
        ({}, []),
        ({"a": ("a",)}, [["a", "a"]]),
        ({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}, []),  # reached twice, but not a cycle
        ({"a": ("b",), "b": ("c",), "c": ("b",)}, [["b", "c", "b"]]),
        ({"a": ("b",), "b": ("a",), "c": ("d",), "d": ("c",)}, [["a", "b", "a"], ["c", "d", "c"]]),
    ):
        assert list(cycles(targets)) == expected, targets


def test_a_chain_may_exceed_the_recursion_limit():
    chain = {str(n): (str(n + 1),) for n in range(50_000)}
    assert list(cycles(chain)) == []
    assert len(next(cycles({**chain, "50000": ("0",)}))) == 50_002
