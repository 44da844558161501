"""What is dated after the date asked for has no influence at all; nor has the order of the rows."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import Adoption, Recommender
from recommend.dates import counts_as_of
from tests.recommend.strategies import (
    ADOPTIONS,
    AS_OF,
    ASKED,
    DATES,
    FAST,
    HISTORIES,
    PRACTICES,
    TERRITORIES,
    tables,
)


def answer(adoptions, asked, as_of) -> str:
    """Everything that an answer says, to the last digit."""
    found = Recommender(tables(adoptions), FAST).recommend(asked, as_of=as_of)
    return repr((found.territory, found.as_of, found.confidence, found.reason, list(found.items)))


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.lists(ADOPTIONS, max_size=15), ASKED, DATES)
def test_facts_dated_later_change_nothing(adoptions, others, asked, as_of):
    later = [a for a in others if a.running_on is not None and not counts_as_of(a.running_on, as_of)]
    assert answer(adoptions + later, asked, as_of) == answer(adoptions, asked, as_of)


@settings(max_examples=40, deadline=None)
@given(HISTORIES, ASKED, DATES)
def test_a_stop_dated_later_changes_nothing(adoptions, asked, as_of):
    def without_later_stops(adoption: Adoption) -> Adoption:
        keep = adoption.stopped_on is not None and counts_as_of(adoption.stopped_on, as_of)
        return Adoption(
            adoption.territory_id, adoption.practice_id, adoption.running_on, adoption.stopped_on if keep else None
        )

    stripped = [without_later_stops(adoption) for adoption in adoptions]
    assert answer(adoptions, asked, as_of) == answer(stripped, asked, as_of)


@settings(max_examples=40, deadline=None)
@given(HISTORIES, st.lists(ADOPTIONS, max_size=15), ASKED, DATES)
def test_undated_adoptions_of_others_never_count_as_of_a_date(adoptions, others, asked, as_of):
    undated = [a for a in others if a.running_on is None and a.territory_id != asked]
    assert answer(adoptions + undated, asked, as_of) == answer(adoptions, asked, as_of)


@settings(max_examples=40, deadline=None)
@given(HISTORIES, ASKED, AS_OF, st.integers(0, 999))
def test_the_order_of_the_rows_does_not_show(adoptions, asked, as_of, seed):
    shuffled = random.Random(seed).sample(adoptions, len(adoptions))
    assert answer(shuffled, asked, as_of) == answer(adoptions, asked, as_of)


@settings(max_examples=25, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_other_levels_and_countries_have_no_influence(adoptions, asked, as_of):
    kind = {t.id: (t.level, t.country) for t in TERRITORIES}
    alike = [a for a in adoptions if kind[a.territory_id] == kind[asked]]
    assert answer(adoptions, asked, as_of) == answer(alike, asked, as_of)


@settings(max_examples=25, deadline=None)
@given(HISTORIES, ASKED, AS_OF)
def test_topics_narrow_the_list_and_change_nothing_else(adoptions, asked, as_of):
    recommender = Recommender(tables(adoptions), FAST)
    about = {practice.id for practice in PRACTICES if "topic:1" in practice.topics}
    narrowed = recommender.recommend(asked, as_of=as_of, topics=["topic:1"]).items.keys
    whole = recommender.recommend(asked, as_of=as_of).items.keys
    assert narrowed == [key for key in whole if key[1] in about]
