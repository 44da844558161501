"""The spread and the reach of a practice in words."""

import pytest

from recommend.explain.facts.practice import Popularity, Spread
from recommend.explain.facts.subject import Standing
from tests.recommend.explain.facts.wording import both


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
        (
            Spread(40, 85, 12, 5, "2005", 0, Standing(20, 14, 5)),
            "the practice is in place in 40 of 85 territories; 12 of them adopted it in the 5 years to 2005, "
            "more than for 14 of 20 other practices",
            "практика внедрена на 40 из 85 территорий, из них за 5 лет по 2005 год — на 12 (больше, чем у 14 "
            "из 20 других практик)",
        ),
        (
            Spread(2, 21, 0, 1, "2005-06", 1, Standing(1, 0, 1)),
            "the practice is in place in 2 of 21 territories; none of them adopted it in the 1 year to "
            "2005-06; the dates of 1 are unknown; the age and the reach of the practice count too",
            "практика внедрена на 2 из 21 территории, из них за 1 год по 2005-06 — ни на одной; у 1 дата "
            "внедрения неизвестна; учтены также давность и распространённость практики",
        ),
        (
            Spread(2, 9, 0, 5, None, 2, Standing(3, 0, 0)),
            "the practice is in place in 2 of 9 territories; the dates of 2 are unknown",
            "практика внедрена на 2 из 9 территорий; у 2 дата внедрения неизвестна",
        ),
        (
            Popularity(5, 9, Standing(1, 1, 0)),
            "the practice has been adopted in 5 of 9 territories, more than for 1 of 1 other practice",
            "практику внедряли на 5 из 9 территорий (больше, чем у 1 из 1 другой практики)",
        ),
    ],
)
def test_a_comparison_is_stated_if_it_implies_the_sign(facts, en, ru):
    assert both(facts) == (en, ru)
