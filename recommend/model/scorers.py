"""The scorers that a training learns."""

from dataclasses import dataclass

from recommend.model.probability import Calibration
from recommend.model.scorer import Scorer


@dataclass(frozen=True, slots=True)
class Scorers:
    """The scorers of one level, country and date.

    Attributes
    ----------
    among_practices : Scorer
        Ranks the practices of a territory.
    among_territories : Scorer or None
        Ranks the territories of a practice; None if too little is known: they are ranked by the score among practices.
    calibration : Calibration or None
        The probability that belongs to a score among practices; None if it cannot be stated.
    """

    among_practices: Scorer
    among_territories: Scorer | None = None
    calibration: Calibration | None = None
