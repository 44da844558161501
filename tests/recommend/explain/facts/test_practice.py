"""The spread and the reach of a practice in words, and the facts of ideas from elsewhere."""

import pytest

from recommend import Adoption, Practice, Recommender, Tables, Territory
from recommend.explain.facts.practice import Popularity, ReachElsewhere, Spread
from recommend.explain.facts.subject import Standing
from recommend.model.parameters import Parameters
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
        (
            ReachElsewhere("Region", "US", 30, 50, False, False, Standing(4, 3, 1)),
            "the practice is in place in 30 of 50 regions in the United States, a larger share than for 3 of "
            "4 other ideas",
            "практика внедрена в регионах США (30 из 50), эта доля больше, чем у 3 из 4 других практик списка",
        ),
        (
            ReachElsewhere("Municipality", "RU", 2, 1700, True, False, Standing(4, 1, 1)),
            "the practice is in place in 2 of 1700 municipalities in Russia that have or can adopt it",
            "практика внедрена в муниципалитетах России (2 из 1700, где она есть или доступна)",
        ),
        (
            ReachElsewhere("Municipality", "US", 21, 5485, False, True, Standing(4, 1, 1)),
            "21 known adopters among 5485 municipalities in the United States; the list of adopters is not complete",
            "21 известное внедрение в муниципалитетах США (всего их — 5485); перечень внедрений неполный",
        ),
    ],
)
def test_a_comparison_is_stated_if_it_implies_the_sign(facts, en, ru):
    assert both(facts) == (en, ru)


def test_ideas_from_elsewhere_have_facts():
    places = [Territory("a", "Region", "RU"), *(Territory(f"us{n}", "Region", "US") for n in range(4))]
    practices = [Practice(id_, topics=frozenset({topic})) for id_, topic in zip("opqr", "yxxy", strict=True)]
    adoptions = [
        Adoption("a", "o", "2000"),
        *(Adoption(f"us{n}", id_, "2000") for id_, count in (("p", 3), ("q", 2), ("r", 1)) for n in range(count)),
    ]
    items = Recommender(Tables(places, practices, adoptions), Parameters()).recommend("a", source="ELSEWHERE").items
    texts = {(item.practice, part.factor): part.explanation_en for item in items for part in item.contributions}
    assert texts["p", "popularity"] == (
        "Strongly in favour: the practice is in place in 3 of 4 regions in the United States, a larger share "
        "than for 2 of "
        "2 other ideas."
    )
    assert texts["r", "popularity"].endswith("a smaller share than for 2 of 2 other ideas.")
    assert texts["q", "popularity"] == ""
    assert texts["r", "topic"] == (
        "Strongly in favour: on the topics of the practice: 1 of 1 own practice; 1 of 3 ideas from elsewhere."
    )
    assert sum(part.value for item in items for part in item.contributions if part.factor == "popularity") == (
        pytest.approx(0)
    )
