"""A scorer: a weight per feature. Its scores are sums, so their attribution is exact."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recommend.model.parameters import Parameters

#: The factor of the practice features: the hazard, or popularity if most adoptions are undated.
HAZARD, POPULARITY = "spreading", "popularity"
#: The factor of the features of territories.
ACTIVITY = "activity"
#: The factor of each kind of features of pairs and of territories.
PAIR_FACTORS = {
    "neighbours": "neighbours",
    "geography": "geography",
    "region": "region",
    "division": "region",
    "indicators": "indicators",
    "topic": "topic",
    "topics": "topic",
    "walk": "walk",
    "text": "text",
    "taste": "taste",
    ACTIVITY: ACTIVITY,
}
#: The feature of the rate in the region: `recommend.model.regional_rates`.
REGIONAL_RATE = "region_rate"
#: The default weights of the lifts beside the hazard, if no earlier window gives better ones.
DEFAULT_LIFTS = {"neighbours": 0.5, "geography": 0.25, "region": 0.25, "topic": 0.25}
#: The weights of the lifts if the hazard is unknown and the adoptions are too few to fit weights to: similarity counts
#: for more. Chosen on hidden adoptions of municipalities.
UNDATED_LIFTS = {"neighbours": 1.0, "region": 1.0, "topic": 0.25}


@dataclass(frozen=True, slots=True)
class Scorer:
    """The weights of the features.

    Attributes
    ----------
    weights : mapping
        By feature name; the default is 0.
    mixture : mapping
        The averaged scorers by name, with their weights, which sum to 1.
    means : mapping
        By feature name: its mean over the examples, from which the values of affinities are counted; the default is 0.
    undated : bool
        Whether the hazard is unknown, because most adoptions are undated or a sample, so that the practice features
        measure popularity.
    """

    weights: Mapping[str, float]
    mixture: Mapping[str, float]
    means: Mapping[str, float] = field(default_factory=dict)
    undated: bool = False


def hazard_weights(half_life: float) -> dict[str, float]:
    """Return the weights of the plain hazard."""
    return {f"rate_{half_life:g}": 1.0}


def with_lifts(weights: Mapping[str, float], lifts: Mapping[str, float], last: int) -> dict[str, float]:
    """Return the weights with those of the lifts added; `last` is the position of the longest half-life."""
    return {**weights, **{f"{kind}_{last}": weight for kind, weight in lifts.items()}}


def default_scorer(parameters: Parameters) -> Scorer:
    """Return the scorer for a history too short to learn from: the hazard with the default lifts.

    The rate in the region replaces the lift of the region.
    """
    last = len(parameters.influence_half_lives) - 1
    lifts = {kind: weight for kind, weight in DEFAULT_LIFTS.items() if kind != "region"}
    weights = with_lifts({**hazard_weights(2.0), REGIONAL_RATE: DEFAULT_LIFTS["region"]}, lifts, last)
    return Scorer(weights, {"hazard 2, lifts and regional rate": 1.0})


def undated_scorer(parameters: Parameters) -> Scorer:
    """Return the scorer for a few adoptions without a known hazard: popularity with the lifts."""
    last = len(parameters.influence_half_lives) - 1
    return Scorer(with_lifts({"log_odds": 1.0}, UNDATED_LIFTS, last), {"popularity and lifts": 1.0}, undated=True)


def average(scorers: Mapping[str, Mapping[str, float]], parts: Mapping[str, float]) -> Scorer:
    """Return the scorer whose scores are the weighted mean of the scores of the given scorers."""
    names = sorted({name for weights in scorers.values() for name in weights})
    return Scorer(
        {name: _mean(scorers, parts, name) for name in names},
        dict(sorted(parts.items(), key=lambda part: (-part[1], part[0]))),
    )


def _mean(scorers: Mapping[str, Mapping[str, float]], parts: Mapping[str, float], name: str) -> float:
    return round(sum(parts[key] * scorers[key].get(name, 0.0) for key in sorted(scorers)), 6)
