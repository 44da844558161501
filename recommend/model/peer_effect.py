"""Peer effects: what the territories near one have taken up, as a lift over what all have.

lift(u, i) = (sum over adopters v of i: w(u, v) d(v, i) + m) / (sum over adopters v of i: d(v, i) + m)

w: weight of v for u, 1 on the mean of all other territories; d: the influence of an adoption, halved for each
half-life of its age; m: adopters of average weight added, so that a practice with few adopters has a lift near 1 (an
additive smoothing). Its logarithm is a part that only the practice has and, where a weighted territory has adopted, a
part that the two have: a question reads the adoptions of the near territories alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.model.neighbours import Neighbours, entries
from recommend.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class SparseLift:
    """Log lifts above the baseline: positions, ascending, and one array of values per half-life."""

    positions: np.ndarray
    values: tuple[np.ndarray, ...]


class PeerEffect:
    """The effect of one kind of nearness in one snapshot.

    Parameters
    ----------
    snapshot : Snapshot
    influence : sequence of ndarray
        Per half-life, the influence of each running pair.
    prior : float
        Adopters of average weight added.
    weights : csr_array or Neighbours
        How much an influencer counts for a territory.
    groups : csr_array or None
        Groups x territories where groups have influence; None where the territories themselves have it.

    Attributes
    ----------
    baseline : tuple of ndarray
        Per half-life, of each practice: the log lift where no weighted territory has adopted it.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        influence: Sequence[np.ndarray],
        prior: float,
        weights: sparse.csr_array | Neighbours,
        groups: sparse.csr_array | None,
    ):
        self._weights, self._groups, self._prior, self._snapshot = weights, groups, prior, snapshot
        running = snapshot.running
        self._territories, self._practices = running.shape
        self._influence = tuple(influence)
        sums = [np.bincount(running.indices, each, minlength=self._practices) for each in influence]
        self.baseline = tuple(np.log(prior / (total + prior)) for total in sums)
        if groups is not None:
            grouped = [
                sparse.csr_array(groups @ sparse.csr_array((each, running.indices, running.indptr), running.shape))
                for each in influence
            ]
            self._indptr, self._indices = grouped[0].indptr, grouped[0].indices
            self._data = tuple(matrix.data for matrix in grouped)
        else:
            self._indptr, self._indices, self._data = running.indptr, running.indices, self._influence

    def row(self, row: int) -> SparseLift | None:
        """Return the log lifts of a territory by practice; None if it has no weighted territories."""
        influencers, weights = self.influencers(row)
        if len(influencers) == 0:
            return None
        where, sizes = entries(self._indptr, influencers)
        columns, repeated = self._indices[where], np.repeat(weights, sizes)
        return self._lifts(columns, [repeated * data[where] for data in self._data], self._practices)

    def column(self, column: int) -> SparseLift:
        """Return the log lifts of a practice by territory, above the baseline."""
        rows, pairs = self._snapshot.adopters_of(column)
        influence = [each[pairs] for each in self._influence]
        if self._groups is not None:
            group = self._group_of[rows]
            rows, position = np.unique(group[group >= 0], return_inverse=True)
            influence = [np.bincount(position, each[group >= 0], minlength=len(rows)) for each in influence]
        by_influencer = self._by_influencer
        where, sizes = entries(by_influencer.indptr, rows)
        return self._lifts(
            by_influencer.indices[where],
            [by_influencer.data[where] * np.repeat(each, sizes) for each in influence],
            self._territories,
        )

    def influencers(self, row: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the influencers of a territory, by position (of groups where groups have influence), and weights."""
        if isinstance(self._weights, Neighbours):
            return self._weights.of(row)
        span = slice(self._weights.indptr[row], self._weights.indptr[row + 1])
        return self._weights.indices[span], self._weights.data[span]

    @cached_property
    def has_influencers(self) -> np.ndarray:
        """Of each territory whether it has any influencer."""
        if isinstance(self._weights, Neighbours):
            return np.bincount(self._by_influencer.indices, minlength=self._territories) > 0
        sizes: np.ndarray = np.diff(self._weights.indptr)
        return sizes > 0

    @cached_property
    def _by_influencer(self) -> sparse.csc_array:
        return self._weights.matrix if isinstance(self._weights, Neighbours) else self._weights.tocsc()

    @cached_property
    def _group_of(self) -> np.ndarray:
        """Of each territory its group; -1 without one."""
        found = np.full(self._territories, -1)
        if self._groups is not None:
            by_territory = self._groups.tocsc()
            found[np.flatnonzero(np.diff(by_territory.indptr))] = by_territory.indices
        return found

    def _lifts(self, positions: np.ndarray, influence: Sequence[np.ndarray], length: int) -> SparseLift:
        totals = [np.bincount(positions, each, minlength=length) for each in influence]
        above = np.flatnonzero(totals[-1] != 0)
        return SparseLift(above, tuple(np.log1p(total[above] / self._prior) for total in totals))
