"""Lifetimes: from when the territories of a group exist, and until when they can adopt its practices.

A date counts as it does for adoptions: a territory that begins in 2023 exists as of the end of 2023, and one that ends
in 2023 exists until then.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.dates import PartialDate, parse_date
from recommend.model.tables import Territory

#: The day of an end that is not known: later than every real day.
NEVER = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True, eq=False)
class Lifetimes:
    """The days, as ordinals, that bound the lives of territories; each array has one entry per territory.

    Without a date, the masks apply after all that is known.

    Attributes
    ----------
    begins : ndarray of int32
        The last possible day of the begin; 0 if it is not stated, which means that the territory has always existed.
    ends : ndarray of int32
        The last possible day of the end; `NEVER` if the territory has not ended.
    leaves : ndarray of int32
        The day from which the territory cannot adopt the practices of the group: that of its end, or the day on which
        it ceased to be of the kind that can; `NEVER` if it still can.
    """

    begins: np.ndarray
    ends: np.ndarray
    leaves: np.ndarray

    def begun(self, date: PartialDate | None) -> np.ndarray:
        """Return a mask of the territories that have begun, including those that have ended."""
        return self.begins <= _day(date)

    def exists(self, date: PartialDate | None) -> np.ndarray:
        """Return a mask of the territories that exist."""
        return self.begun(date) & (self.ends > _day(date))

    def at_risk(self, date: PartialDate | None) -> np.ndarray:
        """Return a mask of the territories that can adopt the practices of the group."""
        return self.begun(date) & (self.leaves > _day(date))

    def counts(self, date: PartialDate | None) -> tuple[int, int]:
        """Return the numbers of territories that have begun and that exist. They identify both sets within a group."""
        return int(self.begun(date).sum()), int(self.exists(date).sum())

    def chosen(self, rows: np.ndarray) -> "Lifetimes":
        """Return the lifetimes of some of the territories. rows: a mask."""
        return Lifetimes(self.begins[rows], self.ends[rows], self.leaves[rows])

    def digest(self, date: PartialDate) -> bytes:
        """Return a digest of what is known at a date. Later ends change nothing."""
        digest, day = hashlib.blake2b(digest_size=16), date.last_day
        for days in (self.begins, self.ends, self.leaves):
            digest.update(np.where(days <= day, days, NEVER).tobytes())
        return digest.digest()


def lifetimes_of(territories: Sequence[Territory], districts_only: bool) -> Lifetimes:
    """Return the lifetimes of territories in a group. districts_only: whether only districts can adopt."""
    ends = np.array([_bound(t.valid_to, NEVER) for t in territories], np.int32)
    leaves = ends
    if districts_only:
        leaves = np.minimum(ends, np.array([_bound(t.district_until, NEVER) for t in territories], np.int32))
    return Lifetimes(np.array([_bound(t.valid_from, 0) for t in territories], np.int32), ends, leaves)


def begin_of(stated: str | None, ends: Iterable[str | None]) -> str | None:
    """Return the date on which a territory began: as stated, else the latest known end of its predecessors.

    >>> begin_of(None, ["2021", "2020", None]), begin_of("2019", ["2021"]), begin_of(None, [])
    ('2021', '2019', None)
    """
    return stated or max((end for end in ends if end), key=lambda end: parse_date(end).last_day, default=None)


def has_begun(territory: Territory, date: PartialDate | None) -> bool:
    """Return whether a territory exists or has existed at a date; without one, True."""
    return _bound(territory.valid_from, 0) <= _day(date)


def has_ended(territory: Territory, date: PartialDate | None) -> bool:
    """Return whether a territory has ended at a date; without one, whether an end is known."""
    return _bound(territory.valid_to, NEVER) <= _day(date)


def _bound(text: str | None, default: int) -> int:
    return default if text is None else parse_date(text).last_day


def _day(date: PartialDate | None) -> int:
    return NEVER - 1 if date is None else date.last_day
