"""The learner: fits the weights of the features on the years before a date.

A window is a year: the features as of the end of year Y - k are the examples of the adoptions in year Y - k + 1, for k
= 1 to the number of windows. A logistic regression over all windows together, with a ridge penalty on the standardised
weights, gives a scorer. No example depends on a fact later than Y.

- The scorer among practices ranks the practices of a territory: its examples are the practices of territories that took
  any up in the window.
- The scorer among territories ranks the territories of a practice: its examples are the territories that had not taken
  up a practice of the window, with their features less the means over these territories.
- The probabilities are learned from the windows that start at least `recommend.model.probability.YEARS` before Y.

With fewer windows than that takes, plain scorers are averaged, for both rankings: see `recommend.model.mixture`.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from recommend.dates import parse_date
from recommend.model import sampling
from recommend.model.examples import GroupedExamples, WindowExamples, window_examples
from recommend.model.features import FeatureSet
from recommend.model.logistic import DECIMALS, fit_logistic
from recommend.model.mixture import mixture, plain_scorers
from recommend.model.ndcg import expected_ndcg
from recommend.model.probability import YEARS, calibrate
from recommend.model.scorer import Scorer, default_scorer
from recommend.model.scorers import Scorers
from recommend.model.snapshot import take_snapshot
from recommend.model.training_data import TrainingData
from recommend.model.windows import taken_up_after

_NDCG_CUTOFF = 10
#: The windows from which weights can be learned; with fewer, plain scorers are averaged.
MIN_WINDOWS = 3
#: The adoptions from which territories can be ranked better than by the score among practices.
MIN_TAKEN_UP = 300
#: Windows with cached examples, some megabytes each: those of one scorer, and some for the scorers of adjacent years.
_EXAMPLE_CACHE_SIZE = 16


class Learner:
    """Learns the scorers of one level and country; windows that scorers share are computed once."""

    def __init__(self, data: TrainingData):
        self._data, self._records, self._parameters = data, data.records, data.parameters
        self._feature_set = lru_cache(2)(self._build_feature_set)
        self._examples = lru_cache(_EXAMPLE_CACHE_SIZE)(self._build_examples)

    def scorers(self, year: int) -> Scorers:
        """Return the scorers for requests as of the end of a year, learned from what was known by then."""
        ahead = range(1, 1 + self._parameters.windows)
        windows = {k: examples for k in ahead if (examples := self._examples(year - k)) is not None}
        feature_set = self._feature_set(year)
        if len(windows) < MIN_WINDOWS or feature_set is None:
            qualities = [quality for k in ahead[: MIN_WINDOWS - 1] if (quality := self._measure(year - k))]
            return Scorers(mixture(qualities, self._parameters) if qualities else default_scorer(self._parameters))
        among_practices = self._among_practices(feature_set, list(windows.values()))
        return Scorers(
            among_practices,
            self._among_territories(
                feature_set, [w.among_territories for w in windows.values() if w.among_territories]
            ),
            calibrate(
                among_practices,
                feature_set.affinities,
                {k: window.over_years for k, window in windows.items() if window.over_years and k >= YEARS},
            ),
        )

    def _among_practices(self, feature_set: FeatureSet, windows: Sequence[WindowExamples]) -> Scorer:
        names = feature_set.names
        examples = [window.among_practices for window in windows]
        fitted = fit_logistic(
            np.concatenate([each.of(names) for each in examples]),
            np.concatenate([each.labels for each in examples]),
            np.concatenate([each.weights for each in examples]),
            self._parameters.ridge,
        )
        return _scorer(names, fitted.weights, fitted.means)

    def _among_territories(self, feature_set: FeatureSet, windows: Sequence[GroupedExamples]) -> Scorer | None:
        if len(windows) < MIN_WINDOWS or sum(int(each.labels.sum()) for each in windows) < MIN_TAKEN_UP:
            return None
        names = (*feature_set.pair_names, *feature_set.activity)
        fitted = fit_logistic(
            np.concatenate([each.centred(names) for each in windows]),
            np.concatenate([each.labels for each in windows]),
            np.concatenate([each.weights for each in windows]),
            self._parameters.ridge_among_territories,
        )
        means = np.concatenate([each.of(names) for each in windows]).mean(axis=0)
        return _scorer(names, fitted.weights, np.round(means, DECIMALS))

    def _build_feature_set(self, year: int) -> FeatureSet | None:
        """Return the features at the end of a year; None if there were no adoptions by then."""
        if year < 1:
            return None
        snapshot = take_snapshot(self._records, parse_date(f"{year:04}"))
        if len(snapshot.time) == 0:
            return None
        return FeatureSet(snapshot, self._data.relations, self._data.practices, self._parameters)

    def _build_examples(self, year: int) -> WindowExamples | None:
        """Return the examples of the windows after this year; None without any."""
        feature_set = self._feature_set(year)
        if feature_set is None:
            return None
        in_year, in_years = (taken_up_after(feature_set.snapshot, year, years) for years in (1, YEARS))
        return window_examples(feature_set, in_year, in_years)

    def _measure(self, year: int) -> dict[str, float]:
        """Return the nDCG@10 of the plain scorers as of a year on the adoptions in the next one; {} without any."""
        feature_set = self._feature_set(year)
        if feature_set is None:
            return {}
        snapshot, count = feature_set.snapshot, len(feature_set.snapshot.practice_ids)
        rows, columns = taken_up_after(snapshot, year, 1)
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


def _scorer(names: Sequence[str], weights: np.ndarray, means: np.ndarray) -> Scorer:
    return Scorer(
        dict(zip(names, weights.tolist(), strict=True)),
        {"logistic": 1.0},
        dict(zip(names, means.tolist(), strict=True)),
    )
