"""Scorers: defaults for short and for undated histories, and averages."""

import pytest

from recommend import Parameters
from recommend.model.scorer import average, default_scorer, hazard_weights, undated_scorer, with_lifts

FEATURES = {"rate_2": -1.5, "rate_0.25": 0.5, "neighbours_1": 2.0, "topic_1": -0.25}


def score(weights) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in FEATURES.items())


def test_the_score_of_an_average_is_the_mean_score():
    scorers = {
        "hazard": hazard_weights(2.0),
        "fast": with_lifts(hazard_weights(0.25), {"neighbours": 0.5, "topic": 0.25}, 1),
        "fitted": {"rate_2": 0.7, "topic_1": -2.0},
    }
    parts = {"hazard": 0.5, "fitted": 0.2, "fast": 0.3}
    averaged = average(scorers, parts)
    assert score(averaged.weights) == pytest.approx(sum(part * score(scorers[name]) for name, part in parts.items()))
    assert list(averaged.mixture.items()) == [("hazard", 0.5), ("fast", 0.3), ("fitted", 0.2)]
    assert not averaged.undated


def test_an_average_does_not_depend_on_the_order_of_the_scorers():
    names = [f"scorer {n}" for n in range(9)]
    scorers = {name: {"rate_2": 1 / (n + 3), "age": n / 7} for n, name in enumerate(names)}
    parts = {name: (n + 1) / 45 for n, name in enumerate(names)}
    reverse = average(dict(reversed(scorers.items())), dict(reversed(parts.items())))
    assert reverse == average(scorers, parts)
    assert list(reverse.mixture) == list(average(scorers, parts).mixture)


def test_the_default_scorers_are_those_of_the_documentation():
    """docs/recommendations.md, "Choice of the weights": the lifts are those of the longest half-life."""
    for half_lives, last in (((3.0, 20.0), 1), ((5.0,), 0)):
        scorer = default_scorer(Parameters(influence_half_lives=half_lives))
        assert scorer.weights == {
            "rate_2": 1.0,
            f"neighbours_{last}": 0.5,
            f"geography_{last}": 0.25,
            "region_rate": 0.25,
            f"topic_{last}": 0.25,
        }
        assert not scorer.undated


def test_mostly_undated_adoptions_are_ranked_by_popularity_without_a_hazard():
    scorer = undated_scorer(Parameters())
    assert scorer.undated
    assert scorer.weights["log_odds"] == 1.0
    assert not [name for name in scorer.weights if name.startswith("rate")]
    assert sum(scorer.mixture.values()) == sum(default_scorer(Parameters()).mixture.values()) == 1
