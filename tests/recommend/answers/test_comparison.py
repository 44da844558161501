"""The comparison of territories."""

from recommend import Adoption
from tests.recommend.places import recommender


def test_compares_territories_of_any_level_and_country():
    regions = recommender(
        Adoption("a", "p", "1990"),
        Adoption("a", "q", "2000"),
        Adoption("y", "p", "1990"),
        Adoption("b", "p", "1990", "1995"),
        Adoption("b", "r"),
    )
    comparison = regions.compare(["a", "y", "b", "a"])
    assert [t.territory for t in comparison.territories] == ["a", "y", "b"]
    a, y, b = comparison.territories
    assert (a.practices, y.practices, b.practices) == (("p", "q"), ("p",), ("r",))
    assert (a.missing, b.missing, a.only_here) == (("r",), ("p", "q"), ("q",))
    assert comparison.common == ()
    assert regions.compare(["a", "y", "b"], as_of="1994").common == ("p",)
    assert regions.compare(["a", "y"], topics=["roads"]).territories[1].missing == ("q",)
    assert regions.compare(["a"]).territories[0].only_here == ()


def test_lists_are_truncated_and_counts_are_not():
    regions = recommender(
        *(Adoption(place, practice, "1990") for place in "ab" for practice in "pq"), Adoption("a", "r")
    )
    a, b, c = regions.compare(["a", "b", "c"], first=1).territories
    assert (a.practices, a.practice_count, a.only_here, a.only_here_count) == (("p",), 3, ("r",), 1)
    assert (c.missing, c.missing_count, b.missing_count) == (("p",), 3, 1)
    pair = regions.compare(["a", "b"], first=1)
    assert (pair.common, pair.common_count) == (("p",), 2)
