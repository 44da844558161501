"""The scoring model: the features of a snapshot with a scorer, and the score and factor values of every pair."""

from collections.abc import Mapping
from functools import cached_property

import numpy as np

from recommend.errors import InvalidArgument
from recommend.model.affinity_scores import AffinityScores
from recommend.model.evidence import EVIDENCE_FACTORS, Evidence
from recommend.model.features import FeatureSet, PairFeatures
from recommend.model.probability import Calibration
from recommend.model.sampling import MIN_ADOPTIONS
from recommend.model.scorer import ACTIVITY, HAZARD, PAIR_FACTORS, POPULARITY, REGIONAL_RATE, Scorer
from recommend.model.snapshot import Snapshot

#: All factors, in display order: likelihood first, then evidence.
FACTOR_NAMES = (
    *(HAZARD, POPULARITY, "neighbours", "walk", "taste", "geography", "region", "indicators", "topic", "text"),
    *("fit", "kind", "size", "recency", "stage"),
    ACTIVITY,
    *EVIDENCE_FACTORS,
)
#: Scores are rounded, far below the precision of the data and far above the error of summation, so that scores that
#: are equal by the formula are equal and their ties are broken by id.
SCORE_DECIMALS = 10
#: The weights with which a score measures likelihood only.
_LIKELIHOOD = dict.fromkeys(EVIDENCE_FACTORS, 0.0)


class ScoringModel:
    """The scores of one level and country as of a date. Immutable.

    The features of practices are constant within the list of a practice, those of territories within the list of a
    territory. A scorer that ranks only one of the two has none of the other.

    calibration: of the scores as probabilities; None if these cannot be stated.
    """

    def __init__(
        self, features: FeatureSet, scorer: Scorer, evidence: Evidence, calibration: Calibration | None = None
    ):
        self.features, self.scorer, self.evidence, self.calibration = features, scorer, evidence, calibration
        self.item_factor = POPULARITY if scorer.undated else HAZARD
        self.has_items = any(name in features.item_features for name in scorer.weights)
        count = len(features.snapshot.practice_ids)
        items = np.zeros(count)
        for name in sorted(features.item_features):
            items += scorer.weights.get(name, 0.0) * features.item_features[name]
        self.item_mean = float(items.mean()) if count else 0.0
        self.item_scores: np.ndarray = items - self.item_mean
        half_lives = range(len(features.parameters.influence_half_lives))
        self._coefficients = {
            kind: tuple(scorer.weights.get(f"{kind}_{i}", 0.0) for i in half_lives)
            for kind in (*features.peer_effects, "topic")
        }
        self.kinds = [kind for kind in features.peer_effects if any(self._coefficients[kind])]
        self.baseline = {kind: self.weighted(kind, features.peer_effects[kind].baseline) for kind in self.kinds}
        self.default_base: np.ndarray = self.item_scores + sum(
            (self.baseline[kind] for kind in self.kinds), np.zeros(count)
        )
        self.has_topic_lifts = features.is_topical and any(self._coefficients["topic"])
        self.affinities = AffinityScores(features, scorer)
        self._regional_weight = scorer.weights.get(REGIONAL_RATE, 0.0)
        #: The kinds of proximity that the score counts.
        self.proximities = {*self.kinds, *(["region"] if self._regional_weight else [])}

    @property
    def known(self) -> Snapshot:
        """The snapshot of all adoptions that are known: in a sample also those that are being adapted."""
        return self.features.snapshot

    def row(
        self, row: int, weights: Mapping[str, float], of_request: Mapping[str, np.ndarray] | None = None
    ) -> "RowScores":
        """Return the scores of a territory for every practice.

        of_request: further factors that depend on the request, each with a value per practice.
        """
        return RowScores(self, row, weights, of_request or {})

    def dense_factors(self, row: int) -> Mapping[str, np.ndarray]:
        """Return the factors of a territory other than lifts and evidence, each with a value per practice."""
        factors = self.affinities.row(row)
        if self._regional_weight and self.features.regional_rates.known[row]:
            return {**factors, "region": self._regional_weight * self.features.regional_rates.row(row)}
        return factors

    def weighted(self, kind: str, values: tuple[np.ndarray, ...]) -> np.ndarray:
        """Return the weighted sum over half-lives of the values of a kind."""
        total = np.zeros(len(values[0]))
        for weight, value in zip(self._coefficients[kind], values, strict=True):
            total += weight * value
        return total

    @cached_property
    def activity(self) -> np.ndarray | None:
        """The values of the activity of each territory, 0 for the average example; None if the scorer has none."""
        if not any(name in self.features.activity for name in self.scorer.weights):
            return None
        total = np.zeros(len(self.features.snapshot.territory_ids))
        for name, values in self.features.activity.items():
            total += self.scorer.weights.get(name, 0.0) * (values - self.scorer.means.get(name, 0.0))
        return total

    @cached_property
    def is_calibrated(self) -> np.ndarray:
        """A mask of the territories for which a probability can be stated."""
        snapshot = self.features.snapshot
        enough: np.ndarray = np.diff(snapshot.running.indptr) >= MIN_ADOPTIONS
        # The years to come begin at the latest fact, not at a date long after it.
        is_recent = not snapshot.as_of_requested or snapshot.as_of is None or snapshot.as_of.end - snapshot.now <= 1
        return enough & is_recent

    @cached_property
    def without_influencers(self) -> dict[str, np.ndarray]:
        """By kind: a mask of the territories without influencers."""
        return {kind: ~self.features.peer_effects[kind].has_influencers for kind in self.kinds}

    @cached_property
    def peer_influence(self) -> np.ndarray:
        """The influence of each running pair on the neighbours: half-lives are weighted as in the score."""
        coefficients = [max(weight, 0.0) for weight in self._coefficients["neighbours"]]
        snapshot, half_lives = self.features.snapshot, self.features.parameters.influence_half_lives
        influence = [snapshot.influence(half_life) for half_life in half_lives]
        if not any(coefficients):
            return influence[-1]
        total = np.zeros(len(snapshot.time))
        for weight, each in zip(coefficients, influence, strict=True):
            total += weight * each
        return total

    def applies(self, factor: str, row: int) -> bool:
        """Return whether a pair factor has data in a territory."""
        kinds = [kind for kind in self.kinds if PAIR_FACTORS[kind] == factor]
        if factor == ACTIVITY:
            return True
        if factor == "region" and self._regional_weight:
            return bool(self.features.regional_rates.known[row])
        if factor in self.affinities.factors and self.affinities.applies[row]:
            return True
        if factor == "topic":
            return bool(self.has_topic_lifts and self.features.topics.has_topics[row])
        if factor in self.affinities.factors and not kinds:
            return False
        return not kinds or any(not self.without_influencers[kind][row] for kind in kinds)

    def column(self, column: int, weights: Mapping[str, float]) -> dict[str, np.ndarray]:
        """Return the unweighted factors of a practice, each with a value per territory.

        A factor is 0 in a territory without influencers of its kinds.
        """
        count = len(self.features.snapshot.territory_ids)
        factors: dict[str, np.ndarray] = {}
        if self.has_items and weights.get(self.item_factor, 1.0):
            factors[self.item_factor] = np.full(count, self.item_scores[column])
        for kind in self.kinds:
            factor = PAIR_FACTORS[kind]
            if weights.get(factor, 1.0):
                lifts = self.features.peer_effects[kind].column(column)
                values = np.full(count, self.baseline[kind][column])
                values[lifts.positions] += self.weighted(kind, lifts.values)
                values[self.without_influencers[kind]] = 0.0
                factors[factor] = factors.get(factor, 0.0) + values
        if self.has_topic_lifts and weights.get("topic", 1.0):
            topics = self.features.topics.column(column)
            factors["topic"] = np.zeros(count) if topics is None else self.weighted("topic", topics)
        for factor, affinities in self.affinities.column(column).items():
            if weights.get(factor, 1.0):
                factors[factor] = factors.get(factor, 0.0) + affinities
        if self._regional_weight and weights.get("region", 1.0):
            factors["region"] = self._regional_weight * self.features.regional_rates.column(column)
        if self.activity is not None and weights.get(ACTIVITY, 1.0):
            factors[ACTIVITY] = self.activity
        return factors

    def log_odds(self, row: int) -> np.ndarray | None:
        """Return the log odds that a territory takes each practice up within `recommend.model.probability.YEARS`.

        They do not depend on the weights of a request. None without a calibration, or if the territory runs fewer
        practices than those from which it was learned.
        """
        if self.calibration is None or not self.is_calibrated[row]:
            return None
        return self.calibration.log_odds(self.row(row, _LIKELIHOOD).values + self.item_mean)

    def log_odds_of(self, column: int) -> np.ndarray | None:
        """Return the log odds of a practice, one per territory; nan for one that has none."""
        if self.calibration is None:
            return None
        scores = np.zeros(len(self.is_calibrated))
        for values in self.column(column, _LIKELIHOOD).values():
            scores += values
        scores = np.round(scores, SCORE_DECIMALS)
        return np.where(self.is_calibrated, self.calibration.log_odds(scores + self.item_mean), np.nan)


class RowScores:
    """The scores of one territory.

    Attributes
    ----------
    values : ndarray
        The rounded score of each practice.
    weights : mapping
        The weights of the factors; the default is 1.
    """

    def __init__(
        self, model: ScoringModel, row: int, weights: Mapping[str, float], of_request: Mapping[str, np.ndarray]
    ):
        self._model, self.weights = model, weights
        features = model.features
        pair_features = features.pair_features(row)
        self._pair_features: PairFeatures = pair_features
        self._kinds = [kind for kind in model.kinds if kind in pair_features.lifts and self._weight(PAIR_FACTORS[kind])]
        item_weight = self._weight(model.item_factor)
        if (
            item_weight == 1
            and self._kinds == model.kinds
            and all(self._weight(PAIR_FACTORS[kind]) == 1 for kind in self._kinds)
        ):
            values = model.default_base.copy()
        else:
            values = item_weight * model.item_scores
            for kind in self._kinds:
                values += self._weight(PAIR_FACTORS[kind]) * model.baseline[kind]
        self._lifts = {kind: model.weighted(kind, pair_features.lifts[kind].values) for kind in self._kinds}
        for kind, lifts in self._lifts.items():
            weight = self._weight(PAIR_FACTORS[kind])
            values[pair_features.lifts[kind].positions] += lifts if weight == 1 else weight * lifts
        dense = {
            **model.dense_factors(row),
            **of_request,
            **model.evidence.by_practice,
            **model.evidence.for_territory(row),
        }
        if model.has_topic_lifts and pair_features.topics is not None:
            lifts = features.topics.mean_over_topics(model.weighted("topic", pair_features.topics))
            dense["topic"] = dense.get("topic", 0.0) + lifts
        self._dense = {name: array for name, array in dense.items() if self._weight(name)}
        for name, array in self._dense.items():
            weight = self._weight(name)
            values += array if weight == 1 else weight * array
        self.values: np.ndarray = np.round(values, SCORE_DECIMALS)

    def factor_values(self, column: int) -> dict[str, float]:
        """Return the factor values of a practice; weighted, they sum to its score within 1e-9."""
        model, values = self._model, {}
        if self._weight(model.item_factor):
            values[model.item_factor] = float(model.item_scores[column])
        for kind, lifts in self._lifts.items():
            positions, factor = self._pair_features.lifts[kind].positions, PAIR_FACTORS[kind]
            value = float(model.baseline[kind][column])
            position = int(positions.searchsorted(column))
            if position < len(positions) and positions[position] == column:
                value += float(lifts[position])
            values[factor] = values.get(factor, 0.0) + value
        for name, array in self._dense.items():
            values[name] = float(array[column])
        return values

    def _weight(self, factor: str) -> float:
        return self.weights.get(factor, 1.0)


def checked_weights(weights: Mapping[str, float] | None) -> dict[str, float]:
    """Return the validated weights of a request.

    Raises
    ------
    InvalidArgument
        If a factor is unknown, or a weight is negative or not a finite number.
    """
    checked = {}
    for name, weight in (weights or {}).items():
        if name not in FACTOR_NAMES:
            raise InvalidArgument(f"weights: {name!r} is not a factor. Use {', '.join(FACTOR_NAMES)}.")
        if not np.isfinite(weight) or weight < 0:
            raise InvalidArgument(f"weights: {name} is {weight!r}. Use a finite number, at least 0.")
        checked[name] = float(weight)
    return checked
