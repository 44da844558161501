"""Empty, tiny or full tables, and impossible numbers, give finite answers without exceptions."""

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
    """Return all answers, after checking that their numbers are finite and sorted."""
    recommender, answers = Recommender(tables, FAST), list[object]()
    for territory in tables.territories:
        for as_of in (None, "1993", "9999"):
            answer = recommender.recommend(territory.id, as_of=as_of)
            scores = [score for score, _ in answer.items.keys]
            assert all(map(math.isfinite, scores))
            assert scores == sorted(scores, reverse=True)
            for item in answer.items:
                assert sum(part.contribution for part in item.contributions) == pytest.approx(item.score, abs=1e-9)
            answers.append(list(answer.items))
        peers = recommender.peers(territory.id)
        assert all(0 < peer.similarity <= 1 for peer in peers.items)
        answers.append(peers)
        answers.append(recommender.compare([territory.id, next(iter(tables.territories)).id]))
    for practice in tables.practices:
        answers.append(list(recommender.next_adopters(practice.id).items))
        answers.append(recommender.diffusion(practice.id))
    return repr(answers)


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


def test_impossible_numbers_count_as_unknown():
    def tables(**fields):
        place = {"population": 4000.0, "latitude": 52.0, "longitude": 30.0, "indicators": {"income": 2}} | fields
        territory = Territory(
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
        return Tables([*PLACES[:2], territory, *PLACES[3:]], PRACTICES, ADOPTIONS)

    known = {}
    for impossible, unknown in IMPOSSIBLE:
        answers = everything(tables(**impossible))
        assert "nan" not in answers
        assert "inf" not in answers.replace("inferred", "")
        if unknown != {"indicators": {"income": None}}:
            if str(unknown) not in known:
                known[str(unknown)] = everything(tables(**unknown))
            assert answers == known[str(unknown)], impossible


def test_impossible_distances_and_outcomes_are_ignored():
    borders = [Border("u0", "u1", False, -3.0), Border("u1", "u2", False, NAN), Border("u1", "u1", True, 0.0)]
    outcomes = (Outcome(NAN, "1999"), Outcome(-1.0, "1999"), Outcome(7.0, "1999"))
    adoptions = [Adoption("u0", "p0", "1990", outcomes=outcomes), *ADOPTIONS]
    assert "outcomes" not in everything(Tables(PLACES, PRACTICES, adoptions, borders))
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


def test_small_tables_are_answered():
    for tables in FEW.values():
        everything(tables)


def test_after_the_end_of_the_data_the_answer_is_constant():
    recommender = Recommender(Tables(PLACES, PRACTICES, ADOPTIONS))
    far, last = (recommender.recommend("u0", as_of=date) for date in ("9999", "1997"))
    assert list(far.items) == list(last.items)
    assert all(abs(part.value) < 10 for item in far.items for part in item.contributions)
