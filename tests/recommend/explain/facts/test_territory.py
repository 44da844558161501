"""The topics of own practices in words, and the activity of a territory."""

import pytest

from recommend.explain.facts.subject import Standing
from recommend.explain.facts.territory import Activity, OwnTopics, Topics
from tests.recommend.explain.facts.wording import both


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
        (
            Topics(0, 0, 4, 9, 3, 8),
            "on the topics of the practice: 3 of 8 topics of own projects; 4 of 9 adoptions by all "
            "territories; the age of the adoptions and the other practices of each topic count too",
            "по темам практики — 3 из 8 тем собственных проектов; 4 из 9 внедрений на всех территориях; "
            "учтены также давность внедрений и остальные практики по каждой теме",
        ),
        (
            OwnTopics(1, 3, 4, 21),
            "on the topics of the practice the territory has 1 of 3 practices, in all 4 of 21",
            "по темам практики на территории есть 1 из 3 практик, всего — 4 из 21",
        ),
        (
            OwnTopics(0, 3, 4, 21),
            "on the topics of the practice the territory has none of 3 practices, in all 4 of 21; the age of "
            "the adoptions and the other practices of each topic count too",
            "по темам практики на территории нет ни одной из 3 практик, всего — 4 из 21; учтены также "
            "давность внедрений и остальные практики по каждой теме",
        ),
        (
            Activity(12, 3, 5, "2005", Standing(40, 30, 10), Standing(40, 21, 10)),
            "the territory has 12 practices, more than in 30 of 40 other territories; 3 of them were adopted in "
            "the 5 years "
            "to 2005, more than in 21 of 40 other territories",
            "на территории внедрено 12 практик (больше, чем на 30 из 40 других территорий), из них за 5 лет по "
            "2005 год — "
            "3 (больше, чем на 21 из 40 других территорий)",
        ),
        (
            Activity(1, 0, 5, None, Standing(1, 0, 1), Standing(1, 0, 0)),
            "the territory has 1 practice; the years of the adoptions count too",
            "на территории внедрена 1 практика; учтены также годы внедрений",
        ),
    ],
)
def test_own_practices_and_activity_in_words(facts, en, ru):
    assert both(facts) == (en, ru)
