"""Episodes: a territory can give a practice up and take it up again, or take it up in several projects at once.

Records of a pair of territory and practice whose times overlap are one episode. The territory has the practice when its
last episode goes on.
"""

from typing import NamedTuple

import numpy as np

from recommend.dates import PartialDate
from recommend.model.history import NO_DAY, Slice

#: The end of an episode that goes on: after every day.
_OPEN = 2**32


def counted(records: Slice, as_of: PartialDate | None) -> tuple[np.ndarray, np.ndarray]:
    """Return, of each record, whether it counts as of a date, and whether it has stopped by then; without a date all
    count."""
    if as_of is None:
        return np.ones(len(records.row), bool), records.stopped
    days = records.days
    return days[records.running] <= as_of.last_day, days[records.stopped_on] <= as_of.last_day


def first_of_pairs(records: Slice, chosen: np.ndarray | slice = slice(None)) -> np.ndarray:
    """Return, of each chosen record, whether it is the first chosen one of its territory and practice."""
    rows, columns = records.row[chosen], records.column[chosen]
    first = np.ones(len(rows), bool)
    first[1:] = (np.diff(rows) != 0) | (np.diff(columns) != 0)
    return first


def first_dated_of_pairs(records: Slice) -> np.ndarray:
    """Return, of each record, whether it is the first with a date of its territory and practice.

    Records without a date have no part in learning and measuring: they hide no other.
    """
    first = np.zeros(len(records.row), bool)
    dated = np.flatnonzero(records.running < len(records.dates) - 1)
    first[dated[first_of_pairs(records, dated)]] = True
    return first


class LastEpisodes(NamedTuple):
    """Of each pair of territory and practice its last episode, by positions of records.

    begins: its first record. has: whether it goes on. ends: the record that ended last.
    """

    begins: np.ndarray
    has: np.ndarray
    ends: np.ndarray


def last_episodes(records: Slice, chosen: np.ndarray, stopped: np.ndarray) -> LastEpisodes:
    """Return the last episodes of the pairs of the chosen records, in the order of the records.

    Records whose times overlap are one episode. stopped: of each record whether it has stopped.
    """
    if len(chosen) == 0:
        return LastEpisodes(chosen, np.zeros(0, bool), chosen)
    first = first_of_pairs(records, chosen)
    pair, starts = np.cumsum(first) - 1, np.flatnonzero(first)
    days, stopped = records.days.astype(np.int64), stopped[chosen]
    begin, stop = days[records.running[chosen]], days[records.stopped_on[chosen]]
    known = begin < NO_DAY
    # As the records are ordered: see `recommend.model.history`. An unknown stop is not before the start.
    begin = np.where(known, begin, np.where(~stopped, NO_DAY, np.where(stop < NO_DAY, stop, -1)))
    end = np.where(stopped, np.where(stop < NO_DAY, stop, begin), _OPEN)
    # With the number of the pair in front, the maximum so far is that of the pair.
    shift = pair * (2 * _OPEN)
    latest = np.maximum.accumulate(shift + end + 1)
    new = shift + begin + 1 > np.concatenate(([-1], latest[:-1]))
    last = np.append(starts[1:], len(chosen)) - 1
    position = np.arange(len(chosen))
    begins = np.maximum.accumulate(np.where(new, position, 0))[last]
    ends = np.maximum.reduceat(np.where(shift + end + 1 == latest[last][pair], position, -1), starts)
    return LastEpisodes(chosen[begins], end[ends] == _OPEN, chosen[ends])
