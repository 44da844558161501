"""The affinities: equal to plain dense formulas, and the same seen from a territory and from a practice."""

import numpy as np
import pytest

from recommend import Adoption, Practice, Tables, Territory
from recommend.dates import parse_date
from recommend.model.features import FeatureSet
from recommend.model.parameters import Parameters
from recommend.model.random_walk import edge_weights, restart_walk
from recommend.model.registry import ModelRegistry

WORDS = ("road", "school", "bus", "waste", "park")
PARAMETERS = Parameters()


@pytest.fixture(scope="module")
def features() -> FeatureSet:
    """Twelve territories, one of them without adoptions, and 40 practices with words and topics."""
    random = np.random.default_rng(3)
    practices = [
        Practice(
            f"p{n:02}",
            topics=frozenset({f"topic:{n % 4}"}),
            terms=frozenset(random.choice(WORDS, 2, replace=False).tolist()),
        )
        for n in range(40)
    ]
    adoptions = [
        Adoption(f"u{u:02}", f"p{n:02}", str(1980 + (7 * u + 3 * n) % 20))
        for u in range(11)
        for n in range(40)
        if random.random() < 0.3
    ]
    territories = [Territory(f"u{u:02}", "Region", "XX") for u in range(12)]
    return ModelRegistry(Tables(territories, practices, adoptions), PARAMETERS).features(
        ("Region", "XX"), parse_date("1999")
    )


def dense(features: FeatureSet, half_life: float | None = None) -> np.ndarray:
    running, matrix = features.snapshot.running, np.zeros(features.snapshot.running.shape)
    ages = features.snapshot.now - features.snapshot.time
    for row in range(matrix.shape[0]):
        pairs = features.snapshot.pairs_of(row)
        values = 1.0 if half_life is None else np.exp2(-ages[pairs] / half_life)
        matrix[row, running.indices[pairs]] = values
    return matrix


def log_share(values: np.ndarray) -> np.ndarray:
    totals = values.sum(axis=1, keepdims=True)
    shares = np.divide(values, totals, out=np.zeros_like(values), where=totals > 0)
    means = shares[totals.ravel() > 0].mean(axis=0)
    ratios = np.divide(shares, means, out=np.ones_like(values), where=means > 0)
    return np.log(np.maximum(ratios, 0.01)) * (totals > 0)


def scaled(values: np.ndarray) -> np.ndarray:
    totals = values.sum(axis=1, keepdims=True)
    return np.divide(values, totals, out=np.zeros_like(values), where=totals > 0)


def test_each_affinity_equals_its_formula(features):
    everyone = np.arange(12)
    adopted = dense(features)
    recent = dense(features) * (dense(features, 1.0) > 2.0**-PARAMETERS.recent_years)
    cosines = np.zeros((40, 40))
    words = [{*p.terms, *p.topics} for p in (features._practices[id_] for id_ in features.snapshot.practice_ids)]
    idf = {w: 1 + np.log(41 / (1 + sum(w in of for of in words))) for of in words for w in of}
    length = [np.sqrt(sum(idf[w] ** 2 for w in of)) for of in words]
    for i in range(40):
        for j in range(40):
            if i != j:
                cosines[i, j] = sum(idf[w] ** 2 for w in words[i] & words[j]) / (length[i] * length[j])
    twice = cosines @ cosines
    expected = {
        "text_0": adopted @ twice / twice.sum(axis=0),
        "text_1": recent @ twice / twice.sum(axis=0),
        "text_2": np.array([cosines[row > 0].max(axis=0, initial=0) for row in adopted]),
    }
    for number, (damping, half_life) in enumerate(PARAMETERS.walks):
        weights = dense(features, half_life)
        forward, back = scaled(weights), scaled(weights.T)
        expected[f"walk_{number}"] = log_share(forward + damping**2 * forward @ back @ forward)
    inverse = np.linalg.inv(adopted @ adopted.T + PARAMETERS.taste_ridge * np.eye(12))
    votes = -inverse / np.diag(inverse) * (1 - np.eye(12))
    expected |= {f"taste_{2 + n}": votes @ dense(features, h) for n, h in enumerate(PARAMETERS.taste_half_lives)}
    for name, values in expected.items():
        assert np.allclose(features.affinities[name].rows(everyone), values, atol=1e-7), name


def test_territories_and_practices_see_the_same_values(features):
    for name, affinity in features.affinities.items():
        whole = affinity.rows(np.arange(12))
        for column in range(40):
            assert np.allclose(affinity.column(column), whole[:, column], atol=1e-12), name


def test_the_walk_is_the_random_walk_with_restart_cut_after_three_steps(features):
    walk = restart_walk(edge_weights(features.snapshot), 0.5, 3)
    assert np.allclose(features.affinities["walk_0"].rows(np.arange(12)), log_share(walk), atol=1e-9)


def test_a_territory_without_adoptions_has_no_affinity(features):
    for name in features.affinities:
        assert not features.block(11, (name,)).any(), name


def test_practices_without_words_and_topics_have_no_affinity_by_text():
    tables = Tables(
        [Territory(f"u{n}", "Region", "XX") for n in range(3)],
        [Practice("p"), Practice("q")],
        [Adoption("u0", "p", "1999"), Adoption("u1", "q", "1999")],
    )
    found = ModelRegistry(tables, PARAMETERS).features(("Region", "XX"), None).affinities
    assert not [name for name in found if name.startswith(("text", "topics"))]
    assert {"walk_0", "taste_0"} <= set(found)


def test_pairs_have_the_values_of_their_rows(features):
    rows, columns = np.repeat([4, 0, 4], 3), np.array([0, 7, 39, 1, 2, 3, 20, 21, 22])
    for names in (features.names, features.names[::-1]):
        expected = [features.block(row, names)[:, column] for row, column in zip(rows, columns, strict=True)]
        assert np.allclose(features.pairs(rows, columns, names), expected, atol=1e-12)
