"""The first words of a sentence follow the sign of the value and the size of the contribution."""

import pytest

from recommend.explain.facts.evidence import Stops
from recommend.explain.sentence import SLIGHT, SMALLEST_VALUE, STRONG, has_sentence, sentence
from tests.support.narrowing import present

FACTS = Stops(2, 8, 3, 60)


@pytest.mark.parametrize(
    ("value", "contribution", "en", "ru"),
    [
        (1.0, STRONG, "Strongly in favour", "Веский довод за"),
        (1.0, 0.69, "In favour", "Довод за"),
        (0.1, SLIGHT, "In favour", "Довод за"),
        (0.09, 0.09, "Slightly in favour", "Слабый довод за"),
        (-SMALLEST_VALUE, -SMALLEST_VALUE, "Slightly against", "Слабый довод против"),
        (-0.5, -0.5, "Against", "Довод против"),
        (-0.02, -2.0, "Strongly against", "Веский довод против"),
    ],
)
def test_a_sentence_begins_with_its_direction_and_strength(value, contribution, en, ru):
    message = present(sentence(value, contribution, FACTS))
    assert message.text("en") == f"{en}: 2 of 8 adopters gave the practice up (25%, of all adoptions 5%)."
    assert message.text("ru") == (
        f"{ru}: от практики отказались на 2 из 8 территорий, где её внедряли (25 %, по всем практикам — 5 %)."
    )


def test_a_value_that_changes_the_rate_by_less_than_one_percent_has_no_sentence():
    for value in (0.0, -0.0, 0.0099, -0.0099):
        assert not has_sentence(value)
        assert sentence(value, 5.0, FACTS) is None
    assert has_sentence(SMALLEST_VALUE)
