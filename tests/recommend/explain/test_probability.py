"""The bands of probabilities, and their sentences."""

import numpy as np

from recommend.dates import parse_date
from recommend.explain.probability import BANDS, LIMITS, probability_of

SINCE = parse_date("2005-06")


def band(chance: float):
    return probability_of(np.array([np.nan, np.log(chance / (1 - chance))]), 1, SINCE)


def test_a_chance_is_stated_as_a_band():
    for chance, (low, high), text_en, text_ru in (
        (
            0.001,
            (0.0, 0.05),
            "Under 1 in 20 adopt it within 5 years of 2005.",
            "В течение 5 лет после 2005 года внедряют менее чем в 1 случае из 20.",
        ),
        (
            0.1,
            (0.05, 0.15),
            "About 1 in 10 adopt it within 5 years of 2005.",
            "В течение 5 лет после 2005 года внедряют примерно в 1 случае из 10.",
        ),
        (
            0.2,
            (0.15, 0.27),
            "About 1 in 5 adopt it within 5 years of 2005.",
            "В течение 5 лет после 2005 года внедряют примерно в 1 случае из 5.",
        ),
        (
            0.33,
            (0.27, 0.42),
            "About 1 in 3 adopt it within 5 years of 2005.",
            "В течение 5 лет после 2005 года внедряют примерно в 1 случае из 3.",
        ),
        (
            0.5,
            (0.42, 0.58),
            "About half adopt it within 5 years of 2005.",
            "В течение 5 лет после 2005 года внедряют примерно в половине случаев.",
        ),
    ):
        stated = band(chance)
        assert (stated.from_, stated.to, stated.years, stated.since) == (low, high, 5, "2005-06")
        assert (stated.text_en, stated.text_ru) == (text_en, text_ru)


def test_more_than_about_half_is_never_stated():
    assert band(0.9999) == band(0.5)
    assert len(LIMITS) == len(BANDS)


def test_a_limit_belongs_to_the_upper_band():
    assert probability_of(np.array([np.log(0.25)]), 0, SINCE) == band(0.2)
    assert band(0.15 + 1e-9).from_ == 0.15
    assert band(0.15 - 1e-9).to == 0.15


def test_without_log_odds_there_is_no_probability():
    assert probability_of(None, 0, SINCE) is None
    assert probability_of(np.array([np.nan]), 0, SINCE) is None
