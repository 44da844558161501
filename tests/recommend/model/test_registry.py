"""After a write the refreshed recommender answers like a new one, and the old one as before."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import Adoption, InvalidTables, Recommender
from tests.recommend.strategies import ADOPTIONS, AS_OF, FAST, HISTORIES, TERRITORIES, tables


def answers(recommender, as_of):
    return repr(
        [
            (answer.confidence, answer.reason, answer.model_version, list(answer.items))
            for answer in (recommender.recommend(t.id, as_of=as_of) for t in TERRITORIES[::2])
        ]
    )


@settings(max_examples=15, deadline=None)
@given(HISTORIES, st.lists(ADOPTIONS, max_size=6), AS_OF)
def test_a_refreshed_recommender_equals_a_new_one(adoptions, written, as_of):
    removed = {(a.territory_id, a.practice_id) for a in adoptions[:2]}
    changed = {(a.territory_id, a.practice_id) for a in written} | removed
    after = [a for a in adoptions if (a.territory_id, a.practice_id) not in changed] + written
    before = Recommender(tables(adoptions), FAST)
    earlier = answers(before, as_of)
    refreshed = before.refreshed(written, removed)
    assert answers(refreshed, as_of) == answers(Recommender(tables(after), FAST), as_of)
    assert answers(before, as_of) == earlier


def test_an_unknown_territory_is_rejected():
    with pytest.raises(InvalidTables, match="territory_id 'region:none'"):
        Recommender(tables([])).refreshed([Adoption("region:none", "practice:1", "2000")])
