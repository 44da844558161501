"""Logistic regression: published odds ratios, the minimum of the stated loss, and the effect of the prior."""

import math

import numpy as np
import pytest
from scipy import optimize

from recommend.model.logistic import fit_logistic

RANDOM = np.random.default_rng(0)
FEATURES = RANDOM.normal(size=(60, 3)) * [1.0, 10.0, 0.1] + [0.0, 5.0, 2.0]
LABELS = (RANDOM.random(60) < 1 / (1 + np.exp(-FEATURES[:, 0] + 0.1 * FEATURES[:, 1]))).astype(float)
ROWS = RANDOM.integers(1, 4, 60).astype(float)
PRIOR = np.array([1.0, 0.2, -3.0])


def test_without_a_penalty_the_weight_is_the_published_log_odds_ratio():
    """Aspirin and myocardial infarction, 189 of 11034 with a placebo and 104 of 11037 with aspirin.

    The odds ratio is 1.832 (Agresti 2002, "Categorical Data Analysis", section 2.2).
    """
    placebo, infarction = np.array([[1.0], [1.0], [0.0], [0.0]]), np.array([1.0, 0.0, 1.0, 0.0])
    counts = np.array([189.0, 10845.0, 104.0, 10933.0])
    (weight,) = fit_logistic(placebo, infarction, counts, np.zeros(1), 1e-9)
    assert math.exp(weight) == pytest.approx(1.832, abs=0.0005)


def test_the_weights_minimise_the_stated_loss():
    spread = np.sqrt(np.average((FEATURES - np.average(FEATURES, axis=0, weights=ROWS)) ** 2, axis=0, weights=ROWS))

    def loss(scaled, ridge):
        signed = np.where(LABELS == 1, 1, -1) * (FEATURES / spread @ scaled[:3] + scaled[3])
        return ROWS @ np.log1p(np.exp(-signed)) + ridge / 2 * np.sum((scaled[:3] - spread * PRIOR) ** 2)

    for ridge in (0.1, 5.0, 50.0):
        expected = optimize.minimize(loss, np.zeros(4), ridge, method="BFGS", options={"gtol": 1e-4}).x
        weights = fit_logistic(FEATURES, LABELS, ROWS, PRIOR, ridge)
        assert weights * spread == pytest.approx(expected[:3], abs=1e-3), ridge


def test_a_row_of_weight_2_counts_as_two_rows():
    repeats = ROWS.astype(int)
    repeated = fit_logistic(
        np.repeat(FEATURES, repeats, axis=0), np.repeat(LABELS, repeats), np.ones(repeats.sum()), PRIOR, 5.0
    )
    assert fit_logistic(FEATURES, LABELS, ROWS, PRIOR, 5.0) == pytest.approx(repeated, abs=2e-6)


def test_the_unit_of_a_feature_only_changes_the_unit_of_its_weight():
    units = np.array([1000.0, 1.0, 0.01])
    scaled = fit_logistic(FEATURES * units, LABELS, ROWS, PRIOR / units, 5.0) * units
    assert scaled == pytest.approx(fit_logistic(FEATURES, LABELS, ROWS, PRIOR, 5.0), abs=1e-3)


def test_a_strong_penalty_and_a_constant_feature_keep_the_prior():
    assert fit_logistic(FEATURES, LABELS, ROWS, PRIOR, 1e9) == pytest.approx(PRIOR, abs=1e-5)
    constant = np.column_stack([FEATURES[:, 0], np.full(60, 7.0)])
    assert fit_logistic(constant, LABELS, ROWS, np.array([0.0, 0.3]), 1e-3)[1] == 0.3


def test_separable_labels_have_finite_weights():
    x = np.arange(10.0)[:, None]
    (weight,) = fit_logistic(x, (x[:, 0] > 4).astype(float), np.ones(10), np.zeros(1), 0.01)
    assert 1 < weight < math.inf


def test_the_order_of_the_rows_does_not_matter():
    order = RANDOM.permutation(60)
    shuffled = fit_logistic(FEATURES[order], LABELS[order], ROWS[order], PRIOR, 5.0)
    assert shuffled.tolist() == fit_logistic(FEATURES, LABELS, ROWS, PRIOR, 5.0).tolist()
