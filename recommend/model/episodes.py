"""Episodes: a territory can stop a practice and resume it, or run it in several overlapping projects.

Records of a territory and a practice with overlapping times form one episode. The territory runs the practice if its
last episode is ongoing.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from recommend.dates import PartialDate
from recommend.model.history import NO_DAY, Slice

#: The end of an ongoing episode: later than every day.
_OPEN = 2**32


def as_of_masks(records: Slice, as_of: PartialDate | None) -> tuple[np.ndarray, np.ndarray]:
    """Return which records count as of a date, and which have stopped by then. Without a date all records count."""
    if as_of is None:
        return np.ones(len(records.row), bool), records.stopped
    days = records.days
    return days[records.running] <= as_of.last_day, days[records.stopped_on] <= as_of.last_day


def first_of_pairs(records: Slice, chosen: np.ndarray | slice = slice(None)) -> np.ndarray:
    """Return a mask of the chosen records: True for the first of each territory and practice."""
    rows, columns = records.row[chosen], records.column[chosen]
    first = np.ones(len(rows), bool)
    first[1:] = (np.diff(rows) != 0) | (np.diff(columns) != 0)
    return first


def first_dated_of_pairs(records: Slice) -> np.ndarray:
    """Return a mask of all records: True for the first dated one of each territory and practice.

    Undated records take no part in training and evaluation, so they must not hide a dated one.
    """
    first = np.zeros(len(records.row), bool)
    dated = np.flatnonzero(records.running < len(records.dates) - 1)
    first[dated[first_of_pairs(records, dated)]] = True
    return first


class LastEpisodes(NamedTuple):
    """The last episode of each pair of territory and practice, as positions of records.

    start: its first record. ongoing: whether it has not stopped. end: its record with the latest stop.
    """

    start: np.ndarray
    ongoing: np.ndarray
    end: np.ndarray


def last_episodes(records: Slice, chosen: np.ndarray, stopped: np.ndarray) -> LastEpisodes:
    """Return the last episodes of the pairs of the chosen records, in record order.

    chosen: positions of records. stopped: a mask of all records.
    """
    if len(chosen) == 0:
        return LastEpisodes(chosen, np.zeros(0, bool), chosen)
    first = first_of_pairs(records, chosen)
    pair, starts = np.cumsum(first) - 1, np.flatnonzero(first)
    days, stopped = records.days.astype(np.int64), stopped[chosen]
    begin, stop = days[records.running[chosen]], days[records.stopped_on[chosen]]
    known = begin < NO_DAY
    # The same order as in `recommend.model.history`. An unknown stop is not before the start.
    begin = np.where(known, begin, np.where(~stopped, NO_DAY, np.where(stop < NO_DAY, stop, -1)))
    end = np.where(stopped, np.where(stop < NO_DAY, stop, begin), _OPEN)
    # Offset by pair, so that the running maximum restarts at each pair.
    shift = pair * (2 * _OPEN)
    latest = np.maximum.accumulate(shift + end + 1)
    new = shift + begin + 1 > np.concatenate(([-1], latest[:-1]))
    last = np.append(starts[1:], len(chosen)) - 1
    position = np.arange(len(chosen))
    begins = np.maximum.accumulate(np.where(new, position, 0))[last]
    ends = np.maximum.reduceat(np.where(shift + end + 1 == latest[last][pair], position, -1), starts)
    return LastEpisodes(chosen[begins], end[ends] == _OPEN, chosen[ends])


def last_start(records: Iterable[tuple[int, int, bool]]) -> int | None:
    """Return the position of the first record of the last episode of one pair; None if that episode has stopped.

    records: those that count, in record order, each with the last possible days of its start and of its stop (`NO_DAY`
    if unknown) and whether it has stopped. The rule is that of `last_episodes`.

    >>> day = 1000
    >>> last_start([(day, day + 90, True), (day + 400, NO_DAY, False)]), last_start([(day, day + 90, True)])
    (1, None)
    """
    start, latest = None, -2
    for position, (begin, stop, stopped) in enumerate(records):
        if begin == NO_DAY and stopped:
            begin = stop if stop < NO_DAY else -1
        if begin > latest:
            start = position
        latest = max(latest, (stop if stop < NO_DAY else begin) if stopped else _OPEN)
    return start if latest == _OPEN else None
