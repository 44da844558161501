"""The adopters of a practice, and the nearest of them."""

import pytest

from recommend import (
    Adopter,
    Adoption,
    Coverage,
    Practice,
    PracticeAdopters,
    Recommender,
    Tables,
    Territory,
    UnknownTerritory,
)

PLACES = [
    Territory("a", "Region", "XX", latitude=0, longitude=0),
    Territory("b", "Region", "XX", latitude=0, longitude=1),
    Territory("c", "Region", "XX", latitude=0, longitude=3),
    Territory("d", "Region", "XX"),
    Territory("m", "Municipality", "YY", latitude=0, longitude=2),
]
ADOPTIONS = [
    Adoption("a", "p", "2001"),
    Adoption("b", "p", "2003", "2005", True),
    Adoption("c", "p", "2004"),
    Adoption("d", "p"),
    Adoption("m", "p", "2002"),
    Adoption("b", "q", "2001"),
]
RECOMMENDER = Recommender(Tables(PLACES, [Practice("p"), Practice("q"), Practice("r")], ADOPTIONS))


def test_adopters_of_all_levels_and_countries_are_counted_and_ordered_by_distance():
    answer = RECOMMENDER.adopters("p", territory_id="b")
    assert answer.count == 4
    assert answer.nearest == (Adopter("a", "2001", 111.2), Adopter("m", "2002", 111.2), Adopter("c", "2004", 222.4))
    assert RECOMMENDER.adopters("p", territory_id="b", first=1).nearest == (Adopter("a", "2001", 111.2),)


def test_the_territory_itself_is_counted_but_not_near():
    answer = RECOMMENDER.adopters("p", territory_id="a")
    assert answer.count == 4
    assert [adopter.territory for adopter in answer.nearest] == ["m", "c"]


def test_only_adoptions_up_to_the_date_count():
    assert RECOMMENDER.adopters("p", territory_id="c", as_of="2003") == PracticeAdopters(
        3, 0, (Adopter("m", "2002", 111.2), Adopter("b", "2003", 222.4), Adopter("a", "2001", 333.6))
    )
    assert RECOMMENDER.adopters("p", as_of="2000") == PracticeAdopters(0, 0, ())


def test_without_a_territory_or_its_place_none_is_near():
    assert RECOMMENDER.adopters("p") == PracticeAdopters(4, 0, ())
    assert RECOMMENDER.adopters("p", territory_id="d") == PracticeAdopters(4, 0, ())


def test_a_practice_without_adoptions_has_no_adopters():
    assert RECOMMENDER.adopters("r", territory_id="a") == PracticeAdopters(0, 0, ())
    assert RECOMMENDER.adopters("unknown", territory_id="a") == PracticeAdopters(0, 0, ())


def test_territories_of_a_sample_that_are_adapting_it_are_counted_apart():
    adoptions = [Adoption("a", "p", "2001"), Adoption("c", "p", adapted_on="2022", being_adapted=True)]
    tables = Tables(PLACES, [Practice("p")], adoptions, coverages=[Coverage("p", "Region", "XX", complete=False)])
    assert Recommender(tables).adopters("p", territory_id="b") == PracticeAdopters(
        1, 1, (Adopter("a", "2001", 111.2), Adopter("c", None, 222.4, stage="ADAPTED", adapted_on="2022"))
    )


def test_distances_are_null_for_unknown_places():
    assert RECOMMENDER.distances_km("b", ["a", "d", "none", "b"]) == [111.2, None, None, 0]
    assert RECOMMENDER.distances_km("b", []) == []


def test_an_unknown_territory_is_an_error():
    with pytest.raises(UnknownTerritory):
        RECOMMENDER.adopters("p", territory_id="none")
    with pytest.raises(UnknownTerritory):
        RECOMMENDER.distances_km("none", [])
