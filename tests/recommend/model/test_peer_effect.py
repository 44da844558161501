"""Peer effects: the lifts of a territory and of a practice equal the formula, computed pair by pair."""

import math

import numpy as np
import pytest
from scipy import sparse

from recommend import Adoption, Practice, Tables, Territory
from recommend.model.history import History
from recommend.model.neighbours import Neighbours
from recommend.model.parameters import Parameters
from recommend.model.peer_effect import PeerEffect
from recommend.model.proximity import same_group
from recommend.model.snapshot import Snapshot, take_snapshot

RANDOM = np.random.default_rng(1)
TERRITORIES, PRACTICES, PRIOR = 7, 5, 2.0
#: The last territory runs nothing and has no influencers; the last practice has one adopter.
RUNNING = {(u, i) for u in range(6) for i in range(4) if RANDOM.random() < 0.5} | {(0, 4)}
WEIGHTS = np.where(RANDOM.random((TERRITORIES, TERRITORIES)) < 0.5, RANDOM.random((TERRITORIES, TERRITORIES)), 0.0)
np.fill_diagonal(WEIGHTS, 0.0)
WEIGHTS[6] = 0.0
REGIONS = ["r", "s", "r", None, "s", "r", "alone"]


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    tables = Tables(
        [Territory(f"u{u}", "Region", "XX") for u in range(TERRITORIES)],
        [Practice(f"p{i}") for i in range(PRACTICES)],
        [Adoption(f"u{u}", f"p{i}", str(2000 + u + i)) for u, i in RUNNING],
    )
    return take_snapshot(History(tables).slices["Region", "XX"], None)


def influence(snapshot):
    """Return two influences of each running pair."""
    return [snapshot.influence(half_life) for half_life in (3.0, 20.0)]


def lifts(snapshot, weights, n) -> np.ndarray:
    """Return log((sum of w d + m) / (sum of d + m)) over the adopters, territories x practices."""
    pairs = dict(zip(sorted(RUNNING), influence(snapshot)[n], strict=True))
    return np.array(
        [
            [
                math.log(
                    (sum(weights[u][v] * d for (v, j), d in pairs.items() if j == i) + PRIOR)
                    / (sum(d for (_, j), d in pairs.items() if j == i) + PRIOR)
                )
                for i in range(PRACTICES)
            ]
            for u in range(TERRITORIES)
        ]
    )


def same_region() -> np.ndarray:
    """Return the weights of the territories of one region, with a mean of 1 over all other territories."""
    weights = np.zeros((TERRITORIES, TERRITORIES))
    for u, region in enumerate(REGIONS):
        others = [v for v in range(TERRITORIES) if v != u and region is not None and REGIONS[v] == region]
        weights[u, others] = (TERRITORIES - 1) / max(len(others), 1)
    return weights


def effects(snapshot):
    """Yield each form of influencers with the weights territories x territories that it stands for."""
    yield PeerEffect(snapshot, influence(snapshot), PRIOR, sparse.csr_array(WEIGHTS), None), WEIGHTS
    yield PeerEffect(snapshot, influence(snapshot), PRIOR, *same_group(REGIONS)), same_region()
    neighbours = Neighbours(snapshot, Parameters(neighbours=2))
    yield PeerEffect(snapshot, influence(snapshot), PRIOR, neighbours, None), neighbours.matrix.toarray()


def test_the_lifts_of_a_territory_equal_the_formula(snapshot):
    for effect, weights in effects(snapshot):
        for n in range(2):
            expected = lifts(snapshot, weights, n)
            for u in range(TERRITORIES):
                row = effect.row(u)
                if row is None:
                    assert not weights[u].any()
                    continue
                actual = effect.baseline[n].copy()
                actual[row.positions] += row.values[n]
                # A territory of a group is among its own influencers, so only practices that it lacks are compared.
                others = [i for i in range(PRACTICES) if (u, i) not in RUNNING]
                assert actual[others] == pytest.approx(expected[u, others])


def test_the_lifts_of_a_practice_equal_those_of_the_territories(snapshot):
    for effect, _ in effects(snapshot):
        for i in range(PRACTICES):
            column = effect.column(i)
            for n in range(2):
                by_practice = dict(zip(column.positions.tolist(), column.values[n], strict=True))
                for u in range(TERRITORIES):
                    row = effect.row(u)
                    by_territory = {} if row is None else dict(zip(row.positions.tolist(), row.values[n], strict=True))
                    assert by_practice.get(u, 0.0) == pytest.approx(by_territory.get(i, 0.0)), (u, i)


def test_a_territory_without_influencers_has_no_lifts(snapshot):
    for effect, weights in effects(snapshot):
        has = weights.any(axis=1)
        assert not has.all()
        assert effect.has_influencers.tolist() == has.tolist()
        assert [effect.row(u) is not None for u in range(TERRITORIES)] == has.tolist()


def test_average_weights_lift_nothing(snapshot):
    """The lift is 1 if the influencers are all other territories."""
    weights = np.ones((TERRITORIES, TERRITORIES)) - np.eye(TERRITORIES)
    effect = PeerEffect(snapshot, influence(snapshot), PRIOR, sparse.csr_array(weights), None)
    row = effect.row(6)
    assert row is not None
    assert effect.baseline[0][row.positions] + row.values[0] == pytest.approx(0.0)
