"""Facts dated after the requested date, and the order of the rows, influence nothing."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import Adoption, Recommender
from recommend.dates import counts_as_of
from tests.recommend.strategies import (
    ADOPTIONS,
    AS_OF,
    DATES,
    FAST,
    HISTORIES,
    PRACTICES,
    TERRITORIES,
    TERRITORY_IDS,
    tables,
)


def answer(adoptions, territory, as_of) -> str:
    """Return the whole answer, to the last digit."""
    recommendations = Recommender(tables(adoptions), FAST).recommend(territory, as_of=as_of)
    return repr(
        (
            recommendations.territory,
            recommendations.as_of,
            recommendations.confidence,
            recommendations.reason,
            list(recommendations.items),
        )
    )


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.lists(ADOPTIONS, max_size=15), TERRITORY_IDS, DATES)
def test_later_facts_change_nothing(adoptions, others, territory, as_of):
    later = [a for a in others if a.running_on is not None and not counts_as_of(a.running_on, as_of)]
    assert answer(adoptions + later, territory, as_of) == answer(adoptions, territory, as_of)


@settings(max_examples=40, deadline=None)
@given(HISTORIES, TERRITORY_IDS, DATES)
def test_later_stops_change_nothing(adoptions, territory, as_of):
    def without_later_stops(adoption: Adoption) -> Adoption:
        keep = adoption.stopped_on is not None and counts_as_of(adoption.stopped_on, as_of)
        return Adoption(
            adoption.territory_id, adoption.practice_id, adoption.running_on, adoption.stopped_on if keep else None
        )

    stripped = [without_later_stops(adoption) for adoption in adoptions]
    assert answer(adoptions, territory, as_of) == answer(stripped, territory, as_of)


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.lists(ADOPTIONS, max_size=15), TERRITORY_IDS, DATES)
def test_undated_adoptions_of_others_never_count_as_of_a_date(adoptions, others, territory, as_of):
    undated = [a for a in others if a.running_on is None and a.territory_id != territory]
    assert answer(adoptions + undated, territory, as_of) == answer(adoptions, territory, as_of)


@settings(max_examples=40, deadline=None)
@given(HISTORIES, TERRITORY_IDS, AS_OF, st.integers(0, 999))
def test_the_order_of_the_rows_does_not_matter(adoptions, territory, as_of, seed):
    shuffled = random.Random(seed).sample(adoptions, len(adoptions))
    assert answer(shuffled, territory, as_of) == answer(adoptions, territory, as_of)


@settings(max_examples=25, deadline=None)
@given(HISTORIES, TERRITORY_IDS, AS_OF)
def test_other_levels_and_countries_have_no_influence(adoptions, territory, as_of):
    kind = {t.id: (t.level, t.country) for t in TERRITORIES}
    same_group = [a for a in adoptions if kind[a.territory_id] == kind[territory]]
    assert answer(adoptions, territory, as_of) == answer(same_group, territory, as_of)


@settings(max_examples=25, deadline=None)
@given(HISTORIES, TERRITORY_IDS, AS_OF)
def test_topics_filter_the_list_and_change_nothing_else(adoptions, territory, as_of):
    recommender = Recommender(tables(adoptions), FAST)
    about = {practice.id for practice in PRACTICES if "topic:1" in practice.topics}
    filtered = recommender.recommend(territory, as_of=as_of, topics=["topic:1"]).items.keys
    whole = recommender.recommend(territory, as_of=as_of).items.keys
    assert filtered == [key for key in whole if key[1] in about]
