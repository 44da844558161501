"""The cache of what clients send: bounded in number and in weight."""

from resolvers.execution.kept import Kept


def held(kept: Kept, names: str) -> str:
    """Which of these it has; looking uses them, from the first to the last."""
    return "".join(name for name in names if kept.get(name) is not None)


def test_what_was_used_longest_ago_goes_first():
    kept = Kept(entries=3, weight=100)
    for name in "abc":
        kept.put(name, name.upper(), 1)
    assert kept.get("a") == "A"
    kept.put("d", "D", 1)
    assert held(kept, "abcd") == "acd"


def test_a_heavy_value_drives_out_several_and_one_too_heavy_none():
    kept = Kept(entries=10, weight=10)
    for name in "abcde":
        kept.put(name, name, 2)
    kept.put("f", "f", 5)
    assert held(kept, "abcdef") == "def"
    kept.put("g", "g", 11)
    assert held(kept, "defg") == "def"
    kept.put("h", "h", 10)
    assert held(kept, "defgh") == "h"


def test_a_value_that_is_there_is_not_counted_twice():
    kept = Kept(entries=10, weight=10)
    for _ in range(20):
        kept.put("a", "a", 4)
    kept.put("b", "b", 6)
    assert held(kept, "ab") == "ab"
