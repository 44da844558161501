"""Cost and complexity count where they exceed the capacity of a territory and the adopters are clearly larger."""

import pytest

from recommend import Adoption, Practice, Recommender, Tables, Territory
from recommend.model.demands import CLEARLY_LARGER, KNOWN_ADOPTERS

#: Populations of the territories that adopt the practice: their median is 30,000.
ADOPTERS = {"a": 20_000.0, "b": 30_000.0, "c": 900_000.0, "d": 25_000.0, "e": 40_000.0}


def offered(own: float | None, populations=ADOPTERS, **demands):
    """Return the demanding practice, and the contribution of its cost, for a territory with this population."""
    places = [Territory("own", "Region", "XX", population=own), Territory("other", "Region", "XX", population=500.0)]
    places += [Territory(id_, "Region", "XX", population=population) for id_, population in populations.items()]
    practices = [Practice("p", **({"cost_band": "MEDIUM", "complexity": "LOW"} | demands)), Practice("q")]
    adoptions = [Adoption(id_, "p", "2000") for id_ in populations] + [Adoption("other", "q", "2000")]
    recommender = Recommender(Tables(places, practices, adoptions))
    [item] = [item for item in recommender.recommend("own").items if item.practice == "p"]
    [same] = [item for item in recommender.next_adopters("p").items if item.territory == "own"]
    assert (item.score, item.contributions, item.cautions) == (same.score, same.contributions, same.cautions)
    return item, next((part.value for part in item.contributions if part.factor == "cost"), None)


def codes(item):
    return [caution.code for caution in item.cautions]


@pytest.mark.parametrize(("own", "is_demanding"), [(10_000.0, True), (10_001.0, False), (15_000.0, False)])
def test_a_practice_is_demanding_if_the_median_adopter_is_at_least_three_times_as_large(own, is_demanding):
    assert (CLEARLY_LARGER, KNOWN_ADOPTERS) == (3.0, 5)
    item, cost = offered(own)
    assert cost == (-0.3 if is_demanding else 0.0)
    assert codes(item) == (["DEMANDING_FOR_SIZE"] if is_demanding else [])


def test_the_caution_and_the_sentence_state_both_figures():
    item, _ = offered(10_000.0)
    [caution] = item.cautions
    [cost] = [part for part in item.contributions if part.factor == "cost"]
    for text in (caution.text_en, cost.explanation_en):
        assert "median population is 30\N{NO-BREAK SPACE}000 (5 adopters with a known population)" in text
        assert "that of the territory is 10\N{NO-BREAK SPACE}000." in text
    for text in (caution.text_ru, cost.explanation_ru):
        assert "30\N{NO-BREAK SPACE}000 жителей (по данным о 5 территориях), здесь — 10\N{NO-BREAK SPACE}000 жи" in text


def test_four_known_populations_are_too_few():
    assert offered(1_000.0, ADOPTERS | {"a": None})[1] == 0.0
    assert offered(1_000.0, ADOPTERS | {"f": None})[1] == -0.3


def test_demands_within_the_capacity_or_unknown_are_not_demanding():
    for demands in ({"cost_band": "LOW"}, {"cost_band": None}, {"cost_band": "?"}):
        assert not offered(1_000.0, **demands)[1]
    assert offered(1_000.0, complexity="HIGH")[1] == pytest.approx(-0.9)
    # Without a population of its own, the territory has no capacity.
    item, cost = offered(None)
    assert (cost, codes(item)) == (None, [])


def test_a_territory_without_inhabitants_is_not_compared_with_others_without():
    assert offered(0.0, dict.fromkeys(ADOPTERS, 0.0))[1] == 0.0
