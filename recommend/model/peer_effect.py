"""Votes: what the territories near one have taken up, as a lift over what all have.

lift(u, i) = (sum over adopters v of i: w(u, v) d(v, i) + m) / (sum over adopters v of i: d(v, i) + m)

w: weight of v for u, 1 on the mean of all other territories; d: a vote, halved for each half-life of its age;
m: adopters of average weight added, so that a practice with few adopters has a lift near 1 (an additive
smoothing). Its logarithm is a part that only the practice has and, where a weighted territory has adopted, a part
that the two have: a question touches the adoptions of the near territories alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.model.neighbours import Neighbours, entries
from recommend.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class Touched:
    """Log lifts above those without a vote: positions, ascending, and one array of values per half-life."""

    positions: np.ndarray
    values: tuple[np.ndarray, ...]


class Channel:
    """One kind of nearness in one snapshot.

    Attributes
    ----------
    name : str
    unvoted : tuple of ndarray
        Per half-life, of each practice: the log lift where no weighted territory has adopted it.
    """

    def __init__(
        self, name: str, snapshot: Snapshot, votes: Sequence[np.ndarray], prior: float,
        weights: sparse.csr_array | Neighbours, members: sparse.csr_array | None,
    ):
        self.name = name
        self._weights, self._members, self._prior, self._snapshot = weights, members, prior, snapshot
        running = snapshot.running
        self._territories, self._practices = running.shape
        self._votes = tuple(votes)
        sums = [np.bincount(running.indices, vote, minlength=self._practices) for vote in votes]
        self.unvoted = tuple(np.log(prior / (total + prior)) for total in sums)
        if members is not None:
            grouped = [
                sparse.csr_array(members @ sparse.csr_array((vote, running.indices, running.indptr), running.shape))
                for vote in votes
            ]
            self._indptr, self._indices = grouped[0].indptr, grouped[0].indices
            self._data = tuple(matrix.data for matrix in grouped)
        else:
            self._indptr, self._indices, self._data = running.indptr, running.indices, self._votes

    def row(self, row: int) -> Touched | None:
        """The log lifts of a territory by practice; None if it has no weighted territories."""
        voters, weights = self.voters(row)
        if len(voters) == 0:
            return None
        where, sizes = entries(self._indptr, voters)
        columns, repeated = self._indices[where], np.repeat(weights, sizes)
        return self._lifts(columns, [repeated * data[where] for data in self._data], self._practices)

    def column(self, column: int) -> Touched:
        """The log lifts of a practice by territory, above those without a vote."""
        rows, pairs = self._snapshot.adopters_of(column)
        votes = [vote[pairs] for vote in self._votes]
        if self._members is not None:
            holder_of = self._group_of[rows]
            grouped, position = np.unique(holder_of[holder_of >= 0], return_inverse=True)
            votes = [np.bincount(position, vote[holder_of >= 0], minlength=len(grouped)) for vote in votes]
            rows = grouped
        by_voter = self._by_voter
        where, sizes = entries(by_voter.indptr, rows)
        return self._lifts(by_voter.indices[where],
                           [by_voter.data[where] * np.repeat(vote, sizes) for vote in votes], self._territories)

    def voters(self, row: int) -> tuple[np.ndarray, np.ndarray]:
        """Who votes for a territory, by position (of the group where groups vote), and the weights."""
        if isinstance(self._weights, Neighbours):
            return self._weights.of(row)
        span = slice(self._weights.indptr[row], self._weights.indptr[row + 1])
        return self._weights.indices[span], self._weights.data[span]

    @cached_property
    def has_voters(self) -> np.ndarray:
        """Of each territory whether anybody votes for it."""
        if isinstance(self._weights, Neighbours):
            return np.bincount(self._by_voter.indices, minlength=self._territories) > 0
        return np.diff(self._weights.indptr) > 0

    @cached_property
    def _by_voter(self) -> sparse.csc_array:
        return self._weights.matrix if isinstance(self._weights, Neighbours) else self._weights.tocsc()

    @cached_property
    def _group_of(self) -> np.ndarray:
        by_territory = self._members.tocsc()
        group = np.full(self._territories, -1)
        group[np.flatnonzero(np.diff(by_territory.indptr))] = by_territory.indices
        return group

    def _lifts(self, positions: np.ndarray, votes: Sequence[np.ndarray], length: int) -> Touched:
        totals = [np.bincount(positions, vote, minlength=length) for vote in votes]
        touched = np.flatnonzero(totals[-1] != 0)
        return Touched(touched, tuple(np.log1p(total[touched] / self._prior) for total in totals))
