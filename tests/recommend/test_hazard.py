import math

import pytest

from recommend import Adoption, Practice, Recommender, Tables, Territory

STATES = [Territory(f"region:{n}", "Region", "XX") for n in range(10)]
PRACTICES = [Practice("practice:p"), Practice("practice:q")]


def spread(adoptions, as_of=None):
    """The first factor of each practice for a territory that has none."""
    items = Recommender(Tables(STATES, PRACTICES, adoptions)).recommend("region:9", as_of=as_of).items
    return {item.practice_id: item.contributions[0] for item in items}


def test_the_hazard_is_that_of_the_formula():
    adoptions = [Adoption("region:0", "practice:p", "2000"), Adoption("region:1", "practice:p", "1999")]
    hazard = spread(adoptions, as_of="2000")["practice:p"]
    # Ages are told from the end of 2000 to the middle of the years; the half-life is half a year.
    assert hazard.factor == "hazard"
    assert hazard.value == pytest.approx((0.5 ** (0.5 / 0.5) + 0.5 ** (1.5 / 0.5)) / (10 - 2 + 5))
    assert hazard.contribution == pytest.approx(math.log(hazard.value))


def test_days_count_as_parts_of_a_year():
    value = spread([Adoption("region:0", "practice:p", "2001-07-02")], as_of="2001-12-31")["practice:p"].value
    assert value == pytest.approx(0.5 ** ((182.5 / 365) / 0.5) / (10 - 1 + 5))


def test_without_any_date_the_factor_is_popularity_and_is_named_so():
    adoptions = [Adoption(f"region:{n}", "practice:p") for n in range(3)]
    adoptions += [Adoption("region:0", "practice:q")]
    factors = spread(adoptions)
    assert {factor.factor for factor in factors.values()} == {"popularity"}
    assert factors["practice:p"].value == pytest.approx((3 + 1) / (10 + 2))
    assert factors["practice:q"].value == pytest.approx((1 + 1) / (10 + 2))


def test_an_undated_adoption_counts_as_the_mean_of_the_dated_ones():
    adoptions = [Adoption("region:0", "practice:p", "2000"), Adoption("region:1", "practice:p", "1998"),
                 Adoption("region:2", "practice:q")]
    factors = spread(adoptions)
    mean = (0.5 ** (0.5 / 0.5) + 0.5 ** (2.5 / 0.5)) / 2
    assert factors["practice:q"].value == pytest.approx(mean / (10 - 1 + 5))
    assert list(spread(adoptions, as_of="2000")) == ["practice:p"]


def test_an_adoption_that_has_stopped_is_no_vote_but_its_territory_is_no_longer_waiting():
    adoptions = [Adoption("region:0", "practice:p", "2000"),
                 Adoption("region:1", "practice:p", "1999", "2000-06")]
    assert spread(adoptions, as_of="2000")["practice:p"].value == pytest.approx(0.5 / (10 - 2 + 5))


def test_what_everybody_has_stopped_is_not_offered():
    stopped = [Adoption("region:0", "practice:p", "1999", "2000"),
               Adoption("region:1", "practice:q", stopped=True)]
    assert not spread(stopped)
    assert list(spread(stopped, as_of="1999")) == ["practice:p"]


def test_adoptions_a_thousand_years_apart_have_finite_scores():
    adoptions = [Adoption("region:0", "practice:p", "0001"), Adoption("region:1", "practice:q", "9999")]
    scores = {key: part.contribution for key, part in spread(adoptions, as_of="9999").items()}
    assert all(math.isfinite(score) for score in scores.values())
    assert scores["practice:p"] < scores["practice:q"]
