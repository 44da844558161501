"""The learner: fits the weights of scorers on earlier windows, and averages them by how well each foretold later ones.

Every scorer is a set of weights of the same features: the plain hazard by half-life, the hazard times the usual
lifts, and logistic rankers fitted on earlier windows. How well each would have ranked is measured on the windows
(Y - k, Y] for k = 2 to the horizon, with everything that it needs learned from what was known at Y - k; Y is the
last year that is over. The scores of all are then averaged with parts proportional to exp(quality / temperature)
(an exponentially weighted average: Cesa-Bianchi and Lugosi 2006, "Prediction, Learning, and Games", chapter 2):
among equals the mean is steadier than any one of them, and clearly worse ones drop out.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from recommend.dates import parse_date
from recommend.model import sampling
from recommend.model.episodes import first_dated_of_pairs
from recommend.model.features import FeatureSet
from recommend.model.logistic import fit_logistic
from recommend.model.ndcg import expected_ndcg
from recommend.model.scorer import USUAL_LIFTS, Scorer, average, hazard_weights, usual_scorer, with_lifts
from recommend.model.snapshot import take_snapshot
from recommend.model.training import TrainingData, windows

_MEASURED_AT = 10
_LEAST_ADOPTIONS = 5
#: Windows of which the examples are kept, some megabytes each: one scorer takes nine of them.
_EXAMPLES_KEPT = 16
#: The half-lives of the hazards that are tried with lifts.
_LIFTED = (0.5, 2.0, 8.0)


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Pairs of a territory and a practice that it had not taken up.

    features: n x f. years: how many years later it took the practice up, inf if it did not within the horizon.
    weights: how many pairs each stands for.
    """

    features: np.ndarray
    years: np.ndarray
    weights: np.ndarray


class Learner:
    """Learns scorers from the history of one level and country; windows that overlap are read once."""

    def __init__(self, data: TrainingData):
        self._data, self._records, self._parameters = data, data.records, data.parameters
        self._days = self._records.days[self._records.running]
        self._plain = {f"hazard {half_life:g}" for half_life in self._parameters.half_lives}
        self._windows = windows(self._parameters)
        self._feature_set = lru_cache(2)(self._make_feature_set)
        self._examples = lru_cache(_EXAMPLES_KEPT)(self._make_examples)
        self._fitted = lru_cache(256)(self._fit)
        self._quality = lru_cache(1024)(self._measure)

    def scorer(self, year: int) -> Scorer:
        """Return the scorer for a question asked at the end of a year, learned from what was known by then."""
        found = []
        for ahead in reversed(self._windows):
            quality = self._quality(year - ahead, ahead)
            if quality:
                found.append(quality)
        if not found:
            return usual_scorer(self._parameters)
        scorers = self._fitted(year)
        # What could not be fitted in an early window is compared with the plain hazards of the others only.
        gains: dict[str, list[float]] = {name: [] for name in scorers}
        for quality in found:
            plain = float(np.mean([value for name, value in quality.items() if name in self._plain]))
            for name in scorers.keys() & quality.keys():
                gains[name].append(quality[name] - plain)
        means = {name: round(float(np.mean(values)), 9) for name, values in sorted(gains.items()) if values}
        best = max(means.values())
        parts = {name: float(np.exp((mean - best) / self._parameters.temperature)) for name, mean in means.items()}
        total = sum(parts.values())
        parts = {name: round(part / total, 6) for name, part in parts.items()}
        return average({name: scorers[name] for name in parts}, parts)

    def _make_feature_set(self, year: int) -> FeatureSet | None:
        """Return the features at the end of a year; None if nothing had been adopted by then."""
        if year < 1:
            return None
        snapshot = take_snapshot(self._records, parse_date(f"{year:04}"))
        if len(snapshot.time) == 0:
            return None
        return FeatureSet(snapshot, self._data.relations, self._data.practices, self._parameters)

    def _fit(self, year: int) -> dict[str, dict[str, float]]:
        """Return all scorers as they stand at the end of a year, by name."""
        parameters = self._parameters
        last = len(parameters.vote_half_lives) - 1
        found = {f"hazard {h:g}": hazard_weights(h) for h in parameters.half_lives}
        found |= {
            f"hazard {h:g} and lifts": with_lifts(hazard_weights(h), USUAL_LIFTS, last)
            for h in _LIFTED
            if h in parameters.half_lives
        }
        parts = [
            (examples, ahead)
            for ahead in reversed(self._windows)
            if (examples := self._examples(year - ahead)) is not None
        ]
        if not parts:
            return found
        features = np.concatenate([examples.features for examples, _ in parts])
        right = np.concatenate([examples.years <= ahead for examples, ahead in parts]).astype(float)
        weights = np.concatenate([examples.weights for examples, _ in parts])
        if right.sum() == 0 or right.all():
            return found
        names = self._names()
        of_items = np.array([i for i, name in enumerate(names) if name in self._item_names()])
        for kind, columns in (("practices", of_items), ("pairs", np.arange(len(names)))):
            chosen = [names[i] for i in columns]
            prior = np.array([1.0 if name == "rate_1" else 0.0 for name in chosen])
            for ridge in parameters.ridge:
                fitted = fit_logistic(features[:, columns], right, weights, prior, ridge)
                found[f"logistic {kind} {ridge:g}"] = dict(zip(chosen, fitted.tolist(), strict=True))
        return found

    def _make_examples(self, year: int) -> Examples | None:
        known = self._feature_set(year)
        if known is None:
            return None
        rows, columns, years = self._later(known, year)
        snapshot = known.snapshot
        items = np.stack([known.item_features[name] for name in self._item_names()], axis=1)
        count = len(snapshot.practice_ids)
        # A sample of territories, all that they took up, and a sample of what they did not.
        able, some = sampling.examples(snapshot)
        names = self._names()[len(self._item_names()) :]
        where = [known.pair_names.index(name) if name in known.pair_names else -1 for name in names]
        features, found, weights = [], [], []
        for row in able.tolist():
            ahead = np.full(count, np.inf)
            mine = rows == row
            ahead[columns[mine]] = years[mine]
            free = np.ones(count, bool)
            free[snapshot.dated(row)] = False
            chosen = np.union1d(some[free[some]], np.flatnonzero(np.isfinite(ahead) & free))
            block = known.dense(known.pair_features(row))
            pairs = np.stack([block[i, chosen] if i >= 0 else np.zeros(len(chosen)) for i in where], axis=1)
            features.append(np.hstack([items[chosen], pairs]))
            found.append(ahead[chosen])
            weights.append(np.where(np.isfinite(ahead[chosen]), 1.0, count / max(len(some), 1)))
        if not features or not sum(map(len, found)):
            return None
        return Examples(np.concatenate(features), np.concatenate(found), np.concatenate(weights))

    def _measure(self, year: int, ahead: int) -> dict[str, float]:
        """Return the nDCG@10 of every scorer as of a year, for what was taken up in the years after; {} for nothing."""
        known = self._feature_set(year)
        if known is None:
            return {}
        # The examples are needed later: now the features are in the cache.
        self._examples(year)
        rows, columns, years = self._later(known, year)
        rows, columns = rows[years <= ahead], columns[years <= ahead]
        snapshot, count = known.snapshot, len(known.snapshot.practice_ids)
        able = np.unique(rows)
        sizes = np.diff(snapshot.running.indptr)[able]
        able = able[sizes >= _LEAST_ADOPTIONS] if (sizes >= _LEAST_ADOPTIONS).any() else able[sizes > 0]
        able = sampling.measured(snapshot, able)
        scorers = self._fitted(year)
        keys = list(scorers)
        items = {name: known.item_features[name] for name in self._item_names()}
        base = [
            sum((weight * items[name] for name, weight in scorers[key].items() if name in items), np.zeros(count))
            for key in keys
        ]
        of_pairs = np.array([[scorers[key].get(name, 0.0) for name in known.pair_names] for key in keys])
        gains = []
        for row in able.tolist():
            free = np.ones(count, bool)
            free[snapshot.dated(row)] = False
            right = np.zeros(count, bool)
            right[columns[rows == row]] = True
            right &= free
            if right.any():
                scores = base + of_pairs @ known.dense(known.pair_features(row))
                gains.append([expected_ndcg(np.round(score[free], 9), right[free], _MEASURED_AT) for score in scores])
        return dict(zip(keys, np.mean(gains, axis=0).tolist(), strict=True)) if gains else {}

    def _later(self, known: FeatureSet, year: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the pairs first taken up in the years after, up to the horizon, and in which of them."""
        records, snapshot = self._records, known.snapshot
        ends = [parse_date(f"{min(year + k, 9999):04}").last_day for k in range(self._parameters.horizon + 1)]
        columns = snapshot.column_of[records.column]
        kept = first_dated_of_pairs(records) & (columns >= 0) & (self._days > ends[0]) & (self._days <= ends[-1])
        return records.row[kept], columns[kept], np.searchsorted(ends, self._days[kept])

    def _item_names(self) -> list[str]:
        names = [f"rate_{h:g}" for h in self._parameters.half_lives]
        return [*names, "recent_1", "recent_2", "recent_5", "since_last", "age", "share", "share_squared", "log_odds"]

    def _names(self) -> list[str]:
        kinds = ["neighbours", *self._data.relations.weights]
        if self._data.topical:
            kinds.append("topic")
        return [
            *self._item_names(),
            *(f"{kind}_{i}" for kind in kinds for i in range(len(self._parameters.vote_half_lives))),
        ]
