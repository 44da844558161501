"""Groups: which territories and practices are compared with each other."""

from dataclasses import replace

import pytest

from recommend import Adoption, Coverage, Practice, Recommender, Tables, Territory
from recommend.dates import parse_date
from recommend.errors import InvalidTables
from recommend.model.groups import Groups, coverage_of, is_sample

RU = "Municipality", "RU"
DISTRICT = "MUNICIPAL_DISTRICT"
TERRITORIES = [
    Territory("district", *RU, kind=DISTRICT),
    Territory("district-2", *RU, kind=DISTRICT),
    Territory("converted", *RU, kind="MUNICIPAL_OKRUG", district_until="2021"),
    Territory("okrug", *RU, kind="URBAN_OKRUG"),
]
PRACTICES = [Practice("reform"), Practice("park"), Practice("tax"), Practice("other")]
COVERAGES = [
    Coverage("reform", *RU, at_risk=DISTRICT, note_ru="До 2024 года.", note_en="Until 2024."),
    Coverage("park", *RU, complete=False),
    Coverage("tax", *RU, complete=False),
]
ADOPTIONS = [
    Adoption("converted", "reform", "2021"),
    Adoption("okrug", "park", "2020"),
    Adoption("district-2", "park", "2022"),
    Adoption("okrug", "tax", "2023"),
    Adoption("okrug", "other", "2019"),
    Adoption("converted", "other", "2022"),
]


def tables(adoptions=ADOPTIONS, *more: str) -> Tables:
    practices = [*PRACTICES, *map(Practice, more)]
    return Tables(TERRITORIES, practices, adoptions, coverages=COVERAGES, stand_ins={"city": "district"})


@pytest.fixture
def groups() -> Groups:
    return Groups({t.id: t for t in TERRITORIES}, {p.id: p for p in PRACTICES}, COVERAGES)


def test_adoptions_of_samples_and_of_restricted_practices_are_kept_apart(groups):
    assert groups.of("okrug", "other") == RU
    assert is_sample(groups.of("okrug", "park"))
    assert groups.of("converted", "reform") == (*RU, DISTRICT)
    assert coverage_of(groups.of("converted", "reform")) == "COMPLETE"
    assert groups.members[(*RU, DISTRICT)] == ("converted", "district", "district-2")


def test_a_district_is_at_risk_until_it_ceases_to_be_one(groups):
    reform = groups.lifetimes((*RU, DISTRICT))
    assert reform.at_risk(None).tolist() == [False, True, True]
    assert reform.at_risk(parse_date("2020")).tolist() == [True, True, True]
    assert reform.at_risk(parse_date("2021")).tolist() == [False, True, True]
    assert groups.lifetimes(RU).at_risk(parse_date("2021")).all()


def test_a_statement_about_an_unknown_practice_is_an_error():
    with pytest.raises(InvalidTables, match="practice_id 'x' is not in practices"):
        Groups({}, {}, [Coverage("x", *RU)])


def test_lists_are_kept_apart_and_the_one_that_the_territory_is_in_comes_first():
    """A territory without an adoption in a complete list gets the samples first."""
    recommender = Recommender(tables([*ADOPTIONS, Adoption("district", "third", "2018")], "third"))
    answer, of_other = recommender.recommend("district"), recommender.recommend("district-2")
    complete = [("other", "COMPLETE"), ("reform", "COMPLETE")]
    assert [(item.practice, item.coverage) for item in answer.items] == [
        *complete,
        ("park", "SAMPLE"),
        ("tax", "SAMPLE"),
    ]
    assert [item.rank for item in answer.items] == [1, 2, 3, 4]
    found = [(item.practice, item.coverage) for item in of_other.items]
    assert found == [("tax", "SAMPLE"), ("other", "COMPLETE"), ("third", "COMPLETE"), ("reform", "COMPLETE")]
    for item in answer.items:
        assert item.score == pytest.approx(sum(part.contribution for part in item.contributions), abs=1e-9)
    keys = answer.items.keys
    assert keys == sorted(keys, key=lambda key: -key[0])
    assert answer.items.head(3) == keys[:3]
    assert [item.practice for item in answer.items[1:3]] == ["reform", "park"]


def test_an_okrug_is_not_offered_to_become_one():
    recommender = Recommender(tables())
    assert "reform" not in [item.practice for item in recommender.recommend("okrug").items]
    assert [item.territory for item in recommender.next_adopters("reform").items] == ["district", "district-2"]


def test_adoptions_by_other_kinds_do_not_make_a_restricted_practice_a_sample():
    okrugs = [Territory(f"okrug-{number}", *RU, kind="URBAN_OKRUG") for number in range(4)]
    others = [Adoption(okrug.id, "reform", "2019") for okrug in okrugs[:3]]
    recommender = Recommender(Tables([*TERRITORIES, *okrugs], PRACTICES, [*ADOPTIONS, *others], coverages=COVERAGES))
    answer = recommender.next_adopters("reform")
    assert answer.coverage == "COMPLETE"
    assert [item.territory for item in answer.items] == ["district", "district-2"]
    assert recommender.next_adopters("reform", as_of="2020").coverage is None


def test_a_territory_that_has_ended_is_neither_offered_nor_a_peer():
    ended = Territory("ended", *RU, kind=DISTRICT, population=10, valid_to="2022")
    places = [ended, *(replace(territory, population=10) for territory in TERRITORIES)]
    recommender = Recommender(Tables(places, PRACTICES, ADOPTIONS, coverages=COVERAGES))
    for practice in ("reform", "park", "other"):
        now, before = (
            {item.territory for item in recommender.next_adopters(practice, as_of=date).items}
            for date in (None, "2021")
        )
        assert "ended" not in now
        assert "ended" in before or practice == "tax"
    assert "ended" not in [item.territory for item in recommender.peers("district").items]
    assert "ended" in [item.territory for item in recommender.peers("district", as_of="2021").items]
    assert len(recommender.recommend("ended").items) == 0


def test_an_empty_answer_does_not_claim_practices_that_the_territory_cannot_adopt():
    practices = [replace(practice, topics=frozenset({practice.id})) for practice in PRACTICES]
    recommender = Recommender(Tables(TERRITORIES, practices, ADOPTIONS, coverages=COVERAGES))
    reasons = {
        (territory, topic): recommender.recommend(territory, topics=[topic]).reason
        for territory in ("converted", "okrug")
        for topic in ("reform", "park", "unknown")
    }
    assert {key: (reason.code, reason.numbers.get("practices")) for key, reason in reasons.items()} == {
        ("converted", "reform"): ("ALL_TAKEN_UP", 1),
        ("okrug", "reform"): ("CANNOT_ADOPT", 1),
        ("converted", "park"): ("SAMPLE", None),
        ("okrug", "park"): ("ALL_TAKEN_UP", 1),
        ("converted", "unknown"): ("NO_PRACTICE_ABOUT_TOPICS", 4),
        ("okrug", "unknown"): ("NO_PRACTICE_ABOUT_TOPICS", 4),
    }


def test_own_adoptions_of_another_group_are_not_denied():
    adoptions = [a for a in ADOPTIONS if a.practice_id != "other"]
    recommender = Recommender(tables(adoptions))
    samples = ("park", "tax")
    assert recommender.recommend("district", exclude=samples).reason.code == "NO_OWN_ADOPTIONS"
    answer = recommender.recommend("district-2", exclude=samples)
    assert (answer.items[0].practice, answer.reason.code) == ("reform", "NO_COMPARABLE_ADOPTIONS")
    assert recommender.recommend("district-2").reason.code == "SAMPLE"
    reasons = {item.territory: item.reason.code for item in recommender.next_adopters("reform").items}
    assert reasons == {"district": "NO_OWN_ADOPTIONS", "district-2": "NO_COMPARABLE_ADOPTIONS"}
    before = recommender.recommend("district-2", as_of="2021", exclude=samples)
    assert before.reason.code == "NO_OWN_ADOPTIONS"


def test_the_notes_of_several_statements_do_not_depend_on_their_order():
    notes = [Coverage("park", *RU, complete=False, note_en=text, note_ru=text) for text in ("B.", "A.", "B.")]
    for coverages in (notes, notes[::-1]):
        groups = Groups({}, {"park": Practice("park")}, coverages)
        assert groups.notes[RU]["park"] == ("A. B.", "A. B.")


def test_an_answer_from_a_sample_has_low_confidence_and_says_why():
    sampled = Recommender(tables([a for a in ADOPTIONS if a.practice_id in ("park", "tax")])).recommend("converted")
    assert (sampled.confidence.value, sampled.reason.code) == ("LOW", "SAMPLE")
    assert "выборочные" in sampled.reason_ru


def test_a_part_is_answered_for_by_its_municipality():
    recommender = Recommender(tables())
    answer = recommender.recommend("city")
    assert answer.based_on == "district"
    assert [item.practice for item in answer.items] == [
        item.practice for item in recommender.recommend("district").items
    ]
    assert recommender.peers("city").based_on == "district"


def test_later_adoptions_do_not_change_an_answer_as_of_a_date():
    before = [a for a in ADOPTIONS if a.running_on <= "2021"]
    for territory in ("district", "district-2", "converted", "okrug"):
        whole, cut = (Recommender(tables(rows)).recommend(territory, as_of="2021") for rows in (ADOPTIONS, before))
        assert [(i.practice, i.score, i.coverage) for i in whole.items] == [
            (i.practice, i.score, i.coverage) for i in cut.items
        ]


def test_a_refreshed_recommender_equals_a_rebuilt_one():
    more = Adoption("district", "park", "2024")
    refreshed = Recommender(tables()).refreshed([more])
    rebuilt = Recommender(tables([*ADOPTIONS, more]))
    for territory in ("district", "okrug"):
        one, other = refreshed.recommend(territory), rebuilt.recommend(territory)
        assert [(i.practice, i.score) for i in one.items] == [(i.practice, i.score) for i in other.items]
