"""Facts in words: the rare forms, and the factors that no generated answer has."""

import itertools

import pytest

from recommend import FACTOR_NAMES, Adoption, Practice, Recommender, Tables, Territory
from recommend.explain.facts import FINDERS, find_facts
from recommend.explain.facts.evidence import Prerequisites
from recommend.explain.facts.links import Companion, LikePractice, Links
from recommend.explain.facts.practice import Popularity, ReachElsewhere, Spread
from recommend.explain.facts.shares import NamedAdopter, Share, Shares
from recommend.explain.facts.subject import Facts, Named, Standing, Subject
from recommend.explain.facts.territory import Activity, OwnTopics, Topics
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from tests.recommend.explain.facts.generated import KINDS, PARAMETERS, PLACE, tables
from tests.recommend.explain.facts.naive import Facts as Naive

TULA = Named("tula", "Тула", "Tula")


def both(facts: Facts, is_for: bool = True) -> tuple[str, str]:
    message = facts.message(is_for)
    return message.text("en"), message.text("ru")


def test_every_factor_has_facts_and_the_activity_of_next_adopters_too():
    assert FINDERS.keys() == {*FACTOR_NAMES, "activity"}


def shares(having: int, count: int, adopter: NamedAdopter | None = None, is_sample: bool = False) -> Shares:
    return Shares((Share("neighbours", having, count),), Share("others", 3, 84), adopter, is_sample)


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
        (
            shares(10, 15, NamedAdopter("NEAREST", TULA, 14.4)),
            "the practice is in place in 10 of 15 territories like this one, the nearest of them Tula, 14 km (of all "
            "others: 3 of 84)",
            "практика внедрена на 10 из 15 похожих территорий, ближайшая из них — Тула, 14 км (среди всех "
            "остальных — 3 "
            "из 84)",
        ),
        (
            shares(1, 21, NamedAdopter("NEAREST", TULA, 0.3)),
            "the practice is in place in 1 of 21 territories like this one: Tula, less than 1 km (of all others: "
            "3 of 84)",
            "практика внедрена на 1 из 21 похожей территории: Тула, менее 1 км (среди всех остальных — 3 из 84)",
        ),
        (
            shares(2, 2, NamedAdopter("MOST_SIMILAR", TULA)),
            "the practice is in place in 2 of 2 territories like this one, the most similar of them Tula (of all "
            "others: "
            "3 of 84)",
            "практика внедрена на 2 из 2 похожих территорий, самая похожая из них — Тула (среди всех остальных — "
            "3 из 84)",
        ),
        (
            shares(0, 1),
            "the practice is in place in 0 of 1 territory like this one (of all others: 3 of 84)",
            "практика внедрена на 0 из 1 похожей территории (среди всех остальных — 3 из 84)",
        ),
        (
            shares(3, 40, is_sample=True),
            "3 known adopters among 40 territories like this one (of all others: 3 of 84); the list of adopters is not "
            "complete",
            "3 известных внедрения среди 40 похожих территорий (среди всех остальных — 3 из 84); перечень внедрений "
            "неполный",
        ),
        (
            shares(0, 5, NamedAdopter("NEAREST_OF_ALL", TULA, 1500.0, 1999)),
            "the practice is in place in none of 5 territories like this one (of all others: 3 of 84); the "
            "nearest with "
            "the practice: Tula, 1\N{NO-BREAK SPACE}500 km, since 1999",
            "практика не внедрена ни на одной из 5 похожих территорий (среди всех остальных — 3 из 84); ближайшая "
            "территория с практикой — Тула, 1\N{NO-BREAK SPACE}500 км, с 1999 года",
        ),
        (
            Shares(
                (Share("region", 0, 9), Share("division", 0, 4)),
                Share("others", 9, 9),
                NamedAdopter("BORDERING", TULA),
                False,
            ),
            "the practice is in place in none of 9 other territories of the region; it is in place in none of 4 other "
            "territories of the division; the practice is in place in Tula, which borders on the territory",
            "практика не внедрена ни на одной из 9 других территорий региона; не внедрена ни на одной из 4 других "
            "территорий округа; практика внедрена на граничащей территории — Тула",
        ),
    ],
)
def test_shares(facts, en, ru):
    is_for = sum(share.having for share in facts.shares) > 0
    assert both(facts, is_for) == (en, ru)


def test_shares_that_do_not_imply_the_sign_are_not_all_that_counts():
    for is_for, having in ((True, 0), (False, 14)):
        en, ru = both(shares(having, 15), is_for)
        assert en.endswith("; closeness, the age of the adoptions and weights learned from the history count too")
        assert ru.endswith("; учтены также близость территорий, давность внедрений и веса, найденные по истории")


@pytest.mark.parametrize(
    ("facts", "en", "ru"),
    [
        (
            Spread(40, 85, 12, 5, "2005", 0, Standing(20, 14, 5)),
            "the practice is in place in 40 of 85 territories; 12 of them adopted it in the 5 years to 2005, more than "
            "for 14 of 20 other practices",
            "практика внедрена на 40 из 85 территорий, из них за 5 лет по 2005 год — на 12 (больше, чем у 14 из 20 "
            "других практик)",
        ),
        (
            Spread(2, 21, 0, 1, "2005-06", 1, Standing(1, 0, 1)),
            "the practice is in place in 2 of 21 territories; none of them adopted it in the 1 year to 2005-06; "
            "the dates "
            "of 1 are unknown; the age and the reach of the practice count too",
            "практика внедрена на 2 из 21 территории, из них за 1 год по 2005-06 — ни на одной; у 1 дата внедрения "
            "неизвестна; учтены также давность и распространённость практики",
        ),
        (
            Spread(2, 9, 0, 5, None, 2, Standing(3, 0, 0)),
            "the practice is in place in 2 of 9 territories; the dates of 2 are unknown",
            "практика внедрена на 2 из 9 территорий; у 2 дата внедрения неизвестна",
        ),
        (
            Popularity(5, 9, Standing(1, 1, 0), False),
            "the practice has been adopted in 5 of 9 territories, more than for 1 of 1 other practice",
            "практику внедряли на 5 из 9 территорий (больше, чем у 1 из 1 другой практики)",
        ),
        (
            ReachElsewhere("Region", "US", 30, 50, False, False, Standing(4, 3, 1)),
            "the practice is in place in 30 of 50 regions in the United States, a larger share than for 3 of 4 "
            "other ideas",
            "практика внедрена в регионах США (30 из 50), эта доля больше, чем у 3 из 4 других практик списка",
        ),
        (
            ReachElsewhere("Municipality", "RU", 2, 1700, True, False, Standing(4, 1, 1)),
            "the practice is in place in 2 of 1700 municipalities in Russia that can adopt it",
            "практика внедрена в муниципалитетах России (2 из 1700, которым она доступна)",
        ),
        (
            ReachElsewhere("Municipality", "US", 21, 5485, False, True, Standing(4, 1, 1)),
            "21 known adopters among 5485 municipalities in the United States; the list of adopters is not complete",
            "21 известное внедрение в муниципалитетах США (всего их — 5485); перечень внедрений неполный",
        ),
        (
            Topics(0, 0, 4, 9, 3, 8),
            "on the topics of the practice: 3 of 8 topics of own projects; 4 of 9 adoptions by all territories; "
            "the age of "
            "the adoptions and the other practices of each topic count too",
            "по темам практики — 3 из 8 тем собственных проектов; 4 из 9 внедрений на всех территориях; учтены также "
            "давность внедрений и остальные практики по каждой теме",
        ),
        (
            OwnTopics(1, 3, 4, 21),
            "on the topics of the practice the territory has 1 of 3 practices, in all 4 of 21",
            "по темам практики на территории есть 1 из 3 практик, всего — 4 из 21",
        ),
        (
            OwnTopics(0, 3, 4, 21),
            "on the topics of the practice the territory has none of 3 practices, in all 4 of 21; the age of the "
            "adoptions "
            "and the other practices of each topic count too",
            "по темам практики на территории нет ни одной из 3 практик, всего — 4 из 21; учтены также давность "
            "внедрений и "
            "остальные практики по каждой теме",
        ),
        (
            Links(26, 180.26, 23, 150.0, False),
            "26 territories with the practice: 180 practices in common with this one on average; 23 other "
            "territories: 150",
            "с 26 внедрившими территориями общих практик в среднем 180, с 23 остальными территориями — 150",
        ),
        (
            Links(1, 1.5, 0, None, True),
            "1 known adopter: 1.5 practices in common with the territory on average; the list of adopters is not "
            "complete; "
            "the links of the adopters with each other and the age of the adoptions count too",
            "с 1 территорией с известным внедрением общих практик в среднем 1,5; перечень внедрений неполный; "
            "учтены также "
            "связи внедривших территорий между собой и давность внедрений",
        ),
        (
            Companion(TULA, Share("companion", 9, 12), Share("others", 40, 84), False),
            "the practice is in place in 9 of 12 other territories with the territory's own practice “Tula” (of "
            "all others: "
            "40 of 84)",
            "практика внедрена на 9 из 12 других территорий, где, как и здесь, внедрена практика «Тула» (среди всех "
            "остальных — 40 из 84)",
        ),
        (
            Shares((Share("neighbours", 17, 49),), Share("others", 17, 49), None, False, 0.4),
            "the practice is in place in 17 of 49 territories like this one (weighted by similarity: 40 % "
            "instead of 34.7 %)",
            "практика внедрена на 17 из 49 похожих территорий (с учётом сходства — 40 % вместо 34,7 %)",
        ),
        (
            Prerequisites((TULA, TULA), 7, 9),
            "7 of 9 required practices are not in place: Tula; Tula and 5 more",
            "не внедрено 7 из 9 необходимых практик: Тула; Тула и ещё 5",
        ),
        (
            LikePractice(TULA, 0.526, Standing(40, 30, 10)),
            "by name and topics it is closest to the territory's own practice “Tula” (similarity 53 %), closer to own "
            "practices than 30 of 40 other practices",
            "по названию и темам практика ближе всего к собственной практике «Тула» (сходство — 53 %), ближе к "
            "собственным, чем 30 из 40 других практик",
        ),
        (
            LikePractice(None, 0.0, Standing(40, 0, 21)),
            "by name and topics it is like none of the territory's own practices; the other own practices and "
            "their age "
            "count too",
            "по названию и темам практика не похожа ни на одну из собственных; учтены также остальные собственные "
            "практики и давность их внедрения",
        ),
        (
            Activity(3, 5, "2005", Standing(40, 30, 10)),
            "the territory has adopted 3 practices in the 5 years to 2005, more than 30 of 40 other territories",
            "за 5 лет по 2005 год территория внедрила 3 практики — больше, чем 30 из 40 других территорий",
        ),
    ],
)
def test_other_facts(facts, en, ru):
    assert both(facts) == (en, ru)


def test_the_activity_of_a_territory_is_counted_among_all():
    for kind, as_of in itertools.product(KINDS, (None, "2003")):
        generated = tables(kind, 7)
        registry = ModelRegistry(generated, PARAMETERS)
        sample = kind == "sample"
        group = (*PLACE, "SAMPLE") if sample else PLACE
        naive = Naive(generated, as_of, sample, PARAMETERS)
        model = registry.model(group, naive.date)
        for row, territory in enumerate(model.features.snapshot.territory_ids):
            subject = Subject(model, row, registry.history, sample)
            facts = find_facts(subject, 0, "activity", 0.5)
            assert isinstance(facts, Activity)
            _activity(facts, naive, territory)


def _activity(facts: Activity, naive: Naive, territory: str) -> None:
    counts = {id_: naive.recent(5, territory=id_) for id_ in naive.territories}
    others = [count for id_, count in counts.items() if id_ != territory]
    assert (facts.recent, facts.years, facts.until) == (counts[territory], 5, naive.until)
    assert facts.territories == Standing(
        len(others),
        sum(count < counts[territory] for count in others),
        sum(count > counts[territory] for count in others),
    )


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
