"""A practice that one of a territory's own practices includes is not one that the territory lacks."""

import random

import pytest

from recommend import Adoption, Coverage, Practice, Recommender, Tables, Territory

PLACES = [Territory(f"t{n}", "Region", "XX") for n in range(6)] + [Territory("y", "Region", "YY")]
PRACTICES = [
    Practice("everywhere", includes=frozenset({"city"})),
    Practice("city", includes=frozenset({"centre", "lower"})),
    Practice("centre"),
    Practice("lower"),
    Practice("other"),
    Practice("large", prerequisites=frozenset({"centre", "other"})),
]
#: Other territories run every practice.
OTHERS = [Adoption(f"t{n}", practice.id, str(2000 + n)) for n in (4, 5) for practice in PRACTICES]


def offered(*adoptions: Adoption, **arguments) -> set[str]:
    answer = Recommender(Tables(PLACES, PRACTICES, [*OTHERS, *adoptions])).recommend("t0", **arguments)
    return {item.practice for item in answer.items}


def without(*ids: str) -> set[str]:
    return {practice.id for practice in PRACTICES} - set(ids)


def test_what_an_own_practice_includes_is_not_offered():
    assert offered(Adoption("t0", "city", "2001")) == without("city", "centre", "lower")
    assert offered(Adoption("t0", "everywhere", "2001")) == without("everywhere", "city", "centre", "lower")


def test_the_broader_practice_is_offered_to_a_territory_with_the_narrower_one():
    assert offered(Adoption("t0", "centre", "2001")) == without("centre")


def test_an_included_practice_is_offered_before_the_broader_one_and_after_its_stop():
    adoption = Adoption("t0", "city", "2007", "2009")
    assert offered(adoption, as_of="2006") == without()
    assert offered(adoption, as_of="2008") == without("city", "centre", "lower")
    assert offered(adoption, as_of="2009") == offered(adoption) == without("city")


def test_an_undated_broader_practice_counts_as_of_a_date_too():
    assert offered(Adoption("t0", "city"), as_of="2006") == without("city", "centre", "lower")
    assert offered(Adoption("t0", "city", stopped=True), as_of="2006") == without("city")


def test_the_broader_practice_may_belong_to_another_group():
    for complete in (["city"], ["centre"]):
        coverages = [Coverage(id_, "Region", "XX", complete=id_ in complete) for id_ in ("city", "centre")]
        tables = Tables(PLACES, PRACTICES, [*OTHERS, Adoption("t0", "city", "2001")], coverages=coverages)
        items = Recommender(tables).recommend("t0").items
        assert {item.practice for item in items} == without("city", "centre", "lower")


def test_a_territory_with_the_broader_practice_is_not_a_next_adopter():
    adoptions = [Adoption("t0", "everywhere", "2001"), Adoption("t1", "city"), Adoption("t2", "city", "2001", "2002")]
    recommender = Recommender(Tables(PLACES, PRACTICES, [*OTHERS, *adoptions]))
    assert {item.territory for item in recommender.next_adopters("centre").items} == {"t2", "t3"}
    assert {item.territory for item in recommender.next_adopters("everywhere").items} == {"t1", "t2", "t3"}
    of_2000 = recommender.next_adopters("centre", as_of="2004").items
    assert {item.territory for item in of_2000} == {"t2", "t3", "t5"}


def test_a_comparison_does_not_call_an_included_practice_missing():
    recommender = Recommender(Tables(PLACES, PRACTICES, [*OTHERS, Adoption("t0", "city", "2001")]))
    compared, _ = recommender.compare(["t0", "t4"]).territories
    assert set(compared.missing) == without("city", "centre", "lower")
    assert compared.missing_count == 3


def test_an_included_practice_is_no_idea_from_elsewhere():
    tables = Tables(PLACES, PRACTICES, [Adoption("t0", "city", "2001"), *(Adoption("y", p.id) for p in PRACTICES)])
    items = Recommender(tables).recommend("t0", source="ELSEWHERE").items
    assert {item.practice for item in items} == without("city", "centre", "lower")


def test_an_included_practice_meets_a_prerequisite():
    for adoptions, missing in (
        ([], ("centre", "other")),
        ([Adoption("t0", "everywhere", "2001")], ("other",)),
        ([Adoption("t0", "everywhere", "2001", "2002")], ("centre", "other")),
    ):
        recommender = Recommender(Tables(PLACES, PRACTICES, [*OTHERS, *adoptions]))
        [item] = [item for item in recommender.recommend("t0").items if item.practice == "large"]
        assert item.evidence is not None
        assert item.evidence.prerequisites_missing == missing
        [same] = [item for item in recommender.next_adopters("large").items if item.territory == "t0"]
        assert same.score == item.score


def test_a_prerequisite_from_a_sample_is_met():
    coverages = [Coverage("other", "Region", "XX", complete=False)]
    tables = Tables(PLACES, PRACTICES, [*OTHERS, Adoption("t0", "other", "2001")], coverages=coverages)
    [item] = [item for item in Recommender(tables).recommend("t0").items if item.practice == "large"]
    assert item.evidence is not None
    assert item.evidence.prerequisites_missing == ("centre",)


def test_a_territory_with_everything_in_place_is_offered_nothing():
    adoptions = [Adoption("t0", id_, "2001") for id_ in ("everywhere", "other", "large")]
    answer = Recommender(Tables(PLACES, PRACTICES, [*OTHERS, *adoptions])).recommend("t0")
    assert (len(answer.items), answer.reason.code, answer.reason.numbers) == (0, "ALL_IN_PLACE", {"practices": 6})
    assert "broader practice" in answer.reason_en


@pytest.mark.parametrize("seed", range(5))
def test_a_written_recommender_offers_the_same_as_a_new_one(seed):
    chance = random.Random(seed)
    pairs = [(place.id, practice.id) for place in PLACES for practice in PRACTICES]
    records = {pair: Adoption(*pair, str(chance.randint(1995, 2010))) for pair in chance.sample(pairs, 20)}
    recommender = Recommender(Tables(PLACES, PRACTICES, records.values()))
    changed = chance.sample(pairs, 4)
    for pair in changed[:2]:
        records.pop(pair, None)
    written = [Adoption(*pair, str(chance.randint(1995, 2010))) for pair in changed[2:]]
    records |= {(adoption.territory_id, adoption.practice_id): adoption for adoption in written}
    refreshed = recommender.refreshed(written, changed[:2])
    new = Recommender(Tables(PLACES, PRACTICES, records.values()))
    for as_of in (None, "2002"):
        for place in PLACES:
            assert list(refreshed.recommend(place.id, as_of=as_of).items) == list(
                new.recommend(place.id, as_of=as_of).items
            )
