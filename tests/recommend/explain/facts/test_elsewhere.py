"""The facts of ideas from elsewhere in words."""

import pytest

from meaning import WordMatch
from recommend import Adoption, Practice, Recommender, Tables, Territory
from recommend.explain.facts.elsewhere import FitElsewhere, ReachElsewhere, SizeElsewhere
from recommend.explain.facts.subject import Named, Standing
from recommend.model.parameters import Parameters
from tests.recommend.explain.facts.wording import both

TOWN, CITY = Named("m:1", "Арск", "Arsk"), Named("m:2", "Erin", "Erin")


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
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
        (
            SizeElsewhere(5_000, 20_000, 3, 40, 9, 300, False, (TOWN, CITY)),
            "among the territories there with 5 000 to 20 000 inhabitants the practice is in place in 3 of 40, of any "
            "size in 9 of 300, such as Arsk, Erin",
            "среди тамошних территорий с населением от 5 000 до 20 000 человек практика внедрена на 3 из 40, "
            "среди всех — на 9 из 300 (например, Арск, Erin)",
        ),
        (
            SizeElsewhere(500, 2_000, 0, 40, 9, 300, True, ()),
            "among the territories there with 500 to 2 000 inhabitants 0 of 40 are known to have the practice, of any "
            "size 9 of 300",
            "среди тамошних территорий с населением от 500 до 2 000 человек о внедрении известно на 0 из 40, среди "
            "всех — на 9 из 300",
        ),
        (
            FitElsewhere(
                "project",
                Named("p", "Сбор отходов", "Waste"),
                40,
                (WordMatch("отходов", "мусора", 0.9), WordMatch("Сбор", "сбор", 1.0)),
            ),
            "the practice is close in meaning and topic to the territory's project “Waste” (40%); matching words: "
            "отходов – мусора, Сбор",
            "практика близка по смыслу и теме к проекту территории «Сбор отходов» (40 %); близкие слова: отходов – "
            "мусора, Сбор",
        ),
        (
            FitElsewhere("practice", Named("p", "Парк", "Park"), 100, ()),
            "the practice is close in meaning and topic to the territory's own practice “Park” (100%)",
            "практика близка по смыслу и теме к собственной практике «Парк» (100 %)",
        ),
    ],
)
def test_the_facts_are_stated_in_both_languages(facts, en, ru):
    # Thousands are grouped with no-break spaces.
    assert tuple(text.replace("\N{NO-BREAK SPACE}", " ") for text in both(facts)) == (en, ru)


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
        "In favour: the practice is in place in 3 of 4 regions in the United States, a larger share than for 2 of 2 "
        "other ideas."
    )
    assert texts["r", "popularity"].endswith("a smaller share than for 2 of 2 other ideas.")
    assert texts["q", "popularity"] == ""
    assert texts["r", "topic"] == (
        "Strongly in favour: on the topics of the practice: 1 of 1 own practice; 1 of 3 ideas from elsewhere."
    )
    assert sum(part.value for item in items for part in item.contributions if part.factor == "popularity") == (
        pytest.approx(0)
    )
