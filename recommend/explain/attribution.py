"""The attribution of a score to its factors.

A score is a weighted sum, so the contributions of its factors are exact, not approximated.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from messages import text
from recommend.model.scoring import FACTOR_NAMES


@dataclass(frozen=True, slots=True)
class Contribution:
    """The contribution of one factor to a score: contribution = weight x value.

    factor: of `FACTOR_NAMES`. value: a logarithm; 0 for the average practice or pair, 0.69 for twice and -0.69 for half
    the rate of adoption. weight: 1 unless the request sets another.
    """

    factor: str
    value: float
    weight: float
    contribution: float

    @property
    def explanation_ru(self) -> str:
        """The meaning of the factor, in Russian."""
        return text(f"factor.{self.factor}", "ru")

    @property
    def explanation_en(self) -> str:
        """The meaning of the factor, in English."""
        return text(f"factor.{self.factor}", "en")


def attribution(values: Mapping[str, float], weights: Mapping[str, float]) -> tuple[Contribution, ...]:
    """Return the contributions to a score, in the order of `FACTOR_NAMES`; they sum to it within 1e-9.

    values: of the factors of the score. weights: of the request, by default 1; a factor of weight 0 is omitted.
    """
    return tuple(
        Contribution(name, values[name], weights.get(name, 1.0), weights.get(name, 1.0) * values[name])
        for name in FACTOR_NAMES
        if name in values and weights.get(name, 1.0)
    )
