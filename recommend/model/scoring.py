"""A moment with a scorer: the score of every pair, and its parts by factor."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.errors import InvalidQuestion
from recommend.model.evidence import EVIDENCE_FACTORS, Evidence
from recommend.model.features import Moment, PairFeatures
from recommend.model.scorer import PAIR_FACTORS, Scorer

#: All factors, in the order in which they are shown: what is likely, then what is known to work.
FACTOR_NAMES = ("spreading", "popularity", "neighbours", "geography", "region", "indicators", "topic",
                *EVIDENCE_FACTORS)
#: Scores are rounded to it: far below what the data can tell, far above the error of summation, so that
#: scores that are equal by the formula are equal and their ties are broken by id alone.
SCORE_DECIMALS = 10
#: Values in a block of those that are put in order together.
_BLOCK = 128


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one factor adds to a score: contribution = weight x value.

    value: a logarithm; 0 is what the average practice or pair gets, 0.69 twice, -0.69 half the rate of adoption.
    weight: 1 unless the question says otherwise.
    """

    factor: str
    value: float
    weight: float
    contribution: float


class Model:
    """The scores of one level and country as of a date. Never changed after it is built."""

    def __init__(self, moment: Moment, scorer: Scorer, evidence: Evidence):
        self.moment, self.scorer, self.evidence = moment, scorer, evidence
        self._of_items = "popularity" if scorer.undated else "spreading"
        count = len(moment.snapshot.practice_ids)
        items = np.zeros(count)
        for name in sorted(moment.items):
            items += scorer.weights.get(name, 0.0) * moment.items[name]
        self._items = items - (items.mean() if count else 0.0)
        self._coefficients = {kind: tuple(scorer.weights.get(f"{kind}_{i}", 0.0) for i in range(self._half_lives))
                              for kind in (*moment.channels, "topic")}
        self._kinds = [kind for kind in moment.channels if any(self._coefficients[kind])]
        self._unvoted = {
            kind: sum(weight * values for weight, values in
                      zip(self._coefficients[kind], moment.channels[kind].unvoted, strict=True))
            for kind in self._kinds
        }
        self._usual_base = self._items + sum((self._unvoted[kind] for kind in self._kinds), np.zeros(count))
        self._topical = "topic_0" in moment.pair_names and any(self._coefficients["topic"])

    @property
    def _half_lives(self) -> int:
        return len(self.moment.parameters.vote_half_lives)

    def row(self, row: int, weights: Mapping[str, float]) -> "RowScores":
        """The scores of a territory with every practice."""
        return RowScores(self, row, weights)

    @cached_property
    def absent(self) -> dict[str, np.ndarray]:
        """By kind: the territories for which nobody votes."""
        return {kind: ~self.moment.channels[kind].has_voters for kind in self._kinds}

    @cached_property
    def peer_votes(self) -> np.ndarray:
        """How much each running pair counts as a vote of a neighbour: by half-life, as these weigh in the score."""
        coefficients = [max(weight, 0.0) for weight in self._coefficients["neighbours"]]
        votes = [self.moment.snapshot.votes(half_life) for half_life in self.moment.parameters.vote_half_lives]
        if not any(coefficients):
            return votes[-1]
        return sum(weight * vote for weight, vote in zip(coefficients, votes, strict=True))

    @cached_property
    def has_by_practice(self) -> sparse.csc_array:
        """What territories took up, by practice."""
        return self.moment.snapshot.taken_up.tocsc()

    def speaks(self, factor: str, row: int) -> bool:
        """Whether a factor of pairs has anything to go by for a territory."""
        kinds = [kind for kind in self._kinds if PAIR_FACTORS[kind] == factor]
        if factor == "topic":
            return bool(self.moment.has_topics[row])
        return not kinds or any(not self.absent[kind][row] for kind in kinds)

    def column(self, column: int, weights: Mapping[str, float]) -> dict[str, np.ndarray]:
        """The factors of a practice in every territory, weights not yet applied to their values.

        Factors of kinds for which a territory has no voters are 0 there.
        """
        count = len(self.moment.snapshot.territory_ids)
        found = {}
        if weights.get(self._of_items, 1.0):
            found[self._of_items] = np.full(count, self._items[column])
        for kind in self._kinds:
            factor = PAIR_FACTORS[kind]
            if weights.get(factor, 1.0):
                touched = self.moment.channels[kind].column(column)
                values = np.full(count, self._unvoted[kind][column])
                values[touched.positions] += self._weighted(kind, touched.values)
                values[self.absent[kind]] = 0.0
                found[factor] = found.get(factor, 0.0) + values
        if self._topical and weights.get("topic", 1.0):
            topics = self.moment.topics_of_practice(column)
            found["topic"] = np.zeros(count) if topics is None else self._weighted("topic", topics)
        return found

    def _weighted(self, kind: str, values: tuple[np.ndarray, ...]) -> np.ndarray:
        return sum(weight * value for weight, value in zip(self._coefficients[kind], values, strict=True))


class RowScores:
    """The scores of one territory.

    Attributes
    ----------
    values : ndarray
        Of each practice, rounded.
    """

    def __init__(self, model: Model, row: int, weights: Mapping[str, float]):
        self._model, self._row, self._weights = model, row, weights
        moment = model.moment
        found = moment.pair_features(row)
        self._found: PairFeatures = found
        self._kinds = [kind for kind in model._kinds if kind in found.touched and self._weight(PAIR_FACTORS[kind])]
        item_weight = self._weight(model._of_items)
        if item_weight == 1 and self._kinds == model._kinds and all(
                self._weight(PAIR_FACTORS[kind]) == 1 for kind in self._kinds):
            values = model._usual_base.copy()
        else:
            values = item_weight * model._items
            for kind in self._kinds:
                values += self._weight(PAIR_FACTORS[kind]) * model._unvoted[kind]
        self._voted = {kind: model._weighted(kind, found.touched[kind].values) for kind in self._kinds}
        for kind, voted in self._voted.items():
            weight = self._weight(PAIR_FACTORS[kind])
            values[found.touched[kind].positions] += voted if weight == 1 else weight * voted
        self._topics = None
        if model._topical and found.topics is not None and self._weight("topic"):
            self._topics = moment.of_topics(model._weighted("topic", found.topics))
            values += self._weight("topic") * self._topics
        self._evidence = {
            name: array for name, array in {**model.evidence.by_practice, **model.evidence.of_territory(row)}.items()
            if self._weight(name)
        }
        for name, array in self._evidence.items():
            values += self._weight(name) * array
        self.values = np.round(values, SCORE_DECIMALS)

    def contributions(self, column: int) -> tuple[Contribution, ...]:
        """The parts of a practice's score; they sum to it within 1e-9."""
        model, values = self._model, {}
        if self._weight(model._of_items):
            values[model._of_items] = float(model._items[column])
        for kind, voted in self._voted.items():
            positions, factor = self._found.touched[kind].positions, PAIR_FACTORS[kind]
            value = float(model._unvoted[kind][column])
            position = int(positions.searchsorted(column))
            if position < len(positions) and positions[position] == column:
                value += float(voted[position])
            values[factor] = values.get(factor, 0.0) + value
        if self._topics is not None:
            values["topic"] = float(self._topics[column])
        for name, array in self._evidence.items():
            values[name] = float(array[column])
        return contributions(values, self._weights)

    def _weight(self, factor: str) -> float:
        return self._weights.get(factor, 1.0)


def contributions(values: Mapping[str, float], weights: Mapping[str, float]) -> tuple[Contribution, ...]:
    """The parts of a score in the order of `FACTOR_NAMES`."""
    return tuple(
        Contribution(name, values[name], weights.get(name, 1.0), weights.get(name, 1.0) * values[name])
        for name in FACTOR_NAMES if name in values and weights.get(name, 1.0)
    )


def checked_weights(weights: Mapping[str, float] | None) -> dict[str, float]:
    """The weights of a question.

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


def ranked(candidates: np.ndarray, values: np.ndarray, first: int | None = None) -> np.ndarray:
    """The order of the candidates, the best first; positions follow the ids, so ties are broken by id.

    >>> ranked(np.array([4, 1, 7]), np.array([0.5, 0.5, 2.0])).tolist()
    [2, 1, 0]
    >>> ranked(np.array([4, 1, 7]), np.array([0.5, 0.5, 2.0]), first=2).tolist()
    [2, 1]
    """
    if first is None or first >= len(values):
        return np.lexsort((candidates, -values))
    # The first-th of the maxima of blocks bounds from below what can be among the first: most drops out at once.
    blocks = len(values) // _BLOCK
    head = np.arange(len(values))
    if 0 < first <= blocks:
        maxima = values[:blocks * _BLOCK].reshape(blocks, _BLOCK).max(axis=1)
        head = np.flatnonzero(values >= np.partition(maxima, -first)[-first])
    top = values[head]
    head = head[top >= np.partition(top, -first)[-first]]
    return head[np.lexsort((candidates[head], -values[head]))][:first]
