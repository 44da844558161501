"""Territories side by side."""

import pytest

from recommend import Adoption, UnknownTerritory
from tests.recommend.places import recommender


def test_territories_side_by_side_of_any_level_and_country():
    asked = recommender(
        Adoption("a", "p", "1990"),
        Adoption("a", "q", "2000"),
        Adoption("y", "p", "1990"),
        Adoption("b", "p", "1990", "1995"),
        Adoption("b", "r"),
    )
    found = asked.compare(["a", "y", "b", "a"])
    assert [t.territory for t in found.territories] == ["a", "y", "b"]
    a, y, b = found.territories
    assert (a.practices, y.practices, b.practices) == (("p", "q"), ("p",), ("r",))
    assert (a.missing, b.missing, a.only_here) == (("r",), ("p", "q"), ("q",))
    assert found.common == ()
    assert asked.compare(["a", "y", "b"], as_of="1994").common == ("p",)
    assert asked.compare(["a", "y"], topics=["roads"]).territories[1].missing == ("q",)
    assert asked.compare(["a"]).territories[0].only_here == ()
    with pytest.raises(UnknownTerritory):
        asked.compare(["a", "z"])


def test_of_each_list_the_first_are_named_and_all_are_counted():
    asked = recommender(*(Adoption(place, practice, "1990") for place in "ab" for practice in "pq"), Adoption("a", "r"))
    found = asked.compare(["a", "b", "c"], first=1)
    a, b, c = found.territories
    assert (a.practices, a.practice_count, a.only_here, a.only_here_count) == (("p",), 3, ("r",), 1)
    assert (c.missing, c.missing_count, b.missing_count) == (("p",), 3, 1)
    both = asked.compare(["a", "b"], first=1)
    assert (both.common, both.common_count) == (("p",), 2)
