"""A score: a weight for each feature. The sum is additive, so its parts are exact."""

from collections.abc import Mapping
from dataclasses import dataclass

from recommend.model.parameters import Parameters

#: The factor of the features of practices: the hazard, or, where most adoptions have no date, how widespread one is.
HAZARD, POPULARITY = "spreading", "popularity"
#: The kinds of features of pairs, and the factor of each.
PAIR_FACTORS = {
    "neighbours": "neighbours",
    "geography": "geography",
    "region": "region",
    "division": "region",
    "indicators": "indicators",
    "topic": "topic",
}
#: The usual strength of each kind beside the hazard, where no earlier window gives a better one.
USUAL_LIFTS = {"neighbours": 0.5, "geography": 0.25, "region": 0.25, "topic": 0.25}
#: Where most adoptions have no date: the hazard is unknown, so likeness counts for more. Chosen on
#: hidden adoptions of municipalities (docs/recommendations.md).
UNDATED_LIFTS = {"neighbours": 1.0, "region": 1.0, "topic": 0.25}


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights of the features.

    Attributes
    ----------
    weights : mapping
        By feature name; a feature without one has 0.
    mixture : mapping
        The scorers that these are the average of, by name, and the part of each; parts sum to 1.
    undated : bool
        Made for adoptions most of which have no date: the features of practices say how widespread one is, and
        not its hazard.
    """

    weights: Mapping[str, float]
    mixture: Mapping[str, float]
    undated: bool = False


def hazard_weights(half_life: float) -> dict[str, float]:
    """Return the weights of the plain hazard."""
    return {f"rate_{half_life:g}": 1.0}


def with_lifts(weights: Mapping[str, float], lifts: Mapping[str, float], last: int) -> dict[str, float]:
    """Return the weights and those of the lifts of the longest half-life (its position is `last`)."""
    return {**weights, **{f"{kind}_{last}": weight for kind, weight in lifts.items()}}


def usual_scorer(parameters: Parameters) -> Scorer:
    """Return the scorer for a history too short to choose one by it: the hazard times the lifts."""
    last = len(parameters.vote_half_lives) - 1
    return Scorer(with_lifts(hazard_weights(2.0), USUAL_LIFTS, last), {"hazard 2 and lifts": 1.0})


def undated_scorer(parameters: Parameters) -> Scorer:
    """Return the scorer for adoptions most of which have no date: how widespread a practice is, times the lifts."""
    last = len(parameters.vote_half_lives) - 1
    return Scorer(with_lifts({"log_odds": 1.0}, UNDATED_LIFTS, last), {"popularity and lifts": 1.0}, undated=True)


def average(scorers: Mapping[str, Mapping[str, float]], parts: Mapping[str, float]) -> Scorer:
    """Return the scorer whose scores are the weighted mean of those of some others."""
    names = sorted({name for weights in scorers.values() for name in weights})
    return Scorer(
        {name: _mean(scorers, parts, name) for name in names},
        dict(sorted(parts.items(), key=lambda part: (-part[1], part[0]))),
    )


def _mean(scorers: Mapping[str, Mapping[str, float]], parts: Mapping[str, float], name: str) -> float:
    return round(sum(parts[key] * scorers[key].get(name, 0.0) for key in sorted(scorers)), 6)
