"""The diffusion of a practice: adopters, dates and likely sources."""

from recommend import Adoption, Border
from tests.recommend.places import ADOPTIONS, recommender


def test_adopters_have_an_order_years_and_likely_sources():
    diffusion = recommender(*ADOPTIONS, borders=[Border("a", "b")]).diffusion("p")
    assert [(point.territory, point.order) for point in diffusion.points] == [
        ("a", 1),
        ("y", 2),
        ("c", 3),
        ("b", 4),
        ("d", 5),
        ("e", None),
    ]
    assert [(each.year, each.new, each.cumulative) for each in diffusion.by_year] == [
        (1990, 1, 1),
        (1992, 1, 2),
        (1995, 2, 4),
        (2000, 1, 5),
    ]
    assert diffusion.undated == 1
    points = {point.territory: point for point in diffusion.points}
    assert (points["a"].source, points["y"].source, points["e"].source) == (None, None, None)
    assert (points["b"].source, points["b"].source_inferred) == ("a", True)
    assert 0 < points["b"].source_score <= 1
    assert (points["d"].source, points["d"].source_inferred, points["d"].source_score) == ("a", False, None)
    assert points["c"].stopped_on == "1999"


def test_equal_dates_have_equal_order():
    diffusion = recommender(*(Adoption(name, "p", "1990") for name in "dba"), Adoption("c", "p", "1991")).diffusion("p")
    assert [(point.territory, point.order) for point in diffusion.points] == [("a", 1), ("b", 1), ("d", 1), ("c", 4)]


def test_later_facts_do_not_count_as_of_a_date():
    diffusion = recommender(*ADOPTIONS).diffusion("p", as_of="1995")
    assert [point.territory for point in diffusion.points] == ["a", "y", "c", "b"]
    assert next(point for point in diffusion.points if point.territory == "c").stopped_on is None
    assert diffusion.undated == 0
    earlier = recommender(*ADOPTIONS[:3], ADOPTIONS[5]).diffusion("p", as_of="1995")
    assert [(p.territory, p.source, p.source_score) for p in diffusion.points] == [
        (p.territory, p.source, p.source_score) for p in earlier.points
    ]
    assert recommender(*ADOPTIONS).diffusion("p", as_of="1980").points == ()
