"""The learner: fits the weights of scorers on earlier windows and averages the scorers by their accuracy on later ones.

Every scorer is a set of weights of the same features: the plain hazard by half-life, the hazard with the default lifts,
and logistic rankers fitted on earlier windows. Their accuracy is measured on the windows (Y - k, Y] for k = 2 to the
horizon, with everything learned from what was known at Y - k; Y is the last complete year. The scorers are averaged
with weights proportional to exp(quality / temperature) (an exponentially weighted average: Cesa-Bianchi and Lugosi
2006, "Prediction, Learning, and Games", chapter 2): the mean of equally good scorers is more stable than any one of
them, and clearly worse ones drop out.
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
from recommend.model.scorer import DEFAULT_LIFTS, Scorer, average, default_scorer, hazard_weights, with_lifts
from recommend.model.snapshot import take_snapshot
from recommend.model.training_data import TrainingData, windows

_NDCG_CUTOFF = 10
_MIN_ADOPTIONS = 5
#: Windows with cached examples, some megabytes each; one scorer reads nine windows.
_EXAMPLE_CACHE_SIZE = 16
#: The half-lives of the hazards that are also tried with lifts.
_HALF_LIVES_WITH_LIFTS = (0.5, 2.0, 8.0)


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Pairs of a territory and a practice that it had not taken up.

    features: n x f. years: years until the territory took the practice up, inf if it did not within the horizon.
    weights: the number of pairs that each example represents.
    """

    features: np.ndarray
    years: np.ndarray
    weights: np.ndarray


class Learner:
    """Learns the scorers of one level and country; overlapping windows are computed once."""

    def __init__(self, data: TrainingData):
        self._data, self._records, self._parameters = data, data.records, data.parameters
        self._days = self._records.days[self._records.running]
        self._plain = {f"hazard {half_life:g}" for half_life in self._parameters.half_lives}
        self._windows = windows(self._parameters)
        self._feature_set = lru_cache(2)(self._build_feature_set)
        self._examples = lru_cache(_EXAMPLE_CACHE_SIZE)(self._build_examples)
        self._fitted = lru_cache(256)(self._fit)
        self._quality = lru_cache(1024)(self._measure)

    def scorer(self, year: int) -> Scorer:
        """Return the scorer for requests as of the end of a year, learned from what was known by then."""
        qualities = []
        for ahead in reversed(self._windows):
            quality = self._quality(year - ahead, ahead)
            if quality:
                qualities.append(quality)
        if not qualities:
            return default_scorer(self._parameters)
        scorers = self._fitted(year)
        # A scorer that could not be fitted in an early window is only compared with the hazards of the other windows.
        gains: dict[str, list[float]] = {name: [] for name in scorers}
        for quality in qualities:
            plain = float(np.mean([value for name, value in quality.items() if name in self._plain]))
            for name in scorers.keys() & quality.keys():
                gains[name].append(quality[name] - plain)
        means = {name: round(float(np.mean(values)), 9) for name, values in sorted(gains.items()) if values}
        best = max(means.values())
        parts = {name: float(np.exp((mean - best) / self._parameters.temperature)) for name, mean in means.items()}
        total = sum(parts.values())
        parts = {name: round(part / total, 6) for name, part in parts.items()}
        return average({name: scorers[name] for name in parts}, parts)

    def _build_feature_set(self, year: int) -> FeatureSet | None:
        """Return the features at the end of a year; None if there were no adoptions by then."""
        if year < 1:
            return None
        snapshot = take_snapshot(self._records, parse_date(f"{year:04}"))
        if len(snapshot.time) == 0:
            return None
        return FeatureSet(snapshot, self._data.relations, self._data.practices, self._parameters)

    def _fit(self, year: int) -> dict[str, dict[str, float]]:
        """Return the weights of all scorers as of the end of a year, by name."""
        parameters = self._parameters
        last = len(parameters.influence_half_lives) - 1
        scorers = {f"hazard {h:g}": hazard_weights(h) for h in parameters.half_lives}
        scorers |= {
            f"hazard {h:g} and lifts": with_lifts(hazard_weights(h), DEFAULT_LIFTS, last)
            for h in _HALF_LIVES_WITH_LIFTS
            if h in parameters.half_lives
        }
        parts = [
            (examples, ahead)
            for ahead in reversed(self._windows)
            if (examples := self._examples(year - ahead)) is not None
        ]
        if not parts:
            return scorers
        features = np.concatenate([examples.features for examples, _ in parts])
        labels = np.concatenate([examples.years <= ahead for examples, ahead in parts]).astype(float)
        weights = np.concatenate([examples.weights for examples, _ in parts])
        if labels.sum() == 0 or labels.all():
            return scorers
        names = self._names()
        of_items = np.array([i for i, name in enumerate(names) if name in self._item_names()])
        for kind, columns in (("practices", of_items), ("pairs", np.arange(len(names)))):
            chosen = [names[i] for i in columns]
            prior = np.array([1.0 if name == "rate_1" else 0.0 for name in chosen])
            for ridge in parameters.ridge:
                fitted = fit_logistic(features[:, columns], labels, weights, prior, ridge)
                scorers[f"logistic {kind} {ridge:g}"] = dict(zip(chosen, fitted.tolist(), strict=True))
        return scorers

    def _build_examples(self, year: int) -> Examples | None:
        feature_set = self._feature_set(year)
        if feature_set is None:
            return None
        rows, columns, years = self._later_adoptions(feature_set, year)
        snapshot = feature_set.snapshot
        items = np.stack([feature_set.item_features[name] for name in self._item_names()], axis=1)
        count = len(snapshot.practice_ids)
        # The examples of a sampled territory: all its later adoptions, and a sample of the other candidates.
        sampled_rows, sampled_columns = sampling.sample_examples(snapshot)
        names = self._names()[len(self._item_names()) :]
        positions = [feature_set.pair_names.index(name) if name in feature_set.pair_names else -1 for name in names]
        features, years_ahead, weights = [], [], []
        for row in sampled_rows.tolist():
            ahead = np.full(count, np.inf)
            own = rows == row
            ahead[columns[own]] = years[own]
            is_candidate = np.ones(count, bool)
            is_candidate[snapshot.running_or_stopped(row)] = False
            chosen = np.union1d(
                sampled_columns[is_candidate[sampled_columns]], np.flatnonzero(np.isfinite(ahead) & is_candidate)
            )
            block = feature_set.dense(feature_set.pair_features(row))
            pairs = np.stack([block[i, chosen] if i >= 0 else np.zeros(len(chosen)) for i in positions], axis=1)
            features.append(np.hstack([items[chosen], pairs]))
            years_ahead.append(ahead[chosen])
            weights.append(np.where(np.isfinite(ahead[chosen]), 1.0, count / max(len(sampled_columns), 1)))
        if not features or not sum(map(len, years_ahead)):
            return None
        return Examples(np.concatenate(features), np.concatenate(years_ahead), np.concatenate(weights))

    def _measure(self, year: int, ahead: int) -> dict[str, float]:
        """Return the nDCG@10 of every scorer as of a year on the adoptions in the years after; {} without any."""
        feature_set = self._feature_set(year)
        if feature_set is None:
            return {}
        # The examples are computed now, while the features are cached.
        self._examples(year)
        rows, columns, years = self._later_adoptions(feature_set, year)
        rows, columns = rows[years <= ahead], columns[years <= ahead]
        snapshot, count = feature_set.snapshot, len(feature_set.snapshot.practice_ids)
        measured = np.unique(rows)
        sizes = np.diff(snapshot.running.indptr)[measured]
        enough = sizes >= _MIN_ADOPTIONS
        measured = measured[enough] if enough.any() else measured[sizes > 0]
        measured = sampling.sample_measured(snapshot, measured)
        scorers = self._fitted(year)
        keys = list(scorers)
        items = {name: feature_set.item_features[name] for name in self._item_names()}
        base = [
            sum((weight * items[name] for name, weight in scorers[key].items() if name in items), np.zeros(count))
            for key in keys
        ]
        of_pairs = np.array([[scorers[key].get(name, 0.0) for name in feature_set.pair_names] for key in keys])
        gains = []
        for row in measured.tolist():
            is_candidate = np.ones(count, bool)
            is_candidate[snapshot.running_or_stopped(row)] = False
            relevant = np.zeros(count, bool)
            relevant[columns[rows == row]] = True
            relevant &= is_candidate
            if relevant.any():
                scores = base + of_pairs @ feature_set.dense(feature_set.pair_features(row))
                gains.append(
                    [
                        expected_ndcg(np.round(score[is_candidate], 9), relevant[is_candidate], _NDCG_CUTOFF)
                        for score in scores
                    ]
                )
        return dict(zip(keys, np.mean(gains, axis=0).tolist(), strict=True)) if gains else {}

    def _later_adoptions(self, feature_set: FeatureSet, year: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return the pairs first taken up within the horizon after a year, and the years until then, from 1."""
        records, snapshot = self._records, feature_set.snapshot
        ends = [parse_date(f"{min(year + k, 9999):04}").last_day for k in range(self._parameters.horizon + 1)]
        columns = snapshot.column_of[records.column]
        in_window = first_dated_of_pairs(records) & (columns >= 0) & (self._days > ends[0]) & (self._days <= ends[-1])
        return records.row[in_window], columns[in_window], np.searchsorted(ends, self._days[in_window])

    def _item_names(self) -> list[str]:
        names = [f"rate_{h:g}" for h in self._parameters.half_lives]
        return [*names, "recent_1", "recent_2", "recent_5", "since_last", "age", "share", "share_squared", "log_odds"]

    def _names(self) -> list[str]:
        kinds = ["neighbours", *self._data.relations.weights]
        if self._data.topical:
            kinds.append("topic")
        return [
            *self._item_names(),
            *(f"{kind}_{i}" for kind in kinds for i in range(len(self._parameters.influence_half_lives))),
        ]
