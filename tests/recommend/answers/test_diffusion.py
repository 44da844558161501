"""Where a practice went, when, and likely from whom."""

from recommend import Adoption, Border
from tests.recommend.places import SPREAD, recommender


def test_adopters_are_told_in_order_with_years_and_whom_they_likely_had_it_from():
    found = recommender(*SPREAD, borders=[Border("a", "b")]).diffusion("p")
    assert [(point.territory, point.order) for point in found.points] == [
        ("a", 1),
        ("y", 2),
        ("c", 3),
        ("b", 4),
        ("d", 5),
        ("e", None),
    ]
    assert [(each.year, each.new, each.cumulative) for each in found.by_year] == [
        (1990, 1, 1),
        (1992, 1, 2),
        (1995, 2, 4),
        (2000, 1, 5),
    ]
    assert found.undated == 1
    points = {point.territory: point for point in found.points}
    assert (points["a"].source, points["y"].source, points["e"].source) == (None, None, None)
    assert (points["b"].source, points["b"].source_inferred) == ("a", True)
    assert 0 < points["b"].source_score <= 1
    assert (points["d"].source, points["d"].source_inferred, points["d"].source_score) == ("a", False, None)
    assert points["c"].stopped_on == "1999"


def test_equal_dates_have_equal_order():
    found = recommender(*(Adoption(name, "p", "1990") for name in "dba"), Adoption("c", "p", "1991")).diffusion("p")
    assert [(point.territory, point.order) for point in found.points] == [("a", 1), ("b", 1), ("d", 1), ("c", 4)]


def test_as_of_a_date_nothing_later_is_told_of_the_spread():
    found = recommender(*SPREAD).diffusion("p", as_of="1995")
    assert [point.territory for point in found.points] == ["a", "y", "c", "b"]
    assert next(point for point in found.points if point.territory == "c").stopped_on is None
    assert found.undated == 0
    earlier = recommender(*SPREAD[:3], SPREAD[5]).diffusion("p", as_of="1995")
    assert [(p.territory, p.source, p.source_score) for p in found.points] == [
        (p.territory, p.source, p.source_score) for p in earlier.points
    ]
    assert recommender(*SPREAD).diffusion("p", as_of="1980").points == ()
