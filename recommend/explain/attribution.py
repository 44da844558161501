"""The attribution of a score to its factors: the sum of an explanation is made here.

A score is a weighted sum, so that the contributions of the factors are exact: nothing is approximated.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from messages import text
from recommend.model.scoring import FACTOR_NAMES


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one factor adds to a score: contribution = weight x value.

    factor: of `FACTOR_NAMES`. value: a logarithm; 0 is what the average practice or pair gets, 0.69 twice, -0.69 half
    the rate of adoption. weight: 1 unless the question says otherwise.
    """

    factor: str
    value: float
    weight: float
    contribution: float

    @property
    def explanation_ru(self) -> str:
        """What the factor means, in Russian."""
        return text(f"factor.{self.factor}", "ru")

    @property
    def explanation_en(self) -> str:
        """What the factor means, in English."""
        return text(f"factor.{self.factor}", "en")


def attribution(values: Mapping[str, float], weights: Mapping[str, float]) -> tuple[Contribution, ...]:
    """Return the contributions to a score, in the order of `FACTOR_NAMES`; they sum to it within 1e-9.

    values: of the factors that the score has. weights: of the question, 1 where there is none; a factor of weight 0 has
    no contribution.
    """
    return tuple(
        Contribution(name, values[name], weights.get(name, 1.0), weights.get(name, 1.0) * values[name])
        for name in FACTOR_NAMES
        if name in values and weights.get(name, 1.0)
    )
