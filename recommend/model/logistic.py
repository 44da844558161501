"""Logistic regression with a normal prior on the weights, fitted by Newton's method."""

import numpy as np

_STEPS = 20
_TOLERANCE = 1e-5
#: Weights are rounded to it: the sums behind them depend on the order of the rows in the last bits.
DECIMALS = 6


def fit_logistic(
    features: np.ndarray,
    right: np.ndarray,
    weights: np.ndarray,
    prior: np.ndarray,
    ridge: float,
) -> np.ndarray:
    """Return the weights that are most probable a posteriori (Hoerl and Kennard 1970; Bishop 2006, section 4.5).

    Minimised is sum of w log(1 + exp(-z)) over the rows, z the signed score, + ridge / 2 x sum of
    (sd x (weight - prior))^2 over the features; the intercept is free and is not returned, since a ranking does
    not need it. A feature that does not vary keeps its prior.

    Parameters
    ----------
    features : ndarray, n x f
    right, weights : ndarray, n
        1 or 0, and how many rows each stands for.
    prior : ndarray, f
    ridge : float
        Above 0.

    Examples
    --------
    >>> x = np.array([[0.0], [1.0], [0.0], [1.0]])
    >>> fit_logistic(x, np.array([0.0, 1, 0, 0]), np.ones(4), np.zeros(1), 1e9).tolist()
    [0.0]
    """
    mean = np.average(features, axis=0, weights=weights)
    spread = np.sqrt(np.average((features - mean) ** 2, axis=0, weights=weights))
    varies = spread > 1e-9
    scaled = np.ones((len(features), len(prior) + 1))
    scaled[:, :-1] = np.where(varies, (features - mean) / np.where(varies, spread, 1), 0.0)
    start = np.append(np.where(varies, prior * spread, 0.0), 0.0)
    share = np.average(right, weights=weights)
    found = start.copy()
    found[-1] = np.log(share / (1 - share))
    pull = np.append(np.full(len(prior), float(ridge)), 1e-9)

    # einsum, not a product of BLAS: the order of its sums, and so the last bit, is the same on every machine.
    def loss(at: np.ndarray) -> float:
        score = np.einsum("ni,i->n", scaled, at)
        return float(weights @ (np.logaddexp(0, score) - right * score) + 0.5 * pull @ (at - start) ** 2)

    value = loss(found)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(np.einsum("ni,i->n", scaled, found), -30, 30)))
        slope = np.einsum("ni,n->i", scaled, weights * (chance - right)) + pull * (found - start)
        curvature = scaled * (weights * chance * (1 - chance))[:, None]
        bend = np.einsum("ni,nj->ij", curvature, scaled) + np.diag(pull + 1e-9)
        step, length = np.linalg.solve(bend, slope), 1.0
        while loss(found - length * step) > value and length > 1e-6:
            length /= 2
        found = found - length * step
        before, value = value, loss(found)
        if before - value < _TOLERANCE * max(1.0, abs(value)):
            break
    return np.round(np.where(varies, found[:-1] / np.where(varies, spread, 1), prior), DECIMALS)
