"""The mixture of plain scorers, for histories of few years."""

import pytest

from recommend.model.mixture import mixture, plain_scorers
from recommend.model.parameters import Parameters

PARAMETERS = Parameters()


def test_better_scorers_have_more_weight():
    scorers = plain_scorers(PARAMETERS)
    quality = dict.fromkeys(scorers, 0.3) | {"hazard 1": 0.4, "hazard 8": 0.1}
    mixed = mixture([quality, quality], PARAMETERS)
    assert next(iter(mixed.mixture)) == "hazard 1"
    assert mixed.mixture["hazard 8"] < 1e-4
    assert sum(mixed.mixture.values()) == pytest.approx(1, abs=1e-5)


def test_the_weights_are_the_weighted_mean():
    names = plain_scorers(PARAMETERS)
    quality = dict.fromkeys(names, 0.0) | {"hazard 2": 1.0, "hazard 2 and lifts": 1.0}
    mixed = mixture([quality], PARAMETERS)
    assert mixed.weights["rate_2"] == pytest.approx(1)
    assert mixed.weights["neighbours_1"] == pytest.approx(0.25)  # half of the default weight
