"""Distances by coordinates, or else as stated for the pair."""

import numpy as np
import pytest

from recommend import Border, Territory
from recommend.explain.distances import Distances

PLACES = (
    Territory("a", "Region", "XX", None, 55.75, 37.62),
    Territory("b", "Region", "XX", None, 59.94, 30.31),
    Territory("c", "Region", "XX"),
    Territory("d", "Region", "XX"),
)
BORDERS = {
    ("a", "b"): Border("a", "b", True, 1.0),
    ("a", "c"): Border("a", "c", False, 80.0),
    ("c", "a"): Border("a", "c", False, 80.0),
    ("a", "d"): Border("a", "d", True),
}


def test_the_stated_distance_counts_if_coordinates_are_unknown():
    distances = Distances(PLACES, 0, BORDERS)
    assert distances.to(np.array([1, 2])) == pytest.approx([635, 80], abs=1)
    assert np.isnan(distances.to(np.array([3]))).all()
    assert Distances(PLACES, 2, BORDERS).to(np.array([0])).tolist() == [80.0]
    assert np.isnan(Distances(PLACES, 2, {}).to(np.array([0, 1, 3]))).all()
    assert len(distances.to(np.zeros(0, int))) == 0


def test_a_stated_distance_is_no_border():
    distances = Distances(PLACES, 0, BORDERS)
    assert [distances.borders(row) for row in (1, 2, 3)] == [True, False, True]
