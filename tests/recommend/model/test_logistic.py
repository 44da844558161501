"""Logistic regression: a published odds ratio, the minimum of the stated loss, and the effect of the penalty."""

import math

import numpy as np
import pytest
from scipy import optimize

from recommend.model.logistic import fit_logistic

RANDOM = np.random.default_rng(0)
FEATURES = RANDOM.normal(size=(60, 3)) * [1.0, 10.0, 0.1] + [0.0, 5.0, 2.0]
LABELS = (RANDOM.random(60) < 1 / (1 + np.exp(-FEATURES[:, 0] + 0.1 * FEATURES[:, 1]))).astype(float)
ROWS = RANDOM.integers(1, 4, 60).astype(float)


def test_without_a_penalty_the_weight_is_the_published_log_odds_ratio():
    """Aspirin and myocardial infarction, 189 of 11034 with a placebo and 104 of 11037 with aspirin.

    The odds ratio is 1.832 (Agresti 2002, "Categorical Data Analysis", section 2.2).
    """
    placebo, infarction = np.array([[1.0], [1.0], [0.0], [0.0]]), np.array([1.0, 0.0, 1.0, 0.0])
    counts = np.array([189.0, 10845.0, 104.0, 10933.0])
    fitted = fit_logistic(placebo, infarction, counts, 1e-9)
    assert math.exp(fitted.weights[0]) == pytest.approx(1.832, abs=0.0005)
    for group, share in ((1.0, 189 / 11034), (0.0, 104 / 11037)):
        log_odds = fitted.intercept + fitted.weights @ (np.array([group]) - fitted.means)
        assert 1 / (1 + math.exp(-log_odds)) == pytest.approx(share, abs=1e-6)


def test_the_weights_minimise_the_stated_loss():
    spread = np.sqrt(np.average((FEATURES - np.average(FEATURES, axis=0, weights=ROWS)) ** 2, axis=0, weights=ROWS))

    def loss(scaled, ridge, prior):
        signed = np.where(LABELS == 1, 1, -1) * (FEATURES / spread @ scaled[:3] + scaled[3])
        return ROWS @ np.log1p(np.exp(-signed)) + ridge / 2 * np.sum((scaled[:3] - prior * spread) ** 2)

    for ridge, prior in ((0.1, None), (5.0, None), (50.0, None), (5.0, np.array([0.5, -0.1, 2.0]))):
        arguments = ridge, np.zeros(3) if prior is None else prior
        expected = optimize.minimize(loss, np.zeros(4), arguments, method="BFGS", options={"gtol": 1e-4}).x
        fitted = fit_logistic(FEATURES, LABELS, ROWS, ridge, prior)
        assert fitted.weights * spread == pytest.approx(expected[:3], abs=1e-3), ridge
        assert fitted.intercept - fitted.weights @ fitted.means == pytest.approx(expected[3], abs=2e-3), ridge


def test_a_row_of_weight_2_counts_as_two_rows():
    repeats = ROWS.astype(int)
    repeated = fit_logistic(
        np.repeat(FEATURES, repeats, axis=0), np.repeat(LABELS, repeats), np.ones(repeats.sum()), 5.0
    )
    fitted = fit_logistic(FEATURES, LABELS, ROWS, 5.0)
    assert fitted.weights == pytest.approx(repeated.weights, abs=2e-6)
    assert fitted.means == pytest.approx(repeated.means, abs=2e-6)
    assert fitted.intercept == pytest.approx(repeated.intercept, abs=2e-6)


def test_the_unit_of_a_feature_only_changes_the_unit_of_its_weight():
    units = np.array([1000.0, 1.0, 0.01])
    scaled = fit_logistic(FEATURES * units, LABELS, ROWS, 5.0).weights * units
    assert scaled == pytest.approx(fit_logistic(FEATURES, LABELS, ROWS, 5.0).weights, abs=1e-3)


def test_a_strong_penalty_leaves_the_share_of_the_labels():
    fitted = fit_logistic(FEATURES, LABELS, ROWS, 1e9)
    assert fitted.weights == pytest.approx(0.0, abs=1e-5)
    assert 1 / (1 + math.exp(-fitted.intercept)) == pytest.approx(np.average(LABELS, weights=ROWS), abs=1e-5)


def test_a_strong_penalty_or_a_constant_feature_leaves_the_prior():
    prior = np.array([0.5, -0.1, 2.0])
    assert fit_logistic(FEATURES, LABELS, ROWS, 1e9, prior).weights == pytest.approx(prior, abs=1e-5)
    constant = np.column_stack([FEATURES[:, 0], np.full(60, 7.0)])
    assert fit_logistic(constant, LABELS, ROWS, 5.0, prior[:2]).weights[1] == -0.1


def test_a_constant_feature_has_no_weight():
    constant = np.column_stack([FEATURES[:, 0], np.full(60, 7.0)])
    assert fit_logistic(constant, LABELS, ROWS, 1e-3).weights[1] == 0


def test_separable_labels_have_finite_weights():
    x = np.arange(10.0)[:, None]
    (weight,) = fit_logistic(x, (x[:, 0] > 4).astype(float), np.ones(10), 0.01).weights
    assert 1 < weight < math.inf


def test_the_order_of_the_rows_does_not_matter():
    order = RANDOM.permutation(60)
    fitted, shuffled = (fit_logistic(FEATURES[rows], LABELS[rows], ROWS[rows], 5.0) for rows in (np.arange(60), order))
    assert shuffled.weights.tolist() == fitted.weights.tolist()
    assert (shuffled.means.tolist(), shuffled.intercept) == (fitted.means.tolist(), fitted.intercept)
