"""Peer effects: the adoptions by a territory's peers, as a lift over the adoptions by all territories.

lift(u, i) = (sum over adopters v of i: w(u, v) d(v, i) + m) / (sum over adopters v of i: d(v, i) + m)

w: weight of v for u, with a mean of 1 over all other territories; d: the influence of an adoption, halved per half-life
of its age; m: adopters of average weight added, so that the lift of a practice with few adopters is near 1 (additive
smoothing). Its logarithm is the sum of a baseline of the practice and, if a peer has adopted it, a term of the pair.
A request therefore reads the adoptions of the peers only.
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
    """Log lifts above the baseline: ascending positions, and one array of values per half-life."""

    positions: np.ndarray
    values: tuple[np.ndarray, ...]


class PeerEffect:
    """The effect of one kind of proximity in one snapshot.

    Parameters
    ----------
    snapshot : Snapshot
    influence : sequence of ndarray
        By half-life: the influence of each running pair.
    prior : float
        Adopters of average weight added.
    weights : csr_array or Neighbours
        The weight of each influencer for each territory.
    groups : csr_array or None
        Groups x territories if the influencers are groups; None if they are territories.

    Attributes
    ----------
    baseline : tuple of ndarray
        By half-life: the log lift of each practice without an adoption by an influencer.
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
        """Return the log lifts of a territory by practice; None without influencers."""
        return self._lifts_of(*self.influencers(row))

    def without(self, row: int, column: int) -> np.ndarray:
        """Return the log lifts by neighbours of a territory as if it did not run a practice: half-lives x practices.

        The neighbours are found without the practice, and its own adoption of it is not counted. All lifts are 0 if no
        neighbours are left.
        """
        lifts = self._lifts_of(*self._weights.nearest(row, column)) if isinstance(self._weights, Neighbours) else None
        if lifts is None:
            return np.zeros((len(self.baseline), self._practices))
        values = np.array(self.baseline)
        pair = self._snapshot.pairs_of(row).start + int(self._snapshot.practices_of(row).searchsorted(column))
        for of_half_life, each in zip(values, self._influence, strict=True):
            of_half_life[column] = -np.log(np.exp(-of_half_life[column]) - each[pair] / self._prior)
        values[:, lifts.positions] += lifts.values
        return values

    def column(self, column: int) -> SparseLift:
        """Return the log lifts of a practice by territory, above the baseline."""
        rows, pairs = self._snapshot.adopters_of(column)
        influence = [each[pairs] for each in self._influence]
        if self._groups is not None:
            group = self._group_of[rows]
            rows, position = np.unique(group[group >= 0], return_inverse=True)
            influence = [np.bincount(position, each[group >= 0], minlength=len(rows)) for each in influence]
        by_influencer = self._by_influencer
        positions, sizes = entries(by_influencer.indptr, rows)
        return self._lifts(
            by_influencer.indices[positions],
            [by_influencer.data[positions] * np.repeat(each, sizes) for each in influence],
            self._territories,
        )

    def _lifts_of(self, influencers: np.ndarray, weights: np.ndarray) -> SparseLift | None:
        if len(influencers) == 0:
            return None
        positions, sizes = entries(self._indptr, influencers)
        columns, repeated = self._indices[positions], np.repeat(weights, sizes)
        return self._lifts(columns, [repeated * data[positions] for data in self._data], self._practices)

    def influencers(self, row: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the positions and weights of a territory's influencers, which are groups if `groups` is set."""
        if isinstance(self._weights, Neighbours):
            return self._weights.nearest(row)
        span = slice(self._weights.indptr[row], self._weights.indptr[row + 1])
        return self._weights.indices[span], self._weights.data[span]

    @cached_property
    def has_influencers(self) -> np.ndarray:
        """A mask of the territories with at least one influencer."""
        if isinstance(self._weights, Neighbours):
            return np.bincount(self._by_influencer.indices, minlength=self._territories) > 0
        sizes: np.ndarray = np.diff(self._weights.indptr)
        return sizes > 0

    @cached_property
    def _by_influencer(self) -> sparse.csc_array:
        return self._weights.matrix if isinstance(self._weights, Neighbours) else self._weights.tocsc()

    @cached_property
    def _group_of(self) -> np.ndarray:
        """The group of each territory, or -1."""
        group_of = np.full(self._territories, -1)
        if self._groups is not None:
            by_territory = self._groups.tocsc()
            group_of[np.flatnonzero(np.diff(by_territory.indptr))] = by_territory.indices
        return group_of

    def _lifts(self, positions: np.ndarray, influence: Sequence[np.ndarray], length: int) -> SparseLift:
        totals = [np.bincount(positions, each, minlength=length) for each in influence]
        above = np.flatnonzero(totals[-1] != 0)
        return SparseLift(above, tuple(np.log1p(total[above] / self._prior) for total in totals))
