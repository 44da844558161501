"""Where a practice went, where it goes next, what is known of it elsewhere, and territories side by side."""

import pytest

from recommend import (
    Adoption,
    Border,
    Confidence,
    InvalidQuestion,
    Practice,
    Recommender,
    Tables,
    Territory,
    UnknownPractice,
    UnknownTerritory,
)

PLACES = [Territory(name, "Region", "XX", None, 50.0 + n, 30.0, region_id="north" if n > 2 else "south")
          for n, name in enumerate("abcdef")]
PLACES += [Territory("y", "Region", "YY"), Territory("m", "Municipality", "XX")]
PRACTICES = [Practice("p", topics=frozenset({"care"})), Practice("q", topics=frozenset({"roads"})), Practice("r")]


def recommender(*adoptions, borders=()):
    return Recommender(Tables(PLACES, PRACTICES, adoptions, borders))


SPREAD = [Adoption("a", "p", "1990"), Adoption("b", "p", "1995"), Adoption("c", "p", "1995-03", "1999"),
          Adoption("d", "p", "2000", derived_from="a"), Adoption("e", "p"), Adoption("y", "p", "1992")]


def test_adopters_are_told_in_order_with_years_and_whom_they_likely_had_it_from():
    found = recommender(*SPREAD, borders=[Border("a", "b")]).diffusion("p")
    assert [(point.territory_id, point.order) for point in found.points] == [
        ("a", 1), ("y", 2), ("c", 3), ("b", 4), ("d", 5), ("e", None)]
    assert found.by_year == ((1990, 1, 1), (1992, 1, 2), (1995, 2, 4), (2000, 1, 5))
    assert found.undated == 1
    points = {point.territory_id: point for point in found.points}
    assert (points["a"].source_id, points["y"].source_id, points["e"].source_id) == (None, None, None)
    assert (points["b"].source_id, points["b"].source_inferred) == ("a", True)
    assert 0 < points["b"].source_score <= 1
    assert (points["d"].source_id, points["d"].source_inferred, points["d"].source_score) == ("a", False, None)
    assert points["c"].stopped_on == "1999"


def test_equal_dates_have_equal_order():
    found = recommender(*(Adoption(name, "p", "1990") for name in "dba"), Adoption("c", "p", "1991")).diffusion("p")
    assert [(point.territory_id, point.order) for point in found.points] == [("a", 1), ("b", 1), ("d", 1), ("c", 4)]


def test_as_of_a_date_nothing_later_is_told_of_the_spread():
    found = recommender(*SPREAD).diffusion("p", as_of="1995")
    assert [point.territory_id for point in found.points] == ["a", "y", "c", "b"]
    assert next(point for point in found.points if point.territory_id == "c").stopped_on is None
    assert found.undated == 0
    earlier = recommender(*SPREAD[:3], SPREAD[5]).diffusion("p", as_of="1995")
    assert [(p.territory_id, p.source_id, p.source_score) for p in found.points] == [
        (p.territory_id, p.source_id, p.source_score) for p in earlier.points]
    assert recommender(*SPREAD).diffusion("p", as_of="1980").points == ()


def test_next_are_those_that_never_had_it_of_the_country_that_runs_it_most():
    found = recommender(*SPREAD).next_adopters("p")
    assert (found.level, found.country) == ("Region", "XX")
    assert [item.territory_id for item in found.items] == ["f"]
    assert recommender(*SPREAD).next_adopters("p", country="YY").items.keys == []
    assert recommender(*SPREAD).next_adopters("r").country is None
    assert len(recommender(*SPREAD).next_adopters("r").items) == 0
    with pytest.raises(UnknownPractice):
        recommender(*SPREAD).next_adopters("z")


def test_next_may_be_narrowed_to_a_region_and_to_others_than_some():
    near = recommender(Adoption("a", "p", "1990"))
    everybody = {id_: score for score, id_ in near.next_adopters("p").items.keys}
    assert set(everybody) == set("bcdef")
    north = near.next_adopters("p", region_id="north", exclude=["f"]).items
    assert {id_: score for score, id_ in north.keys} == {id_: everybody[id_] for id_ in "de"}
    # The nearest comes first: a is the only one that influence, for those near it.
    assert near.next_adopters("p").items[0].territory_id == "b"
    assert near.next_adopters("p").items[0].nearest_adopters[0].territory_id == "a"


def test_where_nobody_runs_it_there_is_neither_a_level_nor_a_country():
    stopped = recommender(Adoption("a", "p", "1990", "1999"), Adoption("b", "q", "1990"))
    for found in (recommender(*SPREAD).next_adopters("r"), recommender(*SPREAD).next_adopters("p", country="ZZ"),
                  recommender(*SPREAD).next_adopters("p", level="Municipality"), stopped.next_adopters("p"),
                  recommender(*SPREAD).next_adopters("p", as_of="1980")):
        assert (found.level, found.country, found.model_version, len(found.items)) == (None, None, None, 0)
    assert stopped.next_adopters("p", as_of="1995").country == "XX"


def test_next_adopters_are_as_sure_as_their_own_recommendations():
    registry = recommender(*SPREAD)
    found = registry.next_adopters("p").items
    assert len(found)
    for item in found:
        own = registry.recommend(item.territory_id)
        assert (item.confidence, item.reason) == (own.confidence, own.reason)


def test_ideas_from_elsewhere_are_low_marked_and_never_what_is_known_here():
    asked = recommender(Adoption("a", "q", "2000"), Adoption("y", "p", "2001"), Adoption("y", "q", "2001"),
                        Adoption("m", "r", "1999"))
    assert [item.practice_id for item in asked.recommend("b").items] == ["q"]
    found = asked.recommend("b", source="ELSEWHERE")
    assert found.confidence is Confidence.LOW
    assert {item.practice_id for item in found.items} == {"p", "r"}
    for item in found.items:
        assert item.from_elsewhere
        assert item.score == pytest.approx(sum(part.contribution for part in item.contributions), abs=1e-9)
        assert {adopter.territory_id for adopter in item.latest_adopters} <= {"y", "m"}
    assert [i.practice_id for i in asked.recommend("b", source="ELSEWHERE", as_of="2000").items] == ["r"]
    assert [i.practice_id for i in asked.recommend("b", source="ELSEWHERE", topics=["care"]).items] == ["p"]
    assert len(asked.recommend("b", source="ELSEWHERE", exclude=["p", "r"]).items) == 0
    with pytest.raises(InvalidQuestion, match="give SAME or ELSEWHERE"):
        asked.recommend("b", source="MARS")


def test_where_nothing_is_known_the_reason_tells_how_to_ask_for_other_countries():
    reason = recommender(Adoption("y", "p", "2001")).recommend("b").reason
    assert reason.code == "NO_ADOPTIONS"
    assert "from: ELSEWHERE" in reason.text_ru
    assert "from: ELSEWHERE" in reason.text_en


def test_territories_side_by_side_of_any_level_and_country():
    asked = recommender(Adoption("a", "p", "1990"), Adoption("a", "q", "2000"), Adoption("y", "p", "1990"),
                        Adoption("b", "p", "1990", "1995"), Adoption("b", "r"))
    found = asked.compare(["a", "y", "b", "a"])
    assert [t.territory_id for t in found.territories] == ["a", "y", "b"]
    a, y, b = found.territories
    assert (a.practices, y.practices, b.practices) == (("p", "q"), ("p",), ("r",))
    assert (a.missing, b.missing, a.only_here) == (("r",), ("p", "q"), ("q",))
    assert found.common == ()
    assert asked.compare(["a", "y", "b"], as_of="1994").common == ("p",)
    assert asked.compare(["a", "y"], topics=["roads"]).territories[1].missing == ("q",)
    assert asked.compare(["a"]).territories[0].only_here == ()
    with pytest.raises(UnknownTerritory):
        asked.compare(["a", "z"])
