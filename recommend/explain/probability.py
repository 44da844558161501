"""The probability of an adoption, as one of a few bands: the back-test does not support finer ones."""

from dataclasses import dataclass

import numpy as np

from messages import Language, text
from recommend.dates import PartialDate
from recommend.model.probability import YEARS

#: The limits between the bands, and the upper limit of the last one. The names are those of the sentences.
LIMITS = (0.05, 0.15, 0.27, 0.42, 0.58)
BANDS = ("under-1-in-20", "1-in-10", "1-in-5", "1-in-3", "half")


@dataclass(frozen=True, slots=True)
class Probability:
    """A band of probabilities. A larger probability than that of the last band, about a half, is never stated.

    Attributes
    ----------
    from_, to : float
        The limits of the band, 0 to 1.
    years : int
        The years in which the adoption is expected with this probability.
    since : str
        The date from which they count: the one asked about, or that of the newest fact of the list.
    """

    from_: float
    to: float
    years: int
    since: str

    @property
    def text_ru(self) -> str:
        """The band in Russian."""
        return self._text("ru")

    @property
    def text_en(self) -> str:
        """The band in English."""
        return self._text("en")

    def _text(self, language: Language) -> str:
        return text(f"probability.{BANDS[LIMITS.index(self.to)]}", language, years=self.years, since=self.since[:4])


def probability_of(log_odds: np.ndarray | None, position: int, since: PartialDate | None) -> Probability | None:
    """Return the band of the log odds at a position; None without them. since: the date from which the years count.

    >>> from recommend.dates import parse_date
    >>> probability_of(np.array([-0.7]), 0, parse_date("2005"))
    Probability(from_=0.27, to=0.42, years=5, since='2005')
    """
    if log_odds is None or since is None or np.isnan(log_odds[position]):
        return None
    band = band_of(log_odds[position])
    return Probability((0.0, *LIMITS)[band], LIMITS[band], YEARS, since.text)


def band_of(log_odds: float) -> int:
    """Return the position in `BANDS` of log odds."""
    chance = 1 / (1 + np.exp(-log_odds))
    return int(np.searchsorted(LIMITS[:-1], chance, side="right"))
