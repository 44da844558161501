"""Scores of a sample: the formula by plain loops, the same from both sides, and what is dated later changes nothing."""

import math
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from recommend import Adoption, Parameters, Recommender, Tables
from recommend.model.registry import ModelRegistry
from recommend.model.sample_scoring import SampleModel
from tests.recommend.samples import PRACTICES, SAMPLE, known_at, redated, sample
from tests.recommend.whole_answers import answers
from tests.support.narrowing import instance

PLACES = [f"place:{number:03}" for number in range(0, 130, 6)]
IDS = [f"practice:{id_}" for id_ in PRACTICES]
YEAR = "2015"


@cache
def tables() -> Tables:
    return sample()


@cache
def model() -> SampleModel:
    return instance(ModelRegistry(tables(), Parameters()).model(SAMPLE, None), SampleModel)


@cache
def recommender() -> Recommender:
    return Recommender(tables())


def votes(known: dict[str, set[str]], places: list[str], practice: str) -> float:
    return sum(1 / len(known[place]) for place in places if practice in known[place])


def test_factors_equal_a_plain_computation():
    """Of the votes: one of each territory, divided among its practices."""
    of_model, found = model(), 0
    known: dict[str, set[str]] = {}
    for adoption in tables().adoptions:
        if not adoption.stopped_on:
            known.setdefault(adoption.territory_id, set()).add(adoption.practice_id)
    pairs = sum(map(len, known.values()))
    half = 0.5 * len(known) / pairs
    territories = {t.id: t for t in tables().territories}
    for place in PLACES:
        others = [other for other in known if other != place]
        base = {p: votes(known, others, p) + half for p in IDS}
        own = known.get(place, set())
        total = len(known) - (place in known) + half * len(IDS)
        row = of_model.known.row_of(place)
        scores = of_model.row(row, {})
        same_region = [o for o in others if territories[o].region_id == territories[place].region_id]
        for column, practice in enumerate(of_model.known.practice_ids):
            if practice in own:
                continue
            values = scores.factor_values(column)
            share = base[practice] / total
            if territories[place].region_id is not None:
                lift = math.log((votes(known, same_region, practice) + 1) / (len(same_region) * share + 1))
                assert values["region"] == pytest.approx(0.5 * lift, abs=1e-9)
                found += 1
            if "neighbours" in values:
                rows = of_model.neighbours_of(row)
                near = [of_model.known.territory_ids[each] for each in rows]
                assert all(known[each] & own and known[each] - own for each in near)
                of_others = sum(votes(known, near, p) for p in IDS if p not in own)
                share_of_others = share / (1 - sum(base[p] / total for p in own))
                lift = math.log((votes(known, near, practice) + 1) / (of_others * share_of_others + 1))
                assert values["neighbours"] == pytest.approx(2 * lift, abs=1e-9)
    assert found > 100


def test_recency_and_stage_are_those_of_the_practice_beside_all():
    recent, dated = model().recent, model().dated
    values = model().row(0, {})
    for column in range(len(IDS)):
        factors = values.factor_values(column)
        difference = recent[column] / dated[column] - recent.sum() / dated.sum()
        assert math.copysign(1, factors["recency"]) == math.copysign(1, difference)
        running, known = model().running_counts, model().counts
        difference = running[column] / known[column] - running.sum() / known.sum()
        assert math.copysign(1, factors["stage"]) == math.copysign(1, difference)
    assert 0 < model().running_counts.sum() < model().counts.sum()


@pytest.mark.parametrize("weights", [{}, {"kind": 2.0, "fit": 0.5, "stage": 0.0, "neighbours": 0.0}])
def test_contributions_sum_to_the_score_from_both_sides(weights):
    scores, factors = {}, {}
    for place in PLACES:
        for item in recommender().recommend(place, weights=weights).items:
            assert abs(sum(part.contribution for part in item.contributions) - item.score) < 1e-9
            assert all(part.contribution == part.weight * part.value for part in item.contributions)
            scores[place, item.practice] = item.score
            factors[place, item.practice] = {part.factor for part in item.contributions}
            assert item.coverage == "SAMPLE"
            assert item.probability is None
    seen = set().union(*factors.values())
    expected = {"popularity", "kind", "size", "region", "geography", "indicators", "recency", "outcomes", "failures"}
    assert seen - {"stage", "neighbours", "fit"} == expected
    assert ("stage" in seen, "neighbours" in seen) == (not weights, not weights)
    assert "fit" in seen
    compared = 0
    for practice in IDS:
        for adopter in recommender().next_adopters(practice, weights=weights).items:
            assert abs(sum(part.contribution for part in adopter.contributions) - adopter.score) < 1e-9
            if (key := (adopter.territory, practice)) in scores:
                assert adopter.score == scores[key]
                assert {part.factor for part in adopter.contributions} == factors[key]
                compared += 1
    assert compared == len(scores) > 100


def test_what_is_dated_later_changes_no_answer():
    later = [
        a
        for a in tables().adoptions
        if a != next(iter(known_at(replace(tables(), adoptions=[a]), YEAR).adoptions), None)
    ]
    assert len(later) > 50
    expected = answers(Recommender(known_at(tables(), YEAR)), PLACES, IDS, YEAR)
    changed = (redated(tables(), YEAR), known_at(redated(tables(), YEAR), YEAR))
    for each in (recommender(), *map(Recommender, changed)):
        found = answers(each, PLACES, IDS, YEAR)
        assert [name for name in expected if expected[name] != found[name]] == []
    whole = "".join(expected.values())
    # Everything that the answers consist of occurs as of the date.
    assert all(
        f"'{factor}'" in whole for factor in ("fit", "recency", "stage", "neighbours", "indicators", "geography")
    )
    assert "ADAPTED" in whole
    assert "Example(" in whole


def test_undated_rows_exclude_a_practice_and_change_nothing_else_as_of_a_date():
    undated = [
        Adoption(place, practice, being_adapted=number % 2 == 0)
        for number, place in enumerate(t.id for t in tables().territories)
        for practice in IDS[:3]
        if number % 3 == 0
        if not any((a.territory_id, a.practice_id) == (place, practice) for a in tables().adoptions)
    ]
    assert len(undated) > 20
    dated = [a for a in tables().adoptions if a.running_on or a.adapted_on]
    plain = Recommender(replace(tables(), adoptions=dated))
    more = Recommender(replace(tables(), adoptions=[*dated, *undated]))
    for place in PLACES:
        keys, expected = (each.recommend(place, as_of=YEAR).items.keys for each in (more, plain))
        own = {a.practice_id for a in undated if a.territory_id == place}
        assert keys == [key for key in expected if key[1] not in own]


def test_a_refreshed_recommender_equals_a_new_one():
    """After writes of all kinds: to a stage, to a date, of new rows and without rows."""
    rows = list(tables().adoptions)
    before = [
        replace(a, running_on=None, stopped_on=None, being_adapted=True, adapted_on=a.adapted_on or "2019")
        if n % 7 == 0
        else a
        for n, a in enumerate(rows)
        if n % 11 != 3
    ]
    pairs = {(a.territory_id, a.practice_id) for a in rows}
    extra = [Adoption(t.id, IDS[1], adapted_on="2020") for t in tables().territories if (t.id, IDS[1]) not in pairs][:5]
    old = Recommender(replace(tables(), adoptions=[*before, *extra]))
    for as_of in (None, YEAR):
        old.recommend(PLACES[0], as_of=as_of)
    changed = [a for a in rows if a not in before]
    refreshed = old.refreshed(changed, [(a.territory_id, a.practice_id) for a in extra])
    for as_of in (None, YEAR):
        got, expected = (answers(each, PLACES[::3], IDS, as_of) for each in (refreshed, recommender()))
        assert [name for name in expected if expected[name] != got[name]] == []


def test_adaptations_change_nothing_in_a_complete_list():
    complete = sample(coverage=False)
    without = replace(
        complete, adoptions=[replace(a, adapted_on=None) for a in complete.adoptions if not a.being_adapted]
    )
    found, expected = (answers(Recommender(each), PLACES[::3], IDS[:3], None) for each in (complete, without))
    assert found == expected
    adapted = [a for a in complete.adoptions if a.being_adapted]
    assert answers(Recommender(without).refreshed(adapted), PLACES[::3], IDS[:3], None) == expected


def test_a_territory_that_is_adapting_a_practice_is_not_offered_it():
    adapting = [a for a in tables().adoptions if a.being_adapted and a.adapted_on]
    for adoption in adapting[:20]:
        offered = {item.practice for item in recommender().recommend(adoption.territory_id).items}
        assert adoption.practice_id not in offered
        following = recommender().next_adopters(adoption.practice_id).items.keys
        assert adoption.territory_id not in {id_ for _, id_ in following}
    assert any(
        a.practice_id in {item.practice for item in recommender().recommend(a.territory_id, as_of="2009").items}
        for a in adapting
        if a.adapted_on and a.adapted_on > "2012"
    )


def test_the_model_of_a_sample_is_finite_without_any_known_adoption():
    registry = ModelRegistry(replace(tables(), adoptions=[]), Parameters())
    empty = instance(registry.model(SAMPLE, None), SampleModel)
    assert len(empty.row(0, {}).values) == 0
    assert np.isfinite(model().row(1, {}).values).all()
