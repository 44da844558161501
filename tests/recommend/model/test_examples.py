"""The examples of a window."""

import numpy as np
import pytest

from recommend import Parameters
from recommend.dates import parse_date
from recommend.model.examples import GroupedExamples, window_examples
from recommend.model.registry import ModelRegistry
from tests.recommend.histories import by_activity
from tests.support.narrowing import present

TABLES = by_activity(12, 40)
YEAR = 1990


def taken_up(years: int):
    """Return the pairs first taken up in the years after, as positions."""
    registry = ModelRegistry(TABLES, Parameters())
    snapshot = registry.snapshot(("Region", "XX"), parse_date(str(YEAR)))
    pairs = sorted(
        (snapshot.territory_ids.index(a.territory_id), snapshot.practice_ids.index(a.practice_id))
        for a in TABLES.adoptions
        if YEAR < int(present(a.running_on)) <= YEAR + years and a.practice_id in snapshot.practice_ids
    )
    return np.array(pairs).T


@pytest.fixture(scope="module")
def features():
    return ModelRegistry(TABLES, Parameters()).features(("Region", "XX"), parse_date(str(YEAR)))


def test_a_window_has_three_kinds_of_examples(features):
    in_year, in_years = taken_up(1), taken_up(5)
    window = window_examples(features, in_year, in_years)
    assert window.among_practices.labels.sum() == len(in_year[0])
    assert window.among_practices.names == window.over_years.names == features.names
    # All pairs of all territories are few enough here: the weights are 1.
    assert window.over_years.labels.sum() == len(in_years[0])
    candidates = sum(int(features.snapshot.at_risk_of(row).sum()) for row in range(12))
    assert window.over_years.weights.sum() == len(window.over_years.labels) == candidates
    within = window.among_territories
    assert within.names == (*features.pair_names, *features.activity)
    assert within.labels.sum() == len(in_year[0])
    assert len(within.sizes) == len(set(in_year[1].tolist()))
    assert within.sizes.sum() == len(within.labels)


def test_the_features_are_those_of_the_pairs(features):
    (rows, columns), names = taken_up(1), features.names
    window = window_examples(features, (rows, columns), taken_up(5))
    expected = {
        tuple(features.block(row, names)[:, column].round(9)) for row, column in zip(rows, columns, strict=True)
    }
    found = window.among_practices.features[window.among_practices.labels == 1]
    assert {tuple(values.round(9)) for values in found} == expected


def test_without_adoptions_there_are_no_examples(features):
    none = np.zeros(0, int), np.zeros(0, int)
    assert window_examples(features, none, none) is None


def test_centred_features_are_less_their_mean_within_the_practice():
    examples = GroupedExamples(
        ("a",), np.array([[1.0], [3.0], [5.0], [7.0], [9.0]]), np.zeros(5), np.ones(5), np.array([2, 3])
    )
    assert examples.centred(("a", "missing")).tolist() == [[-1, 0], [1, 0], [-2, 0], [0, 0], [2, 0]]
