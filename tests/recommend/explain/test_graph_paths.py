"""The shortest paths between a territory and a practice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import Adoption, Border, Practice, Recommender, Tables, Territory, UnknownPractice, UnknownTerritory
from recommend.dates import counts_as_of
from tests.recommend.strategies import DATES, FAST, HISTORIES, PRACTICES, TERRITORY_IDS, tables

PLACES = [Territory(name, "Region", "XX", region_id="north" if name in "ae" else None) for name in "abcde"]
TOPICAL = [
    Practice("own", topics=frozenset({"t"})),
    Practice("common"),
    Practice("rare"),
    Practice("wanted"),
    Practice("related", topics=frozenset({"t"})),
]


def paths(adoptions, practice="wanted", borders=(), **arguments):
    recommender = Recommender(Tables(PLACES, TOPICAL, adoptions, borders))
    return [([id_ for _, id_ in path.nodes], path.relations) for path in recommender.paths("a", practice, **arguments)]


def test_paths_lead_over_shared_practices_the_rarest_first():
    adoptions = [Adoption(name, "common", "2000") for name in "abc"]
    adoptions += [Adoption("a", "rare", "2000"), Adoption("b", "rare", "2000"), Adoption("c", "related", "2000")]
    adoptions += [Adoption("b", "wanted", "2003"), Adoption("c", "wanted", "2002")]
    assert paths(adoptions) == [
        (["a", "rare", "b", "wanted"], ("ADOPTED",) * 3),
        (["a", "common", "b", "wanted"], ("ADOPTED",) * 3),
        (["a", "common", "c", "wanted"], ("ADOPTED",) * 3),
    ]
    assert paths(adoptions, first=1) == paths(adoptions)[:1]
    assert paths(adoptions, as_of="2002") == [(["a", "common", "c", "wanted"], ("ADOPTED",) * 3)]
    assert paths(adoptions, as_of="2001") == []


def test_a_bordering_adopter_is_nearer_than_a_shared_practice():
    adoptions = [Adoption(name, "own", "2000") for name in "ab"]
    adoptions += [Adoption("b", "wanted", "2001"), Adoption("d", "wanted", "2001")]
    assert paths(adoptions, borders=[Border("a", "d"), Border("a", "c", False, 1)]) == [
        (["a", "d", "wanted"], ("BORDERS", "ADOPTED"))
    ]


def test_topics_and_regions_are_steps_and_an_own_practice_is_one_step_away():
    assert paths([Adoption("a", "own", "2000")], "related") == [
        (["a", "own", "t", "related"], ("ADOPTED", "ABOUT", "ABOUT"))
    ]
    assert paths([Adoption("e", "wanted")]) == [(["a", "north", "e", "wanted"], ("PART_OF", "PART_OF", "ADOPTED"))]
    assert paths([Adoption("a", "wanted")]) == [(["a", "wanted"], ("ADOPTED",))]
    assert paths([Adoption("d", "wanted")]) == []


def test_unknown_ids_are_rejected():
    recommender = Recommender(Tables(PLACES, TOPICAL))
    with pytest.raises(UnknownTerritory):
        recommender.paths("z", "own")
    with pytest.raises(UnknownPractice):
        recommender.paths("a", "z")


@settings(max_examples=30, deadline=None)
@given(HISTORIES, TERRITORY_IDS, st.sampled_from([practice.id for practice in PRACTICES]), DATES)
def test_later_facts_change_no_path(adoptions, territory, practice, as_of):
    # A stop or a start after the date does not count.
    known = [
        Adoption(
            a.territory_id, a.practice_id, a.running_on, a.stopped_on if counts_as_of(a.stopped_on, as_of) else None
        )
        for a in adoptions
        if counts_as_of(a.running_on, as_of)
    ]
    answers = [Recommender(tables(rows), FAST).paths(territory, practice, as_of=as_of) for rows in (adoptions, known)]
    assert answers[0] == answers[1]
