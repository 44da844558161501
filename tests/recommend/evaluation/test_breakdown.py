"""The breakdown of a back-test."""

import numpy as np
import pytest

from recommend.evaluation.breakdown import breakdown, breakdown_lines
from recommend.evaluation.protocol import BackTest
from tests.recommend.histories import by_taste


def test_the_breakdown_covers_the_measured_units():
    test = BackTest(by_taste())
    result, window = breakdown(test, [1995]), test.window(1995)
    assert sum(map(len, result.by_confidence.values())) == len(window.units)
    everyone = [value for values in result.by_confidence.values() for value in values]
    assert np.mean(everyone) == pytest.approx(window.measures["engine"][:, 0].mean(), abs=1e-3)
    gains = [value for values in result.gains.values() for value in values]
    gain = window.measures["engine"][:, 0].mean() - window.measures["hazard"][:, 0].mean()
    assert np.mean(gains) == pytest.approx(gain, abs=5e-3)
    assert not [key for key in result.gains if "size" in key]  # the territories have no population
    for shares in (result.early, result.early_came, result.overlap, result.overlap_with_hazard):
        assert all(0 <= share <= 1 for share in shares)
    # Tastes differ, so that the lists of two units do too.
    assert np.mean(result.overlap) < 0.9
    assert breakdown_lines(result)[0] == "| units | nDCG@10, mean | number |"
