"""The probability of a recommendation: stated only where it was learned and checked."""

from dataclasses import replace

from recommend import Adoption, Coverage, Practice, Recommender, Tables, Territory
from tests.recommend.histories import by_activity
from tests.support.narrowing import present

HISTORY = by_activity()
TERRITORY = "u00"


def probabilities(tables: Tables, territory: str = TERRITORY, as_of: str | None = "1995", **arguments):
    """Return the upper limits of the bands in the order of the list; None if there are none."""
    only = frozenset({"probability"})
    items = Recommender(tables).recommend(territory, as_of=as_of, parts=only, **arguments).items
    assert len(items)
    found = [item.probability for item in items]
    assert len({each is None for each in found}) == 1
    return None if found[0] is None else [present(each).to for each in found]


def test_probabilities_fall_with_the_score():
    found = probabilities(HISTORY)
    assert found == sorted(found, reverse=True)
    assert len(set(found)) > 1
    assert max(found) <= 0.58


def test_probabilities_do_not_depend_on_the_weights_or_the_evidence():
    plain = Recommender(HISTORY)
    rated = Recommender(replace(HISTORY, practices=[replace(p, evidence_level="CAUSAL") for p in HISTORY.practices]))
    expected = {item.practice: item.probability for item in plain.recommend(TERRITORY, as_of="1995").items}
    for recommender, weights in ((plain, {"spreading": 0, "neighbours": 5}), (rated, {}), (rated, {"evidence": 9})):
        items = recommender.recommend(TERRITORY, as_of="1995", weights=weights).items
        assert {item.practice: item.probability for item in items} == expected


def test_unrequested_probabilities_are_absent():
    items = Recommender(HISTORY).recommend(TERRITORY, as_of="1995", parts=frozenset({"contributions"})).items
    assert {item.probability for item in items} == {None}


def test_nothing_is_stated_without_enough_known_history():
    few = Territory("few", "Region", "XX")
    with_few = replace(
        HISTORY,
        territories=[*HISTORY.territories, few],
        adoptions=[*HISTORY.adoptions, *(Adoption("few", f"p{n:03}", "1980") for n in range(4))],
    )
    cases = {
        "too few earlier years": (HISTORY, TERRITORY, "1966"),
        "a date long after the latest fact": (HISTORY, TERRITORY, "2013"),
        "a territory with four adoptions": (with_few, "few", "1995"),
        "a sample": (
            replace(HISTORY, coverages=[Coverage(p.id, "Region", "XX", complete=False) for p in HISTORY.practices]),
            TERRITORY,
            None,
        ),
        "many undated adoptions": (
            replace(
                HISTORY,
                adoptions=[replace(a, running_on=None) if n % 8 == 0 else a for n, a in enumerate(HISTORY.adoptions)],
            ),
            TERRITORY,
            "1995",
        ),
    }
    for name, (tables, territory, as_of) in cases.items():
        assert probabilities(tables, territory, as_of) is None, name
    assert probabilities(HISTORY, TERRITORY, None)
    assert probabilities(HISTORY, TERRITORY, "2011")


def test_nothing_is_stated_if_the_records_break_off():
    """From 1991 on only a part of the adoptions is recorded: an earlier line would have stated too much in 1995."""
    broken = replace(
        HISTORY, adoptions=[a for n, a in enumerate(HISTORY.adoptions) if present(a.running_on) <= "1990" or n % 6 == 0]
    )
    assert probabilities(broken) is None


def test_ideas_from_elsewhere_have_no_probability():
    other = Practice("other")
    tables = replace(
        HISTORY,
        territories=[*HISTORY.territories, Territory("town", "Municipality", "XX")],
        practices=[*HISTORY.practices, other],
        adoptions=[*HISTORY.adoptions, Adoption("town", "other", "1990")],
    )
    assert probabilities(tables, source="ELSEWHERE") is None
