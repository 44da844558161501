"""The learner: fits the weights of the features on the years before a date.

A window is a year: the features as of the end of year Y - k are the examples of the adoptions in year Y - k + 1, for k
= 1 to the number of windows. A logistic regression over all windows together, with a ridge penalty on the standardised
weights, gives the scorer. No example depends on a fact later than Y.

With fewer windows than that takes, the scorers are only averaged: see `recommend.model.mixture`.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from recommend.dates import parse_date
from recommend.model import sampling
from recommend.model.episodes import first_dated_of_pairs
from recommend.model.features import FeatureSet
from recommend.model.logistic import fit_logistic
from recommend.model.mixture import mixture, plain_scorers
from recommend.model.ndcg import expected_ndcg
from recommend.model.scorer import Scorer, default_scorer
from recommend.model.snapshot import take_snapshot
from recommend.model.training_data import TrainingData

_NDCG_CUTOFF = 10
#: The windows from which weights can be learned; with fewer, plain scorers are averaged.
MIN_WINDOWS = 3
#: Windows with cached examples, some megabytes each: those of one scorer, and some for the scorers of adjacent years.
_EXAMPLE_CACHE_SIZE = 16


@dataclass(frozen=True, slots=True, eq=False)
class Examples:
    """Pairs of a territory and a practice that it had not taken up at the start of a window.

    names: of the features. features: n x f. labels: 1 if the territory took the practice up in the window, else 0.
    weights: the number of pairs that each example represents.
    """

    names: tuple[str, ...]
    features: np.ndarray
    labels: np.ndarray
    weights: np.ndarray

    def of(self, names: tuple[str, ...]) -> np.ndarray:
        """Return the features of these names; one without data in the window is 0: average."""
        position = {name: i for i, name in enumerate(self.names)}
        columns = np.array([position.get(name, -1) for name in names])
        return np.where(columns >= 0, self.features[:, columns], 0.0)


class Learner:
    """Learns the scorers of one level and country; windows that scorers share are computed once."""

    def __init__(self, data: TrainingData):
        self._data, self._records, self._parameters = data, data.records, data.parameters
        self._days = self._records.days[self._records.running]
        self._feature_set = lru_cache(2)(self._build_feature_set)
        self._examples = lru_cache(_EXAMPLE_CACHE_SIZE)(self._build_examples)

    def scorer(self, year: int) -> Scorer:
        """Return the scorer for requests as of the end of a year, learned from what was known by then."""
        years = range(year - 1, year - 1 - self._parameters.windows, -1)
        windows = [examples for each in years if (examples := self._examples(each)) is not None]
        feature_set = self._feature_set(year)
        if len(windows) < MIN_WINDOWS or feature_set is None:
            qualities = [quality for each in years[: MIN_WINDOWS - 1] if (quality := self._measure(each))]
            return mixture(qualities, self._parameters) if qualities else default_scorer(self._parameters)
        names = feature_set.names
        fitted = fit_logistic(
            np.concatenate([window.of(names) for window in windows]),
            np.concatenate([window.labels for window in windows]),
            np.concatenate([window.weights for window in windows]),
            self._parameters.ridge,
        )
        return Scorer(
            dict(zip(names, fitted.weights.tolist(), strict=True)),
            {"logistic": 1.0},
            dict(zip(names, fitted.means.tolist(), strict=True)),
        )

    def _build_feature_set(self, year: int) -> FeatureSet | None:
        """Return the features at the end of a year; None if there were no adoptions by then."""
        if year < 1:
            return None
        snapshot = take_snapshot(self._records, parse_date(f"{year:04}"))
        if len(snapshot.time) == 0:
            return None
        return FeatureSet(snapshot, self._data.relations, self._data.practices, self._parameters)

    def _build_examples(self, year: int) -> Examples | None:
        """Return the examples of the year after this one; None without any."""
        feature_set = self._feature_set(year)
        if feature_set is None:
            return None
        names = feature_set.names
        samples = list(sampling.sample_examples(feature_set.snapshot, *self._taken_up(feature_set, year)))
        if not samples:
            return None
        columns = np.concatenate([sample.columns for sample in samples])
        rows = np.repeat([sample.row for sample in samples], [len(sample.columns) for sample in samples])
        return Examples(
            names,
            feature_set.pairs(rows, columns, names),
            np.concatenate([sample.labels for sample in samples]),
            np.concatenate([sample.weights for sample in samples]),
        )

    def _measure(self, year: int) -> dict[str, float]:
        """Return the nDCG@10 of the plain scorers as of a year on the adoptions in the next one; {} without any."""
        feature_set = self._feature_set(year)
        if feature_set is None:
            return {}
        rows, columns = self._taken_up(feature_set, year)
        snapshot, count = feature_set.snapshot, len(feature_set.snapshot.practice_ids)
        measured = np.unique(rows)
        sizes = np.diff(snapshot.running.indptr)[measured]
        enough = sizes >= sampling.MIN_ADOPTIONS
        measured = measured[enough] if enough.any() else measured[sizes > 0]
        scorers = plain_scorers(self._parameters)
        names = sorted({name for weights in scorers.values() for name in weights})
        weights = np.array([[scorer.get(name, 0.0) for name in names] for scorer in scorers.values()])
        gains = []
        for row in sampling.sample_measured(snapshot, measured).tolist():
            is_candidate = snapshot.at_risk_of(row)
            relevant = np.zeros(count, bool)
            relevant[columns[rows == row]] = True
            relevant &= is_candidate
            if relevant.any():
                scores = np.round(weights @ feature_set.block(row, names), 9)
                gains.append(
                    [expected_ndcg(score[is_candidate], relevant[is_candidate], _NDCG_CUTOFF) for score in scores]
                )
        return dict(zip(scorers, np.mean(gains, axis=0).tolist(), strict=True)) if gains else {}

    def _taken_up(self, feature_set: FeatureSet, year: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs first taken up in the year after this one, as positions in the snapshot."""
        records = self._records
        after, until = (parse_date(f"{min(y, 9999):04}").last_day for y in (year, year + 1))
        columns = feature_set.snapshot.column_of[records.column]
        in_window = first_dated_of_pairs(records) & (columns >= 0) & (self._days > after) & (self._days <= until)
        return records.row[in_window], columns[in_window]
