"""The random walk with restart over territories and practices: personalised PageRank in scipy form.

r(u) = (1 - a) sum over k = 0 ... K of a^k e(u) P^k

P is the row-normalised adjacency matrix of the bipartite graph, e(u) the unit vector of the territory u, and 1 - a the
probability of a restart at u before each step (Page et al. 1999, "The PageRank Citation Ranking"; Tong, Faloutsos and
Pan 2006, "Fast Random Walk with Restart"). The series is that of `networkx.pagerank` with `alpha=a` and the
personalisation {u: 1}: its entries differ from it by at most a^(K + 1). A walk is at a practice after an odd number of
steps only, so the practices' part is (1 - a) a A (I + N + N^2 + ...): A holds the steps from territories to practices,
B those back, and N = a^2 B A.
"""

import math

import numpy as np
from scipy import sparse

from recommend.model.snapshot import Snapshot

#: Up to this many territories or practices, whichever are fewer, the series of N is summed as a dense matrix, which
#: costs O(log K) products for all rows together. Beyond it the walks step through the sparse matrix instead.
_MAX_DENSE = 3000
#: The number of walks that step together: 256 walks over 50,000 practices take 100 MB.
_BLOCK = 256


def restart_walk(weights: sparse.csr_array, restart: float, steps: int, rows: np.ndarray | None = None) -> np.ndarray:
    """Return the probabilities with which walks from territories are at each practice.

    A territory without practices has only zeros, and so has a practice without adopters.

    Parameters
    ----------
    weights : csr_array
        Territories x practices: the weight of each running pair, at least 0, such as that of `edge_weights`.
    restart : float
        The probability 1 - a of a restart before each step, above 0 and at most 1; `networkx.pagerank` takes a.
    steps : int
        K, the number of steps after which the series is cut, at least 0: see `steps_for`.
    rows : ndarray of int, optional
        The territories from which the walks start; by default all.

    Returns
    -------
    ndarray
        Rows x practices. A row sums to less than 1: the rest of the PageRank is on the territories.
    """
    going = 1.0 - restart
    forward, back = transitions(weights)
    starts = forward if rows is None else forward[rows]
    terms = (steps + 1) // 2
    scale = (1.0 - going) * going
    if not terms or not starts.shape[0]:
        return np.zeros(starts.shape)
    walks: np.ndarray
    if min(weights.shape) > _MAX_DENSE:
        walks = _stepped(forward, back, starts, going**2, terms)
    elif weights.shape[0] < weights.shape[1]:  # A (B A)^j = (A B)^j A, and A B is the smaller matrix
        series = _series(going**2 * (forward @ back).toarray(), terms)
        walks = (series if rows is None else series[rows]) @ forward
    else:
        walks = starts @ _series(going**2 * (back @ forward).toarray(), terms)
    walks *= scale
    return walks


def steps_for(restart: float, tolerance: float = 1e-6) -> int:
    """Return the number of steps after which the rest of the series is at most `tolerance`.

    >>> steps_for(0.15), steps_for(0.5)
    (85, 19)
    """
    return max(0, math.ceil(math.log(tolerance) / math.log1p(-restart)) - 1) if restart < 1 else 0


def edge_weights(snapshot: Snapshot, half_life: float | None = None) -> sparse.csr_array:
    """Return the weights of the running pairs: 1, or halved for each half-life of the age of the adoption in years."""
    running = snapshot.running
    pairs = np.ones(len(running.data)) if half_life is None else snapshot.influence(half_life)[running.data]
    return sparse.csr_array((pairs, running.indices, running.indptr), running.shape)


def transitions(weights: sparse.csr_array) -> tuple[sparse.csr_array, sparse.csr_array]:
    """Return the probabilities of the steps from territories to practices, and of those back."""
    both = []
    for matrix in (weights, sparse.csr_array(weights.T)):
        sums = np.asarray(matrix.sum(axis=1)).ravel()
        inverse = np.divide(1.0, sums, out=np.zeros(len(sums)), where=sums > 0)
        data = matrix.data * np.repeat(inverse, np.diff(matrix.indptr))
        both.append(sparse.csr_array((data, matrix.indices, matrix.indptr), matrix.shape))
    return both[0], both[1]


def _series(matrix: np.ndarray, terms: int) -> np.ndarray:
    """Return I + N + ... + N^(terms - 1), of at least one term.

    The sum of 2 n terms is that of n terms, plus N^n times it; that of one term more is I plus N times it. So the
    binary digits of the number of terms give the sum in O(log terms) products.
    """
    identity = np.eye(len(matrix))
    total, power = identity, matrix
    digits = bin(terms)[3:]
    for position, digit in enumerate(digits):
        if position:  # the power N^n of the n terms so far
            power = power @ power if digits[position - 1] == "0" else matrix @ (power @ power)
            total = total + power @ total
        else:
            total = identity + matrix
        if digit == "1":
            total = identity + matrix @ total
    return total


def _stepped(
    forward: sparse.csr_array, back: sparse.csr_array, starts: sparse.csr_array, damping: float, terms: int
) -> np.ndarray:
    """Return the sum of the terms for each start, by steps from practices to territories and back."""
    to_territories, to_practices = sparse.csr_array(back.T), sparse.csr_array(forward.T)
    sums = np.empty(starts.shape)
    for begin in range(0, starts.shape[0], _BLOCK):
        walks = starts[begin : begin + _BLOCK].toarray().T.copy()
        total = walks.copy()
        for _ in range(terms - 1):
            walks = to_practices @ (to_territories @ walks)
            walks *= damping
            total += walks
        sums[begin : begin + _BLOCK] = total.T
    return sums
