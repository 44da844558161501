"""The score: a weighted sum of logarithms, so that its parts can be told exactly.

score(u, i) = sum over the factors of weight x log value(u, i)
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommend.factors import Factor

#: Scores are rounded to it: far below what the data can tell, far above the error of summation, so that
#: scores that are equal by the formula are equal and their ties are broken by id alone.
SCORE_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one factor adds to a score: contribution = weight x log(value)."""

    factor: str
    value: float
    weight: float
    contribution: float


def scores(factors: Sequence[Factor], candidates: np.ndarray) -> np.ndarray:
    """The scores of the candidates (positions of practices), in their order."""
    total = np.zeros(len(candidates))
    for factor in factors:
        total += factor.weight * factor.log_values[candidates]
    return np.round(total, SCORE_DECIMALS)


def contributions(factors: Sequence[Factor], column: int) -> tuple[Contribution, ...]:
    """The parts of one practice's score; they sum to it within 1e-9."""
    return tuple(
        Contribution(
            factor.name,
            float(np.exp(factor.log_values[column])),
            factor.weight,
            float(factor.weight * factor.log_values[column]),
        )
        for factor in factors
    )


def ranked(candidates: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The order of the candidates, the best first; positions follow the ids, so ties are broken by id.

    >>> ranked(np.array([4, 1, 7]), np.array([0.5, 0.5, 2.0])).tolist()
    [2, 1, 0]
    """
    return np.lexsort((candidates, -values))
