"""Facts dated after a date change nothing as of it, to the last digit, in any answer.

The tables are large enough that territories and practices are sampled to learn from.
"""

from dataclasses import replace

import pytest

from recommend import Recommender, Tables
from tests.recommend.histories import by_taste
from tests.recommend.shipped import shipped
from tests.support.narrowing import present

YEAR = 1995
SIZES = {"synthetic": lambda: by_taste(60, 250), "spid": lambda: shipped("spid")}


def deleted(tables: Tables) -> Tables:
    """Return the tables without the adoptions after the year."""
    return replace(tables, adoptions=[a for a in tables.adoptions if not is_later(a)])


def redated(tables: Tables) -> Tables:
    """Return the tables with the adoptions after the year in other years after it."""
    return replace(
        tables,
        adoptions=[
            replace(a, running_on=f"{YEAR + 1 + (n * 7 + int(present(a.running_on)[:4])) % 12}") if is_later(a) else a
            for n, a in enumerate(tables.adoptions)
        ],
    )


def is_later(adoption) -> bool:
    return adoption.running_on is not None and adoption.running_on[:4] > str(YEAR)


def answers(tables: Tables) -> list[str]:
    """Return every kind of answer as of the year."""
    recommender, date = Recommender(tables), str(YEAR)
    territories = sorted(t.id for t in tables.territories)[::20]
    practices = sorted(p.id for p in tables.practices)[::60]
    found: list[object] = [recommender.compare(territories, as_of=date)]
    for id_ in territories:
        answer = recommender.recommend(id_, as_of=date)
        found += [answer.model_version, answer.confidence, answer.items.keys, answer.items[:5]]
        peers = recommender.peers(id_, as_of=date)
        found += [peers.items[:5]]
    for id_ in practices:
        following = recommender.next_adopters(id_, as_of=date)
        found += [
            following.model_version,
            following.items.keys,
            following.items[:3],
            recommender.diffusion(id_, as_of=date),
        ]
    return [repr(each) for each in found]


@pytest.mark.slow
@pytest.mark.parametrize("name", SIZES)
def test_later_facts_change_no_answer(name):
    tables = SIZES[name]()
    later = sum(map(is_later, tables.adoptions))
    assert later > 50
    expected = answers(deleted(tables))
    # Probabilities are stated, and territories are ranked by a learned score.
    assert any("Probability(" in answer for answer in expected)
    assert any("'activity'" in answer for answer in expected)
    assert answers(tables) == expected
    assert answers(redated(tables)) == expected


@pytest.mark.slow
def test_a_refreshed_recommender_equals_a_new_one_at_size():
    """Also as of a date before the write, whose model is cached."""
    tables = by_taste(60, 250)
    written = [a for n, a in enumerate(tables.adoptions) if n % 97 == 0]
    pairs = {(a.territory_id, a.practice_id) for a in written}
    before = Recommender(
        replace(tables, adoptions=[a for a in tables.adoptions if (a.territory_id, a.practice_id) not in pairs])
    )
    before.recommend("u00", as_of=str(YEAR))
    refreshed, new = before.refreshed(written), Recommender(tables)
    for as_of in (str(YEAR), None):
        for id_ in ("u00", "u31"):
            got, expected = refreshed.recommend(id_, as_of=as_of), new.recommend(id_, as_of=as_of)
            assert (got.model_version, got.items.keys) == (expected.model_version, expected.items.keys)
            assert [item.probability for item in got.items] == [item.probability for item in expected.items]
        for id_ in ("p040", "p200"):
            following, anew = refreshed.next_adopters(id_, as_of=as_of), new.next_adopters(id_, as_of=as_of)
            assert (following.model_version, following.items.keys) == (anew.model_version, anew.items.keys)
            assert [item.probability for item in following.items] == [item.probability for item in anew.items]
