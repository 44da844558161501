"""The weighted affinities: the same whether all are kept or one is computed, seen from both sides."""

import numpy as np
import pytest

from recommend.dates import parse_date
from recommend.model import affinity_scores
from recommend.model.affinity_scores import AffinityScores
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.scorer import Scorer
from tests.recommend.histories import by_taste

SCORER = Scorer(
    {"walk_0": 0.5, "walk_1": -0.2, "taste_0": 0.3, "rate_1": 1.0, "geography_0": 1.0},
    {"logistic": 1.0},
    {"walk_0": 0.1, "taste_0": -0.4},
)


@pytest.fixture(scope="module")
def features():
    return ModelRegistry(by_taste(12, 30), Parameters()).features(("Region", "XX"), parse_date("1990"))


def test_values_are_weighted_and_counted_from_the_means(features):
    scores, count = AffinityScores(features, SCORER), len(features.snapshot.practice_ids)
    assert scores.factors == {"walk", "taste"}
    walks = [features.affinities[name].rows(np.array([2]))[0] for name in ("walk_0", "walk_1")]
    assert np.allclose(scores.row(2)["walk"], 0.5 * (walks[0] - 0.1) - 0.2 * walks[1])
    for column in range(count):
        for factor, values in scores.column(column).items():
            assert values[2] == pytest.approx(scores.row(2)[factor][column])


def test_large_models_compute_what_small_ones_keep(features, monkeypatch):
    kept = AffinityScores(features, SCORER)
    kept.row(0)
    monkeypatch.setattr(affinity_scores, "_MAX_KEPT", 1)
    computed = AffinityScores(features, SCORER)
    for row in range(12):
        for factor, values in kept.row(row).items():
            assert np.allclose(computed.row(row)[factor], values, atol=1e-12)
    for column in (0, 5):
        for factor, values in kept.column(column).items():
            assert np.allclose(computed.column(column)[factor], values, atol=1e-12)
