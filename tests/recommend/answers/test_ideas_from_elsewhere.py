"""Ideas from elsewhere: practices that only territories of another level or country run."""

from dataclasses import replace

import pytest

from recommend import Adoption, Confidence, Coverage, Practice, Project, Recommender, Tables, Territory
from tests.recommend.places import PLACES, PRACTICES, recommender


def test_ideas_are_marked_low_and_never_include_local_practices():
    regions = recommender(
        Adoption("a", "q", "2000"), Adoption("y", "p", "2001"), Adoption("y", "q", "2001"), Adoption("m", "r", "1999")
    )
    assert [item.practice for item in regions.recommend("b").items] == ["q"]
    ideas = regions.recommend("b", source="ELSEWHERE")
    assert ideas.confidence is Confidence.LOW
    assert {item.practice for item in ideas.items} == {"p", "r"}
    for item in ideas.items:
        assert item.from_elsewhere
        assert item.score == pytest.approx(sum(part.contribution for part in item.contributions), abs=1e-9)
        assert {adopter.territory for adopter in item.latest_adopters} <= {"y", "m"}
    assert [i.practice for i in regions.recommend("b", source="ELSEWHERE", as_of="2000").items] == ["r"]
    assert [i.practice for i in regions.recommend("b", source="ELSEWHERE", topics=["care"]).items] == ["p"]
    assert len(regions.recommend("b", source="ELSEWHERE", exclude=["p", "r"]).items) == 0


def test_the_reason_without_adoptions_mentions_other_countries():
    reason = recommender(Adoption("y", "p", "2001")).recommend("b").reason
    assert reason.code == "NO_ADOPTIONS"
    assert "предлагаются по отдельному запросу" in reason.text_ru
    assert "offered on request" in reason.text_en


def test_an_idea_from_a_sample_is_marked_as_one():
    adoptions = [Adoption("y", "p", "2001"), Adoption("y", "q", "2001"), Adoption("m", "q", "1999")]
    coverages = [Coverage("p", "Region", "YY", complete=False), Coverage("q", "Municipality", "XX", complete=False)]
    ideas = Recommender(Tables(PLACES, PRACTICES, [*adoptions, Adoption("m", "r", "1999")], coverages=coverages))
    items = ideas.recommend("a", source="ELSEWHERE").items
    assert {item.practice: item.coverage for item in items} == {"p": "SAMPLE", "q": "SAMPLE", "r": "COMPLETE"}


def town(id_: str, country: str, population: int | None = None, level: str = "Municipality") -> Territory:
    return Territory(id_, level, country, id_, population=population)


#: A team works on waste in a, a town of 10,000. Elsewhere there are towns of 10,000 and of 500,000, and a region.
TOWNS = [
    town("a", "RU", 10_000),
    *(town(f"small{n}", "US", 9_000 + n) for n in range(10)),
    *(town(f"large{n}", "US", 500_000 + n) for n in range(10)),
    town("ca", "CA", 12_000),
    town("state", "US", level="Region"),
]
IDEAS = [
    Practice("waste", "Separate collection of waste", name_ru="Раздельный сбор отходов", topics=frozenset({"waste"})),
    Practice("parking", "Parking", name_ru="Платные парковки", topics=frozenset({"parking"})),
    Practice("charge", "Congestion charge", name_ru="Плата за въезд в центр", topics=frozenset({"parking"})),
    Practice("law", "State law", name_ru="Закон о бюджете", topics=frozenset({"budget"})),
]
TAKEN_UP = [
    *(Adoption(f"small{n}", "parking", "2001") for n in range(6)),
    *(Adoption(f"large{n}", "charge", "2001") for n in range(6)),
    *(Adoption(f"large{n}", "waste", "2001") for n in range(2)),
    Adoption("ca", "charge", "2003"),
    Adoption("state", "law", "2001"),
]
PROJECT = Project(
    "project", topics=frozenset({"waste"}), territory_id="a", team_ids=frozenset({"team"}), text_ru="Переработка мусора"
)


def elsewhere(projects=(), adoptions=TAKEN_UP, **arguments):
    return Recommender(Tables(TOWNS, IDEAS, adoptions, projects=projects)).recommend(
        "a", source="ELSEWHERE", **arguments
    )


def test_ideas_are_ranked_by_their_uptake_among_territories_of_the_size():
    items = elsewhere(level="Municipality").items
    assert [item.practice for item in items] == ["parking", "charge", "waste"]
    parking, charge, _ = ({part.factor: part for part in item.contributions} for item in items)
    assert parking["size"].value > 0 > charge["size"].value
    assert parking["popularity"].value == pytest.approx(charge["popularity"].value)
    assert "in 6 of 10, of any size in 6 of 20, such as small5, small4, small3" in parking["size"].explanation_en
    # Where most territories run it: in the US.
    assert "6 of 20 municipalities in the United States" in charge["popularity"].explanation_en
    assert items[1].adopter_count == 7


def test_an_idea_that_fits_a_project_by_meaning_and_topic_comes_first():
    items = elsewhere([PROJECT]).items
    assert items[0].practice == "waste"
    parts = {part.factor: part for part in items[0].contributions}
    assert parts["fit"].value > 1
    assert parts["topic"].value > 0
    assert "«project»" in parts["fit"].explanation_ru
    assert "отходов" in parts["fit"].explanation_ru
    for item in items:
        assert item.score == pytest.approx(sum(part.contribution for part in item.contributions), abs=1e-9)
    without = elsewhere([PROJECT], weights={"fit": 0, "topic": 0}).items
    assert without[0].practice == "parking"
    # As of a date an undated project does not count.
    assert not any(
        part.factor == "fit" for item in elsewhere([PROJECT], as_of="2002").items for part in item.contributions
    )


def test_an_idea_like_an_own_practice_fits():
    own = [*TAKEN_UP, Adoption("a", "parking", "2000")]
    items = elsewhere(adoptions=own).items
    assert items[0].practice == "charge"
    assert {item.practice for item in items} == {"charge", "waste", "law"}


def test_level_and_countries_restrict_the_ideas():
    def found(**arguments):
        return {item.practice for item in elsewhere(**arguments).items}

    assert found() == {"waste", "parking", "charge", "law"}
    assert found(level="Region") == {"law"}
    assert found(countries=["CA"]) == {"charge"}
    assert found(level="Municipality", countries=["CA", "US"]) == {"waste", "parking", "charge"}
    assert found(topics=["parking"]) == {"parking", "charge"}
    nothing = elsewhere(countries=["RU"])
    assert (nothing.reason.code, len(nothing.items)) == ("NOTHING_ELSEWHERE", 0)


def test_ten_equal_scores_are_no_ranking_and_fewer_are_ties():
    practices = [Practice(f"p{n:02}", f"P{n}") for n in range(11)]
    places = [town("a", "RU"), town("b", "US")]

    def answer(count):
        adoptions = [Adoption("b", practice.id, "2001") for practice in practices[:count]]
        return Recommender(Tables(places, practices, adoptions)).recommend("a", source="ELSEWHERE")

    tied = answer(9)
    assert (len(tied.items), tied.items.tie_count(0)) == (9, 9)
    equal = answer(10)
    assert (len(equal.items), equal.confidence, equal.reason.code) == (0, Confidence.NOT_ENOUGH_DATA, "EQUAL_SCORES")
    assert "of 10 practices of other levels and countries 10 have the same best score" in equal.reason.text_en
    assert "из 10 практик других стран и уровней у 10 одинаковая" in equal.reason.text_ru


def test_later_facts_change_no_idea_as_of_a_date():
    later = [
        *TAKEN_UP,
        Adoption("small7", "parking", "2005"),
        Adoption("large9", "law", "2005"),
        Adoption("a", "law", "2004"),
    ]
    dated = [replace(PROJECT, start_on="2002")]
    one, other = (elsewhere(dated, adoptions, as_of="2003") for adoptions in (TAKEN_UP, later))
    assert one.items.keys == other.items.keys
    assert list(one.items) == list(other.items)
    assert any(part.factor == "fit" and part.value for item in one.items for part in item.contributions)
