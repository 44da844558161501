"""Practices that include narrower ones, through any number of steps."""

from recommend import Practice
from recommend.model.inclusion import Inclusion


def inclusion(**includes: str) -> Inclusion:
    return Inclusion({id_: Practice(id_, includes=frozenset(narrower)) for id_, narrower in includes.items()})


def test_inclusions_are_transitive_and_known_from_both_ends():
    found = inclusion(a="bc", b="d", c="d", d="", e="d")
    assert found.within == {"a": {"b", "c", "d"}, "b": {"d"}, "c": {"d"}, "e": {"d"}}
    assert found.around == {"b": {"a"}, "c": {"a"}, "d": {"a", "b", "c", "e"}}


def test_no_practice_includes_itself_even_in_a_cycle_and_an_unknown_id_is_kept():
    found = inclusion(a="b", b="ca", c="x", d="d")
    assert found.within == {"a": {"b", "c", "x"}, "b": {"a", "c", "x"}, "c": {"x"}}
    assert "d" not in found.around
