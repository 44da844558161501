"""Neighbours: the territories with the most similar adoptions.

Similarity is the cosine of idf-weighted adoptions, idf(i) = log(1 + N / adopters of i) (Salton and Buckley
1988, "Term-weighting approaches in automatic text retrieval"), N being the number of territories that exist. The
neighbours of a territory are the most similar
territories that run a practice that it does not run; their weight is the similarity to a power (case amplification:
Breese, Heckerman and Kadie 1998, "Empirical Analysis of Predictive Algorithms for Collaborative Filtering").
"""

from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.model.parameters import Parameters
from recommend.model.snapshot import Snapshot

#: Similarities are rounded, so that equal ones are equal regardless of the order of summation.
_DECIMALS = 9


def entries(indptr: np.ndarray, rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the entry positions of some rows of a CSR matrix, concatenated, and the number of entries per row.

    >>> entries(np.array([0, 2, 2, 5]), np.array([2, 0]))
    (array([2, 3, 4, 0, 1]), array([3, 2]))
    """
    starts = indptr[rows]
    sizes = indptr[rows + 1] - starts
    ends = np.cumsum(sizes)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - ends + sizes, sizes) + np.arange(total), sizes


class Neighbours:
    """The similarities in one snapshot, from an inverted index: only territories that share a practice are compared.

    Attributes
    ----------
    idf : ndarray
        The idf weight of each practice.
    """

    def __init__(self, snapshot: Snapshot, parameters: Parameters):
        self._snapshot, self._parameters = snapshot, parameters
        running = snapshot.running
        self._count, self._existing = running.shape[0], snapshot.territory_count
        adopters = np.bincount(running.indices, minlength=running.shape[1])
        self.idf = np.log1p(self._existing / np.maximum(adopters, 1))
        self._sizes = np.diff(running.indptr)
        rows = np.repeat(np.arange(self._count), self._sizes)
        squares = np.bincount(rows, self.idf[running.indices] ** 2, minlength=self._count)
        self._lengths = np.sqrt(np.maximum(squares, 1e-300))

    def similarities(self, row: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the positions of the territories that share a practice with this one, and their cosines."""
        others, cosines, _ = self._shared(row)
        return others, cosines

    def nearest(self, row: int, without: int | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Return the positions and weights of the neighbours of a territory; empty if it runs no practice.

        without: a practice that the territory is taken not to run.
        """
        others, cosines, counts = self._shared(row, without)
        useful = counts < self._sizes[others]
        others, cosines = others[useful], cosines[useful]
        limit = self._parameters.neighbours
        if len(cosines) > limit:
            near = cosines >= np.partition(cosines, -limit)[-limit]
            others, cosines = others[near], cosines[near]
        weights = cosines**self._parameters.amplification
        return others, weights * ((self._existing - 1) / weights.sum() if len(weights) else 1.0)

    @cached_property
    def matrix(self) -> sparse.csc_array:
        """The neighbour weights of all territories: territories x neighbours, by columns."""
        none = np.zeros(0, int), np.zeros(0)
        # Most territories of a large group run nothing; the scan of the others would take longer than all the rest.
        rows = [self.nearest(row) if size else none for row, size in enumerate(self._sizes.tolist())]
        indptr = np.concatenate(([0], np.cumsum([len(others) for others, _ in rows])))
        indices = np.concatenate([others for others, _ in rows] or [np.zeros(0, int)])
        data = np.concatenate([weights for _, weights in rows] or [np.zeros(0)])
        return sparse.csr_array((data, indices, indptr), (self._count, self._count)).tocsc()

    def _shared(self, row: int, without: int | None = None) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        own, length = self._snapshot.practices_of(row), self._lengths[row]
        if without is not None:
            own = own[own != without]
            length = np.sqrt(max((self.idf[own] ** 2).sum(), 1e-300))
        by_practice = self._snapshot.running_by_practice
        positions, sizes = entries(by_practice.indptr, own)
        holders = by_practice.indices[positions]
        products = np.bincount(holders, np.repeat(self.idf[own] ** 2, sizes), minlength=self._count)
        counts = np.bincount(holders, minlength=self._count)
        counts[row] = 0
        others = np.flatnonzero(counts)
        lengths = self._lengths[others] if without is None else self._lengths_without(others, without)
        cosines = products[others] / (lengths * length)
        return others, np.round(cosines, _DECIMALS), counts[others]

    def _lengths_without(self, others: np.ndarray, column: int) -> np.ndarray:
        """Return the lengths of the vectors of some territories if a practice had one adopter less."""
        adopters = self._snapshot.adopters_of(column)[0]
        idf = np.log1p(self._existing / max(len(adopters) - 1, 1))
        change = np.where(np.isin(others, adopters), idf**2 - self.idf[column] ** 2, 0.0)
        lengths: np.ndarray = np.sqrt(np.maximum(self._lengths[others] ** 2 + change, 1e-300))
        return lengths
