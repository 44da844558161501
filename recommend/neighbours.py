"""What the territories with the most similar adoptions have taken up.

Similarity is the cosine of idf-weighted adoptions, idf(i) = log(1 + N / adopters of i) (Salton and Buckley
1988, "Term-weighting approaches in automatic text retrieval"). Who votes for a territory: the most similar
of those that run something that it does not. A vote for each practice that the voter runs is similarity^2.5
(case amplification: Breese, Heckerman and Kadie 1998, "Empirical Analysis of Predictive Algorithms for
Collaborative Filtering"), halved for each half-life of the adoption's age. The lift of practice i for
territory u is u's share of votes for i over the mean of that share over all territories that have votes: what
speaks for i here beyond what speaks for it everywhere.
"""

from dataclasses import dataclass

import numpy as np
from scipy import sparse

from recommend.factors import Factor
from recommend.parameters import Parameters
from recommend.snapshot import Snapshot

#: Cells of the dense block of similarities that is in memory while the means are taken: 32 MB.
_BLOCK_CELLS = 4_000_000
#: Similarities are rounded to it, so that equal ones are equal whatever the order of summation.
_DECIMALS = 9


class Neighbours:
    """Similarities, votes and lifts in one snapshot.

    Attributes
    ----------
    idf : ndarray
        Of each practice.
    """

    def __init__(self, snapshot: Snapshot, parameters: Parameters):
        self._snapshot = snapshot
        self._parameters = parameters
        shape = snapshot.running.shape
        indices, indptr = snapshot.running.indices, snapshot.running.indptr

        def pairs(data: np.ndarray) -> sparse.csr_array:
            return sparse.csr_array((data, indices, indptr), shape)

        self.idf = np.log1p(shape[0] / np.maximum(np.bincount(indices, minlength=shape[1]), 1))
        rows = np.repeat(np.arange(shape[0]), np.diff(indptr))
        lengths = np.sqrt(np.bincount(rows, self.idf[indices] ** 2, minlength=shape[0]))
        self._profiles = pairs(self.idf[indices] / lengths[rows])
        self._runs = pairs(np.ones(len(indices)))
        self._profiles_by_practice = self._profiles.T.tocsr()
        self._runs_by_practice = self._runs.T.tocsr()
        self._votes = pairs(snapshot.weights(parameters.vote_half_life))
        self._mean_share = self._mean_of_shares()

    def of(self, row: int) -> "Neighbourhood | None":
        """The territories that vote for this one; None if nobody that is like it has a vote."""
        similarities = self._similarities(np.array([row]))
        shares = self._shares(similarities)
        if shares.nnz == 0:
            return None
        lifts = np.zeros(shares.shape[1])
        lifts[shares.indices] = shares.data / self._mean_share[shares.indices]
        np.maximum(lifts, self._parameters.lift_floor, out=lifts)
        factor = Factor("neighbours", np.log(lifts), self._parameters.neighbours_weight)
        votes = self._votes.data
        return Neighbourhood(factor, similarities[0], votes, self._parameters.amplification, self._snapshot)

    def _similarities(self, rows: np.ndarray) -> np.ndarray:
        """Of each row with those that vote for it; 0 with all others.

        One that runs nothing that the row does not, such as the row itself, would have nothing to vote for.
        All that tie with the last of the nearest vote too.
        """
        found = np.round((self._profiles[rows] @ self._profiles_by_practice).toarray(), _DECIMALS)
        shared = (self._runs[rows] @ self._runs_by_practice).toarray()
        found[shared >= np.diff(self._runs.indptr)] = 0
        limit = self._parameters.neighbours
        if limit < found.shape[1]:
            found[found < np.partition(found, -limit, axis=1)[:, -limit, None]] = 0
        return found

    def _shares(self, similarities: np.ndarray) -> sparse.csr_array:
        """The rows' shares of votes: those of each row that has votes sum to 1."""
        voters = sparse.csr_array(similarities)
        voters.data **= self._parameters.amplification
        votes = sparse.csr_array(voters @ self._votes)
        votes.sort_indices()
        rows = np.repeat(np.arange(votes.shape[0]), np.diff(votes.indptr))
        votes.data /= np.bincount(rows, votes.data, minlength=votes.shape[0])[rows]
        return votes

    def _mean_of_shares(self) -> np.ndarray:
        """The mean share of each practice over the territories that have votes.

        Territories with the same practices have the same voters: their shares are computed once.
        """
        alike: dict[bytes, list[int]] = {}
        for row in range(self._runs.shape[0]):
            practices = self._snapshot.practices_of(row)
            if len(practices):
                alike.setdefault(practices.tobytes(), []).append(row)
        first = np.array([rows[0] for rows in alike.values()], np.int64)
        counts = np.array([len(rows) for rows in alike.values()], float)
        height = max(1, _BLOCK_CELLS // max(self._runs.shape[0], 1))
        total, voted = np.zeros(self._runs.shape[1]), 0.0
        for start in range(0, len(first), height):
            shares = self._shares(self._similarities(first[start:start + height]))
            sizes, count = np.diff(shares.indptr), counts[start:start + height]
            total += np.bincount(shares.indices, shares.data * np.repeat(count, sizes), minlength=len(total))
            voted += count[sizes > 0].sum()
        return total / max(voted, 1.0)


@dataclass(frozen=True, slots=True)
class Voter:
    """A territory that votes for a practice.

    row, pair: its position, and that of its running pair. similarity: 0 to 1. share: its part of all votes
    for the practice here, 0 to 1.
    """

    row: int
    pair: int
    similarity: float
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Neighbourhood:
    """The territories that vote for one: the lift of every practice, and who voted for it."""

    factor: Factor
    _similarities: np.ndarray
    _votes: np.ndarray
    _amplification: float
    _snapshot: Snapshot

    def voters(self, column: int) -> list[Voter]:
        """Who votes for a practice, the heaviest vote first, ties by id."""
        rows, pairs = self._snapshot.adopters_of(column)
        like = self._similarities[rows] > 0
        rows, pairs = rows[like], pairs[like]
        similarities = self._similarities[rows]
        votes = similarities ** self._amplification * self._votes[pairs]
        shares = np.round(votes / votes.sum(), _DECIMALS) if len(votes) else votes
        return [
            Voter(int(rows[i]), int(pairs[i]), float(similarities[i]), float(shares[i]))
            for i in np.lexsort((rows, -shares))
        ]
