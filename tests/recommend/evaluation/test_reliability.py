"""The back-test of the probabilities."""

import numpy as np
import pytest

from recommend.evaluation.protocol import BackTest
from recommend.evaluation.reliability import StatedChances, reliability_lines, reliability_window
from tests.recommend.histories import by_activity


def test_the_calibration_error_is_the_mean_difference_in_the_bands():
    stated = StatedChances(np.array([0.02, 0.02, 0.5, 0.5]), np.array([0.0, 0.0, 1.0, 0.0]))
    assert stated.bands.tolist() == [0, 0, 4, 4]
    assert stated.calibration_error == pytest.approx((2 * 0.02 + 2 * 0.0) / 4)


def test_the_skill_is_0_for_the_share_and_1_for_certainty():
    labels = np.array([1.0, 0.0, 0.0, 0.0])
    assert StatedChances(np.full(4, 0.25), labels).skill == pytest.approx(0)
    assert StatedChances(labels, labels).skill == 1


def test_the_lines_cover_the_pairs_of_the_window():
    test = BackTest(by_activity())
    window = reliability_window(test, 1995)
    assert window is not None
    assert len(window.first.labels) <= 10 * 30
    assert window.all.chances.max() <= 0.58
    assert reliability_lines([window, None])[-1].startswith("- Calibration error of the first 10: ")
    assert reliability_window(test, 1966) is None
    assert reliability_lines([None]) == ["No probability is stated."]
