"""Tables that are empty, tiny, full or hold numbers that cannot be: an answer, never an exception or a nan."""

import math

import pytest

from recommend import Adoption, Border, Outcome, Practice, Recommender, Tables, Territory
from tests.recommend.strategies import FAST

NAN, INF = math.nan, math.inf
PLACES = [
    Territory(f"u{n}", "Region", "XX", None, 50.0 + n, 30.0, 1000.0 * 2**n, "r", indicators={"income": n})
    for n in range(6)
]
PRACTICES = [Practice(f"p{n}", cost_band="HIGH") for n in range(7)]
ADOPTIONS = [Adoption(f"u{n}", f"p{(n * 2 + k) % 7}", str(1990 + n + k)) for n in range(6) for k in range(3)]


def everything(tables: Tables) -> str:
    """Every answer, all of whose numbers must be finite and in order."""
    recommender, found = Recommender(tables, FAST), list[object]()
    for territory in tables.territories:
        for as_of in (None, "1993", "9999"):
            answer = recommender.recommend(territory.id, as_of=as_of)
            scores = [score for score, _ in answer.items.keys]
            assert all(map(math.isfinite, scores))
            assert scores == sorted(scores, reverse=True)
            for item in answer.items:
                assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
            found.append(list(answer.items))
        peers = recommender.peers(territory.id)
        assert all(0 < peer.similarity <= 1 for peer in peers.items)
        found.append(peers)
        found.append(recommender.compare([territory.id, next(iter(tables.territories)).id]))
    for practice in tables.practices:
        found.append(list(recommender.next_adopters(practice.id).items))
        found.append(recommender.diffusion(practice.id))
    return repr(found)


IMPOSSIBLE = [
    ({"population": NAN}, {"population": None}),
    ({"population": -5.0}, {"population": None}),
    ({"population": INF}, {"population": None}),
    ({"latitude": NAN}, {"latitude": None}),
    ({"latitude": 90.5}, {"latitude": None}),
    ({"longitude": INF}, {"latitude": None}),
    ({"longitude": -181.0}, {"longitude": None}),
    ({"indicators": {"income": NAN}}, {"indicators": {}}),
    ({"indicators": {"income": -INF}}, {"indicators": {"income": None}}),
]


def test_a_number_that_cannot_be_counts_as_unknown():
    def tables(**fields):
        place = {"population": 4000.0, "latitude": 52.0, "longitude": 30.0, "indicators": {"income": 2}} | fields
        odd = Territory(
            "u2",
            "Region",
            "XX",
            None,
            place["latitude"],
            place["longitude"],
            place["population"],
            "r",
            indicators=place["indicators"],
        )
        return Tables([*PLACES[:2], odd, *PLACES[3:]], PRACTICES, ADOPTIONS)

    known = {}
    for impossible, unknown in IMPOSSIBLE:
        told = everything(tables(**impossible))
        assert "nan" not in told
        assert "inf" not in told.replace("inferred", "")
        if unknown != {"indicators": {"income": None}}:
            if str(unknown) not in known:
                known[str(unknown)] = everything(tables(**unknown))
            assert told == known[str(unknown)], impossible


def test_distances_and_outcomes_that_cannot_be_do_not_count():
    borders = [Border("u0", "u1", False, -3.0), Border("u1", "u2", False, NAN), Border("u1", "u1", True, 0.0)]
    outcomes = (Outcome(NAN, "1999"), Outcome(-1.0, "1999"), Outcome(7.0, "1999"))
    odd = [Adoption("u0", "p0", "1990", outcomes=outcomes), *ADOPTIONS]
    assert "outcomes" not in everything(Tables(PLACES, PRACTICES, odd, borders))
    plain = [Border("u0", "u1", False), Border("u1", "u2", False)]
    assert everything(Tables(PLACES, PRACTICES, ADOPTIONS, borders)) == everything(
        Tables(PLACES, PRACTICES, ADOPTIONS, plain)
    )


FEW = {
    "empty": Tables(),
    "no adoptions": Tables(PLACES, PRACTICES),
    "one territory": Tables(PLACES[:1], PRACTICES, [Adoption("u0", "p0", "2000"), Adoption("u0", "p1")]),
    "one practice": Tables(PLACES, PRACTICES[:1], [Adoption("u0", "p0", "2000")]),
    "all taken up": Tables(PLACES, PRACTICES, [Adoption(t.id, p.id, "2000") for t in PLACES for p in PRACTICES]),
    "no dates": Tables(PLACES, PRACTICES, [Adoption(t.id, p.id) for t in PLACES for p in PRACTICES[:3]]),
    "all stopped": Tables(PLACES, PRACTICES, [Adoption("u0", p.id, "1990", "1991") for p in PRACTICES]),
    "far dates": Tables(
        PLACES, PRACTICES, [Adoption("u0", "p0", "0001"), Adoption("u1", "p1", "9999"), Adoption("u2", "p2", "1990")]
    ),
    "one place": Tables(
        [Territory(f"u{n}", "Region", "XX", None, 0.0, 0.0, 0.0) for n in range(12)], PRACTICES, ADOPTIONS
    ),
}


def test_tables_with_little_or_nothing_in_them_are_answered():
    for tables in FEW.values():
        everything(tables)


def test_far_after_the_data_nothing_new_is_known():
    recommender = Recommender(Tables(PLACES, PRACTICES, ADOPTIONS))
    far, last = (recommender.recommend("u0", as_of=date) for date in ("9999", "1997"))
    assert list(far.items) == list(last.items)
    assert all(abs(part.value) < 10 for item in far.items for part in item.contributions)


def test_topics_that_all_practices_have_are_no_factor():
    def factors(*topics):
        practices = [Practice(f"p{n}", topics=frozenset({topics[n % len(topics)]})) for n in range(7)]
        items = Recommender(Tables(PLACES, practices, ADOPTIONS)).recommend("u0").items
        return {part.factor for item in items for part in item.contributions}

    assert "topic" in factors("care", "roads")
    assert "topic" not in factors("care")
