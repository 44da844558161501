"""The probability that a territory takes a practice up within some years, from the score of the pair.

The log odds are a line of the score (Platt 1999, "Probabilistic Outputs for Support Vector Machines"), fitted on five
windows that end by the date, each labelled by the adoptions in the years after its start. So the probabilities of a
list fall as its scores do, as long as the request does not change the weights of the factors.

Nothing is returned if a line learned only from an earlier window does not predict the latest one better than the share
of that window would.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from recommend.model.examples import Examples
from recommend.model.logistic import DECIMALS, fit_logistic
from recommend.model.scorer import Scorer

#: The years within which the adoption is predicted.
YEARS = 5
#: The windows, by the years from their start to the date: those that the line is fitted on, and the earlier one.
FITTED, EARLIER = range(YEARS, 2 * YEARS), 2 * YEARS
#: Adoptions in a window from which a share can be learned.
MIN_TAKEN_UP = 50
#: The share of undated records above which no probability is stated: they count as not taken up.
MAX_UNDATED = 0.1
_RIDGE = 1.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """The log odds that a territory takes a practice up within `YEARS`: slope x score + intercept.

    score: the score among practices without evidence, counted from 0 instead of the mean over practices.
    """

    slope: float
    intercept: float

    def log_odds(self, scores: np.ndarray) -> np.ndarray:
        """Return the log odds of scores."""
        return self.slope * scores + self.intercept


def calibrate(scorer: Scorer, affinities: Mapping[str, object], windows: Mapping[int, Examples]) -> Calibration | None:
    """Return the calibration of a scorer; None if the windows are too few, too small or too different.

    affinities: those of the features, whose values the scorer counts from their means. windows: by the years from their
    start to the date.
    """
    if not all(ahead in windows and windows[ahead].labels.sum() >= MIN_TAKEN_UP for ahead in (*FITTED, EARLIER)):
        return None
    names = tuple(scorer.weights)
    weights = np.array([scorer.weights[name] for name in names])
    base = sum(scorer.weights[name] * scorer.means.get(name, 0.0) for name in names if name in affinities)

    def scored(ahead: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        window = windows[ahead]
        return np.einsum("ni,i->n", window.of(names), weights) - base, window.labels, window.weights

    earlier, latest = _fit([scored(EARLIER)]), scored(YEARS)
    if brier_skill(1 / (1 + np.exp(-earlier.log_odds(latest[0]))), *latest[1:]) <= 0:
        return None
    calibration = _fit([scored(ahead) for ahead in FITTED])
    return calibration if calibration.slope > 0 else None


def brier_skill(chances: np.ndarray, labels: np.ndarray, weights: np.ndarray) -> float:
    """Return 1 - Brier score / Brier score of the share of the labels (Brier 1950; Murphy 1973).

    >>> brier_skill(np.array([1.0, 0.0]), np.array([1.0, 0.0]), np.ones(2))
    1.0
    """
    share = np.average(labels, weights=weights)
    error, reference = (np.average((each - labels) ** 2, weights=weights) for each in (chances, share))
    return float(1 - error / reference)


def _fit(windows: list[tuple[np.ndarray, np.ndarray, np.ndarray]]) -> Calibration:
    scores, labels, weights = map(np.concatenate, zip(*windows, strict=True))
    fitted = fit_logistic(scores[:, None], labels, weights, _RIDGE)
    slope = float(fitted.weights[0])
    return Calibration(slope, round(fitted.intercept - slope * float(fitted.means[0]), DECIMALS))
