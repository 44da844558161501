"""The calibration of scores as probabilities."""

from dataclasses import replace

import numpy as np
import pytest

from recommend.model.examples import Examples
from recommend.model.probability import EARLIER, FITTED, MIN_TAKEN_UP, YEARS, calibrate
from recommend.model.scorer import Scorer

SCORER = Scorer({"x": 2.0, "walk_0": 1.0}, {}, {"walk_0": 3.0})


def window(seed: int, slope: float = 1.5, intercept: float = -2.0, size: int = 4000) -> Examples:
    """Return pairs whose log odds are a line of the score 2 x + (walk_0 - 3)."""
    random = np.random.default_rng(seed)
    features = np.column_stack([random.normal(0, 0.5, size), random.normal(3, 0.5, size)])
    score = 2 * features[:, 0] + features[:, 1] - 3
    labels = (random.random(size) < 1 / (1 + np.exp(-(slope * score + intercept)))).astype(float)
    return Examples(("x", "walk_0"), features, labels, np.ones(size))


WINDOWS = {ahead: window(ahead) for ahead in (*FITTED, EARLIER)}


def test_the_line_is_recovered():
    calibration = calibrate(SCORER, {"walk_0": None}, WINDOWS)
    assert calibration.slope == pytest.approx(1.5, abs=0.1)
    assert calibration.intercept == pytest.approx(-2.0, abs=0.1)
    assert calibration.log_odds(np.array([0.0, 1.0])) == pytest.approx([-2.0, -0.5], abs=0.15)


def test_weights_stand_for_pairs():
    thinned = {}
    for ahead, whole in WINDOWS.items():
        keep = (whole.labels == 1) | (np.arange(len(whole.labels)) % 4 == 0)
        weights = np.where(whole.labels == 1, 1.0, 4.0)[keep]
        thinned[ahead] = Examples(whole.names, whole.features[keep], whole.labels[keep], weights)
    calibration = calibrate(SCORER, {"walk_0": None}, thinned)
    assert calibration.intercept == pytest.approx(-2.0, abs=0.15)


def test_windows_that_are_missing_or_small_have_no_calibration():
    for ahead in WINDOWS:
        without = {each: examples for each, examples in WINDOWS.items() if each != ahead}
        assert calibrate(SCORER, {}, without) is None
        few = replace(WINDOWS[ahead], labels=np.zeros(4000))
        few.labels[: MIN_TAKEN_UP - 1] = 1
        assert calibrate(SCORER, {}, {**WINDOWS, ahead: few}) is None


def test_an_earlier_line_that_fails_in_the_latest_window_has_no_calibration():
    """The scores mean something else there, or many more practices are taken up."""
    for changed in (window(1, slope=-1.5), window(1, slope=0.2, intercept=1.5)):
        assert calibrate(SCORER, {"walk_0": None}, {**WINDOWS, YEARS: changed}) is None


def test_scores_that_fall_as_the_odds_rise_have_no_calibration():
    falling = {ahead: window(ahead, slope=-1.5) for ahead in WINDOWS}
    assert calibrate(SCORER, {"walk_0": None}, falling) is None
