"""The random walk with restart equals the PageRank of networkx on the same graph."""

import networkx as nx
import numpy as np
import pytest
from scipy import sparse

from recommend.dates import parse_date
from recommend.model import random_walk
from recommend.model.history import History
from recommend.model.random_walk import edge_weights, restart_walk, steps_for
from recommend.model.snapshot import take_snapshot
from tests.recommend.histories import by_taste


def weights(territories=7, practices=11, seed=0):
    """Return random weights; the last territory and the last practice have no edges."""
    random = np.random.default_rng(seed)
    dense = random.uniform(0.1, 3, (territories, practices)) * (random.random((territories, practices)) < 0.4)
    dense[-1], dense[:, -1] = 0, 0
    return sparse.csr_array(dense)


def page_rank(matrix, restart, row):
    """Return the practices' part of the PageRank of networkx, personalised to a territory."""
    graph = nx.Graph()
    graph.add_nodes_from([("territory", row) for row in range(matrix.shape[0])])
    graph.add_nodes_from([("practice", column) for column in range(matrix.shape[1])])
    rows, columns = matrix.tocoo().coords
    graph.add_weighted_edges_from(
        (("territory", r), ("practice", c), w)
        for r, c, w in zip(rows.tolist(), columns.tolist(), matrix.data.tolist(), strict=True)
    )
    ranks = nx.pagerank(
        graph, 1 - restart, personalization={("territory", row): 1.0}, max_iter=1000, tol=1e-13, weight="weight"
    )
    return [ranks["practice", column] for column in range(matrix.shape[1])]


@pytest.fixture(params=["dense", "in blocks of steps"])
def route(request, monkeypatch):
    if request.param != "dense":
        monkeypatch.setattr(random_walk, "_MAX_DENSE", 0)
        monkeypatch.setattr(random_walk, "_BLOCK", 3)


def test_it_equals_the_pagerank_of_networkx(route):
    for shape in ((7, 11), (11, 7)):
        matrix = weights(*shape)
        for restart in (0.15, 0.5):
            ranks = restart_walk(matrix, restart, steps_for(restart, 1e-7))
            assert ranks.shape == matrix.shape
            for row in range(matrix.shape[0]):
                assert ranks[row] == pytest.approx(page_rank(matrix, restart, row), abs=1e-6)


def test_it_equals_the_series_for_each_number_of_steps(route):
    for shape in ((7, 11), (11, 7)):
        matrix = weights(*shape)
        both = sparse.block_array([[None, matrix], [matrix.T, None]]).toarray()
        sums = both.sum(axis=1, keepdims=True)
        step = np.divide(both, sums, out=np.zeros_like(both), where=sums > 0)
        term, total = 0.2 * np.eye(len(both)), np.zeros_like(both)
        for steps in range(25):
            total, term = total + term, 0.8 * term @ step
            expected = total[: shape[0], shape[0] :]
            assert restart_walk(matrix, 0.2, steps) == pytest.approx(expected, abs=1e-12)


def test_some_rows_equal_those_of_all_rows(route):
    for shape in ((7, 11), (11, 7)):
        matrix, rows = weights(*shape), np.array([5, 0, 5])
        assert restart_walk(matrix, 0.15, 20, rows) == pytest.approx(restart_walk(matrix, 0.15, 20)[rows], abs=1e-15)
        assert restart_walk(matrix, 0.15, 20, rows[:0]).shape == (0, shape[1])


def test_a_territory_without_practices_reaches_none(route):
    assert not restart_walk(weights(), 0.15, 20)[-1].any()
    assert restart_walk(sparse.csr_array((3, 0)), 0.15, 20).shape == (3, 0)
    assert not restart_walk(sparse.csr_array((3, 2)), 0.15, 20).any()


def test_the_weights_are_those_of_the_running_pairs_of_a_snapshot():
    records = History(by_taste(10, 20)).slices["Region", "XX"]
    snapshot = take_snapshot(records, parse_date("2000"))
    plain, decayed = edge_weights(snapshot), edge_weights(snapshot, 3.0)
    assert plain.shape == decayed.shape == snapshot.running.shape
    assert set(plain.data) == {1.0}
    ages = snapshot.now - snapshot.time
    for row in range(plain.shape[0]):
        assert (decayed.indices[snapshot.pairs_of(row)] == snapshot.practices_of(row)).all()
        assert decayed.data[snapshot.pairs_of(row)] == pytest.approx(0.5 ** (ages[snapshot.pairs_of(row)] / 3))
