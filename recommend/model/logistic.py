"""Logistic regression with a ridge penalty on the standardised weights, fitted by Newton's method."""

from dataclasses import dataclass

import numpy as np

_STEPS = 20
_TOLERANCE = 1e-5
#: Weights are rounded, because the last bits of their sums depend on the order of the rows.
DECIMALS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Fitted:
    """A fitted regression: the log odds are intercept + weights . (x - means). Each array has a value per feature."""

    weights: np.ndarray
    means: np.ndarray
    intercept: float


def fit_logistic(
    features: np.ndarray, labels: np.ndarray, weights: np.ndarray, ridge: float, prior: np.ndarray | None = None
) -> Fitted:
    """Return the regression with the smallest penalised loss (Hoerl and Kennard 1970; Bishop 2006, section 4.5).

    Minimises the sum over rows of w log(1 + exp(-z)), z being the signed score, plus ridge / 2 x the sum over features
    of (sd x (weight - prior))^2. The intercept is not penalised. The weight of a constant feature is its prior.

    Parameters
    ----------
    features : ndarray, n x f
    labels, weights : ndarray, n
        The label, 1 or 0, and the number of rows that each represents.
    ridge : float
        Above 0.
    prior : ndarray, f, optional
        The weights towards which the penalty pulls; by default 0.

    Examples
    --------
    >>> x = np.array([[0.0], [1.0], [0.0], [1.0]])
    >>> fit_logistic(x, np.array([0.0, 1, 0, 0]), np.ones(4), 1e9).weights.tolist()
    [0.0]
    """
    mean = np.average(features, axis=0, weights=weights)
    spread = np.sqrt(np.average((features - mean) ** 2, axis=0, weights=weights))
    varies = spread > 1e-9
    scaled = np.ones((len(features), len(mean) + 1))
    scaled[:, :-1] = np.where(varies, (features - mean) / np.where(varies, spread, 1), 0.0)
    share = np.average(labels, weights=weights)
    prior = np.zeros(len(mean)) if prior is None else prior
    start = np.append(np.where(varies, prior * spread, 0.0), 0.0)
    fitted = np.append(start[:-1], np.log(share / (1 - share)))
    penalty = np.append(np.full(len(mean), float(ridge)), 1e-9)

    # einsum instead of BLAS: its order of summation, and so the last bit, is the same on every machine.
    def loss(at: np.ndarray) -> float:
        score = np.einsum("ni,i->n", scaled, at)
        return float(weights @ (np.logaddexp(0, score) - labels * score) + 0.5 * penalty @ (at - start) ** 2)

    value = loss(fitted)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(np.einsum("ni,i->n", scaled, fitted), -30, 30)))
        gradient = np.einsum("ni,n->i", scaled, weights * (chance - labels)) + penalty * (fitted - start)
        curvature = scaled * (weights * chance * (1 - chance))[:, None]
        hessian = np.einsum("ni,nj->ij", curvature, scaled) + np.diag(penalty + 1e-9)
        step, length = np.linalg.solve(hessian, gradient), 1.0
        while loss(fitted - length * step) > value and length > 1e-6:
            length /= 2
        fitted = fitted - length * step
        before, value = value, loss(fitted)
        if before - value < _TOLERANCE * max(1.0, abs(value)):
            break
    return Fitted(
        np.round(np.where(varies, fitted[:-1] / np.where(varies, spread, 1), prior), DECIMALS),
        np.round(mean, DECIMALS),
        round(float(fitted[-1]), DECIMALS),
    )
