"""The affinities of territories and practices: dense pair features that are products of matrices.

Each kind has features named by it and a position: "walk_0" is the first feature of the walk.

- walk: the share of a random walk with restart from the territory (`recommend.model.random_walk`) that is at a
  practice, with all adoptions and with adoptions that fade. The walk is cut after three steps: to its practices, to
  their adopters, to the practices of these. Further steps changed the ranking little, and their matrices are dense;
- text: the resemblance of the practice to the practices of the territory, by the words of their names and their topics:
  over two steps (resembling practices that resemble its own), for all its adoptions and for those of the last years,
  and the closest resemblance;
- topics: the territory's share of the running practices of a topic, less its mean over topics, and the topic's share of
  its recent adoptions;
- taste: the votes of territories for a practice, weighted by how they explain this territory's adoptions beside all
  others (EASE on territories: Steck 2019, "Embarrassingly Shallow Autoencoders for Sparse Data"), and the similarity of
  the practice to its own by common adopters (item-based neighbours: Sarwar et al. 2001, with shrinkage).

The walk and the similarity by adopters are logarithms of shares over their mean over territories: 0 for the average.
"""

import operator
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, reduce
from typing import Any, Protocol, TypeAlias

import numpy as np
from scipy import sparse

from recommend.model.neighbours import entries
from recommend.model.parameters import Parameters
from recommend.model.random_walk import edge_weights, transitions
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Practice
from recommend.model.text_similarity import text_similarity

#: The lowest share, relative to the mean, of which a logarithm is taken.
_MIN_RATIO = 0.01
#: Up to this many practices, similarities between practices are computed: a matrix of practices x practices.
MAX_PRACTICES = 3000
#: Up to this many territories, EASE is computed: it inverts a matrix of territories x territories for each window.
MAX_TERRITORIES = 1000
_DECIMALS = 12
#: The affinity by the closest resemblance of texts.
CLOSEST_BY_TEXT = "text_2"

#: A sparse or a dense matrix.
Matrix: TypeAlias = Any


class Affinity(Protocol):
    """A feature of the pairs of one snapshot."""

    def rows(self, rows: np.ndarray) -> np.ndarray:
        """Return the values of some territories: rows x practices."""

    def pairs(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Return the values of pairs of a territory and a practice, one each."""

    def column(self, column: int) -> np.ndarray:
        """Return the values of a practice, one per territory."""


class ProductAffinity:
    """A weighted sum of products of matrices: the first has a row per territory, the last a column per practice.

    log_share: return log(share / mean share) instead, the share of a practice among the values of a territory, divided
    by its mean over territories. A territory with only zeros has the value 0.
    """

    def __init__(self, *terms: tuple[float, Sequence[Matrix]], log_share: bool = False):
        self._terms, self._log_share = terms, log_share

    def rows(self, rows: np.ndarray) -> np.ndarray:
        """Return the values of some territories: rows x practices."""
        if len(rows) == 1 and all(sparse.issparse(factor) for _, factors in self._terms for factor in factors):
            values = np.sum([weight * _row(int(rows[0]), factors) for weight, factors in self._terms], axis=0)[None]
        else:
            values = _sum((weight, [factors[0][rows], *factors[1:]]) for weight, factors in self._terms)
        return self._logs(values, self._totals[rows, None], self._means) if self._log_share else values

    def pairs(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Return the values of pairs of a territory and a practice, one each."""
        distinct, position = np.unique(rows, return_inverse=True)
        values = _sum((weight, [factors[0][distinct], *factors[1:]]) for weight, factors in self._terms)
        values = values[position, columns]
        return self._logs(values, self._totals[rows], self._means[columns]) if self._log_share else values

    def column(self, column: int) -> np.ndarray:
        """Return the values of a practice, one per territory."""
        values = _sum((weight, [factors[0][[column]], *factors[1:]]) for weight, factors in self._transposed)
        return (self._logs(values, self._totals, self._means[[column]]) if self._log_share else values).ravel()

    @cached_property
    def _transposed(self) -> list[tuple[float, list[Matrix]]]:
        known: dict[int, Matrix] = {}

        def transposed(factor: Matrix) -> Matrix:
            if id(factor) not in known:
                known[id(factor)] = sparse.csr_array(factor.T) if sparse.issparse(factor) else factor.T
            return known[id(factor)]

        return [(weight, [transposed(factor) for factor in reversed(factors)]) for weight, factors in self._terms]

    @cached_property
    def _totals(self) -> np.ndarray:
        """The sum of the values of each territory."""
        totals = np.zeros(self._terms[0][1][0].shape[0])
        for weight, factors in self._terms:
            totals += weight * reduce(
                lambda total, factor: factor @ total, reversed(factors), np.ones(factors[-1].shape[1])
            )
        return totals

    @cached_property
    def _means(self) -> np.ndarray:
        """The mean share of each practice over the territories with any value."""
        known = self._totals > 0
        shares = np.divide(1 / max(known.sum(), 1), self._totals, out=np.zeros(len(known)), where=known)
        means = np.zeros(self._terms[0][1][-1].shape[1])
        for weight, factors in self._terms:
            means += weight * reduce(operator.matmul, factors, shares)
        return means

    @staticmethod
    def _logs(values: np.ndarray, totals: np.ndarray, means: np.ndarray) -> np.ndarray:
        expected = totals * means
        ratios = np.divide(values, expected, out=np.ones(values.shape), where=expected > 0)
        logs: np.ndarray = np.log(np.maximum(ratios, _MIN_RATIO)) * (totals > 0)
        return logs


class ClosestAffinity:
    """The greatest similarity of a practice to one that the territory runs.

    running: territories x practices. similarity: practices x practices, symmetric, at least 0.
    """

    def __init__(self, running: sparse.csr_array, similarity: sparse.csr_array):
        self._running, self._similarity = running, similarity

    def rows(self, rows: np.ndarray) -> np.ndarray:
        """Return the values of some territories: rows x practices."""
        values = np.zeros((len(rows), self._similarity.shape[1]))
        for position, row in enumerate(rows.tolist()):
            own = self._running.indices[self._running.indptr[row] : self._running.indptr[row + 1]]
            entry, _ = entries(self._similarity.indptr, own)
            np.maximum.at(values[position], self._similarity.indices[entry], self._similarity.data[entry])
        return values

    def pairs(self, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
        """Return the values of pairs of a territory and a practice, one each."""
        distinct, position = np.unique(rows, return_inverse=True)
        values: np.ndarray = self.rows(distinct)[position, columns]
        return values

    def column(self, column: int) -> np.ndarray:
        """Return the values of a practice, one per territory."""
        similarity = self._similarity[[column]].toarray().ravel()
        values = np.zeros(self._running.shape[0])
        rows = np.repeat(np.arange(len(values)), np.diff(self._running.indptr))
        np.maximum.at(values, rows, similarity[self._running.indices])
        return values

    def closest(self, row: int, column: int) -> int | None:
        """Return the practice of a territory that is most similar to a practice, ties by id; None if none is."""
        own = self._running.indices[self._running.indptr[row] : self._running.indptr[row + 1]]
        similarity = self._similarity[[column]].toarray().ravel()[own]
        return int(own[similarity.argmax()]) if similarity.any() else None


def affinities(
    snapshot: Snapshot, practices: Mapping[str, Practice], about: sparse.csr_array, parameters: Parameters
) -> dict[str, Affinity]:
    """Return the affinities of a snapshot by name. Those without data, or above a maximum size, are absent.

    about: practices x topics; the topics of a practice have equal shares of 1.
    """
    territories, count = snapshot.running.shape
    running = edge_weights(snapshot)
    recent = _recent(snapshot, parameters.recent_years)
    found: dict[str, Affinity] = {}
    for position, (damping, half_life) in enumerate(parameters.walks):
        forward, back = transitions(edge_weights(snapshot, half_life))
        steps = (1.0, (forward,)), (damping**2, (forward, back, forward))
        found[f"walk_{position}"] = ProductAffinity(*steps, log_share=True)
    if about.shape[1] > 1:
        found["topics_0"] = ProductAffinity((1.0, (_share_of_topics(running, about), sparse.csr_array(about.T))))
        found["topics_1"] = ProductAffinity((1.0, (_scaled(recent @ about), sparse.csr_array(about.T))))
    if count <= MAX_PRACTICES:
        similarity = text_similarity([practices[id_] for id_ in snapshot.practice_ids])
        if similarity.nnz:
            steps = _per_column(similarity, similarity @ similarity.sum(axis=0))
            found["text_0"] = ProductAffinity((1.0, (running, similarity, steps)))
            found["text_1"] = ProductAffinity((1.0, (recent, similarity, steps)))
            found[CLOSEST_BY_TEXT] = ClosestAffinity(running, similarity)
        for position, (half_life, nearest) in enumerate(parameters.similar_practices):
            weights = edge_weights(snapshot, half_life)
            similar = _similar_practices(weights, nearest, parameters.similarity_shrinkage)
            found[f"taste_{position}"] = ProductAffinity((1.0, (weights, similar)), log_share=True)
    if territories <= MAX_TERRITORIES:
        votes = _votes(running, parameters.taste_ridge)
        for position, half_life in enumerate(parameters.taste_half_lives, len(parameters.similar_practices)):
            found[f"taste_{position}"] = ProductAffinity((1.0, (votes, edge_weights(snapshot, half_life))))
    return found


def _sum(terms: Iterable[tuple[float, Sequence[Matrix]]]) -> np.ndarray:
    """Return the weighted sum of products as a dense matrix."""
    total: Matrix = None
    for weight, factors in terms:
        product = weight * reduce(operator.matmul, factors)
        total = product if total is None else total + product
    dense: np.ndarray = total.toarray() if sparse.issparse(total) else total
    return dense


def _row(row: int, factors: Sequence[sparse.csr_array]) -> np.ndarray:
    """Return a row of a product of sparse matrices: at 50,000 practices a fifth of the time of scipy's product."""
    first, *others = factors
    span = slice(first.indptr[row], first.indptr[row + 1])
    indices, data = first.indices[span], first.data[span]
    dense = np.bincount(indices, data, minlength=first.shape[1])
    for factor in others:
        positions, sizes = entries(factor.indptr, indices)
        dense = np.bincount(
            factor.indices[positions], np.repeat(data, sizes) * factor.data[positions], minlength=factor.shape[1]
        )
        indices = np.flatnonzero(dense)
        data = dense[indices]
    return dense


def _recent(snapshot: Snapshot, years: float) -> sparse.csr_array:
    """Return the running pairs that are younger than some years, as a matrix of ones."""
    running = snapshot.running
    young = snapshot.started(years).astype(float)
    return sparse.csr_array((young[running.data], running.indices, running.indptr), running.shape)


def _share_of_topics(running: sparse.csr_array, about: sparse.csr_array) -> np.ndarray:
    """Return the territory's share of the practices of each topic, less its mean over topics: territories x topics."""
    own = (running @ about).toarray()
    own /= np.maximum(np.asarray(about.sum(axis=0)).ravel(), 1e-9)
    shares: np.ndarray = np.round(own - own.mean(axis=1, keepdims=True), _DECIMALS)
    return shares


def _scaled(matrix: sparse.csr_array) -> sparse.csr_array:
    """Return a matrix with rows that sum to 1, or to 0."""
    sums = np.asarray(matrix.sum(axis=1)).ravel()
    return sparse.csr_array(sparse.diags_array(np.divide(1, sums, out=np.zeros(len(sums)), where=sums > 0)) @ matrix)


def _per_column(matrix: sparse.csr_array, totals: np.ndarray) -> sparse.csr_array:
    """Return a matrix with its columns divided by these totals."""
    return sparse.csr_array(
        matrix @ sparse.diags_array(np.divide(1, totals, out=np.zeros(len(totals)), where=totals > 0))
    )


def _similar_practices(weights: sparse.csr_array, nearest: int, shrinkage: float) -> sparse.csr_array:
    """Return the cosine of practices by adopters, times common / (common + shrinkage): the nearest of each practice.

    The value of practice j for practice i is at [j, i]. Ties with the last of the nearest are kept.
    """
    common = (weights.T @ weights).toarray()
    lengths = np.sqrt(np.asarray(weights.sum(axis=0)).ravel())
    products = np.outer(lengths, lengths)
    similar = (
        np.divide(common, products, out=np.zeros(common.shape), where=products > 0) * common / (common + shrinkage)
    )
    np.fill_diagonal(similar, 0)
    similar = np.round(similar, _DECIMALS)
    if len(similar) > nearest:
        similar[similar < -np.partition(-similar, nearest - 1, axis=0)[nearest - 1]] = 0
    return sparse.csr_array(similar)


def _votes(running: sparse.csr_array, ridge: float) -> np.ndarray:
    """Return the weights with which the other territories' adoptions predict a territory's: territories x territories.

    B = -G^-1 / diag(G^-1), G = A A' + ridge I, with a diagonal of 0 (Steck 2019, equation 8).
    """
    inverse = np.linalg.inv((running @ running.T).toarray() + ridge * np.eye(running.shape[0]))
    votes = -inverse / np.diag(inverse)
    np.fill_diagonal(votes, 0)
    rounded: np.ndarray = np.round(votes, _DECIMALS)
    return rounded
