"""The features of a snapshot with a scorer: the score of every pair, and the value of each factor in it."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.errors import InvalidQuestion
from recommend.model.evidence import EVIDENCE_FACTORS, Evidence
from recommend.model.features import FeatureSet, PairFeatures
from recommend.model.scorer import HAZARD, PAIR_FACTORS, POPULARITY, Scorer

#: All factors, in the order in which they are shown: what is likely, then what is known to work.
FACTOR_NAMES = (HAZARD, POPULARITY, "neighbours", "geography", "region", "indicators", "topic", *EVIDENCE_FACTORS)
#: Scores are rounded to it: far below what the data can say, far above the error of summation, so that
#: scores that are equal by the formula are equal and their ties are broken by id alone.
SCORE_DECIMALS = 10


class ScoringModel:
    """The scores of one level and country as of a date. Never changed after it is built."""

    def __init__(self, features: FeatureSet, scorer: Scorer, evidence: Evidence):
        self.features, self.scorer, self.evidence = features, scorer, evidence
        self.item_factor = POPULARITY if scorer.undated else HAZARD
        count = len(features.snapshot.practice_ids)
        items = np.zeros(count)
        for name in sorted(features.item_features):
            items += scorer.weights.get(name, 0.0) * features.item_features[name]
        self.item_scores: np.ndarray = items - (items.mean() if count else 0.0)
        half_lives = range(len(features.parameters.vote_half_lives))
        self._coefficients = {
            kind: tuple(scorer.weights.get(f"{kind}_{i}", 0.0) for i in half_lives)
            for kind in (*features.peer_effects, "topic")
        }
        self.kinds = [kind for kind in features.peer_effects if any(self._coefficients[kind])]
        self.baseline = {kind: self.weighted(kind, features.peer_effects[kind].baseline) for kind in self.kinds}
        self.usual_base: np.ndarray = self.item_scores + sum(
            (self.baseline[kind] for kind in self.kinds), np.zeros(count)
        )
        self.is_topical = "topic_0" in features.pair_names and any(self._coefficients["topic"])

    def row(self, row: int, weights: Mapping[str, float]) -> "RowScores":
        """Return the scores of a territory with every practice."""
        return RowScores(self, row, weights)

    def weighted(self, kind: str, values: tuple[np.ndarray, ...]) -> np.ndarray:
        """Return the sum over half-lives of the values of a kind by their coefficients."""
        total = np.zeros(len(values[0]))
        for weight, value in zip(self._coefficients[kind], values, strict=True):
            total += weight * value
        return total

    @cached_property
    def absent(self) -> dict[str, np.ndarray]:
        """By kind: the territories without influencers."""
        return {kind: ~self.features.peer_effects[kind].has_influencers for kind in self.kinds}

    @cached_property
    def peer_influence(self) -> np.ndarray:
        """The influence of each running pair on the neighbours: by half-life, as these weigh in the score."""
        coefficients = [max(weight, 0.0) for weight in self._coefficients["neighbours"]]
        snapshot, half_lives = self.features.snapshot, self.features.parameters.vote_half_lives
        influence = [snapshot.influence(half_life) for half_life in half_lives]
        if not any(coefficients):
            return influence[-1]
        total = np.zeros(len(snapshot.time))
        for weight, each in zip(coefficients, influence, strict=True):
            total += weight * each
        return total

    @cached_property
    def has_by_practice(self) -> sparse.csc_array:
        """The practices that territories took up, by practice."""
        return self.features.snapshot.taken_up.tocsc()

    def applies(self, factor: str, row: int) -> bool:
        """Return whether there are data for a factor of pairs in a territory."""
        kinds = [kind for kind in self.kinds if PAIR_FACTORS[kind] == factor]
        if factor == "topic":
            return bool(self.features.has_topics[row])
        return not kinds or any(not self.absent[kind][row] for kind in kinds)

    def column(self, column: int, weights: Mapping[str, float]) -> dict[str, np.ndarray]:
        """Return the factors of a practice in every territory, weights not yet applied to their values.

        Factors of kinds for which a territory has no influencers are 0 there.
        """
        count = len(self.features.snapshot.territory_ids)
        found: dict[str, np.ndarray] = {}
        if weights.get(self.item_factor, 1.0):
            found[self.item_factor] = np.full(count, self.item_scores[column])
        for kind in self.kinds:
            factor = PAIR_FACTORS[kind]
            if weights.get(factor, 1.0):
                lifts = self.features.peer_effects[kind].column(column)
                values = np.full(count, self.baseline[kind][column])
                values[lifts.positions] += self.weighted(kind, lifts.values)
                values[self.absent[kind]] = 0.0
                found[factor] = found.get(factor, 0.0) + values
        if self.is_topical and weights.get("topic", 1.0):
            topics = self.features.topics_of_practice(column)
            found["topic"] = np.zeros(count) if topics is None else self.weighted("topic", topics)
        return found


class RowScores:
    """The scores of one territory.

    Attributes
    ----------
    values : ndarray
        Of each practice, rounded.
    weights : mapping
        Of the factors; 1 where there is none.
    """

    def __init__(self, model: ScoringModel, row: int, weights: Mapping[str, float]):
        self._model, self.weights = model, weights
        features = model.features
        found = features.pair_features(row)
        self._found: PairFeatures = found
        self._kinds = [kind for kind in model.kinds if kind in found.lifts and self._weight(PAIR_FACTORS[kind])]
        item_weight = self._weight(model.item_factor)
        if (
            item_weight == 1
            and self._kinds == model.kinds
            and all(self._weight(PAIR_FACTORS[kind]) == 1 for kind in self._kinds)
        ):
            values = model.usual_base.copy()
        else:
            values = item_weight * model.item_scores
            for kind in self._kinds:
                values += self._weight(PAIR_FACTORS[kind]) * model.baseline[kind]
        self._lifts = {kind: model.weighted(kind, found.lifts[kind].values) for kind in self._kinds}
        for kind, lifts in self._lifts.items():
            weight = self._weight(PAIR_FACTORS[kind])
            values[found.lifts[kind].positions] += lifts if weight == 1 else weight * lifts
        self._topics: np.ndarray | None = None
        if model.is_topical and found.topics is not None and self._weight("topic"):
            self._topics = features.of_topics(model.weighted("topic", found.topics))
            values += self._weight("topic") * self._topics
        self._evidence = {
            name: array
            for name, array in {**model.evidence.by_practice, **model.evidence.of_territory(row)}.items()
            if self._weight(name)
        }
        for name, array in self._evidence.items():
            values += self._weight(name) * array
        self.values: np.ndarray = np.round(values, SCORE_DECIMALS)

    def factor_values(self, column: int) -> dict[str, float]:
        """Return the values of the factors of a practice's score; by their weights they sum to it within 1e-9."""
        model, values = self._model, {}
        if self._weight(model.item_factor):
            values[model.item_factor] = float(model.item_scores[column])
        for kind, lifts in self._lifts.items():
            positions, factor = self._found.lifts[kind].positions, PAIR_FACTORS[kind]
            value = float(model.baseline[kind][column])
            position = int(positions.searchsorted(column))
            if position < len(positions) and positions[position] == column:
                value += float(lifts[position])
            values[factor] = values.get(factor, 0.0) + value
        if self._topics is not None:
            values["topic"] = float(self._topics[column])
        for name, array in self._evidence.items():
            values[name] = float(array[column])
        return values

    def _weight(self, factor: str) -> float:
        return self.weights.get(factor, 1.0)


def checked_weights(weights: Mapping[str, float] | None) -> dict[str, float]:
    """Return the weights of a question.

    Raises
    ------
    InvalidQuestion
        If a factor is unknown, or a weight is negative or not a finite number.
    """
    checked = {}
    for name, weight in (weights or {}).items():
        if name not in FACTOR_NAMES:
            raise InvalidQuestion(f"weights: {name!r} is no factor: choose from {', '.join(FACTOR_NAMES)}")
        if not np.isfinite(weight) or weight < 0:
            raise InvalidQuestion(f"weights: {name} is {weight!r}: give a finite number from 0")
        checked[name] = float(weight)
    return checked
