"""Outcomes, failures, evidence, cost and prerequisites: factors of their own, absent where nothing is known."""

import math

import pytest

from recommend import Adoption, InvalidQuestion, Outcome, Practice, Recommender, StopReason, Tables, Territory
from recommend.reading import read_folder

PLACES = [Territory(f"region:{n}", "Region", "XX", population=1000 * 10**n) for n in range(6)]
EVIDENCE = {"outcomes", "failures", "evidence", "cost", "prerequisites"}


def asked(practices, adoptions, territory="region:0", **question):
    answer = Recommender(Tables(PLACES, practices, adoptions)).recommend(territory, **question)
    return {item.practice: item for item in answer.items}


def factors(item):
    return {part.factor: part.value for part in item.contributions}


def both(**of_p):
    return (
        [Practice("p", **of_p), Practice("q")],
        [Adoption(f"region:{n}", practice, "2000") for practice in "pq" for n in (1, 2)],
    )


def test_without_data_there_is_no_such_factor():
    for item in asked(*both()).values():
        assert not EVIDENCE & factors(item).keys()
        assert item.evidence is None
        assert item.cautions == ()


def test_success_is_shrunk_towards_the_mean_and_counted():
    practices, _ = both()
    adoptions = [
        Adoption("region:1", "p", "2000", outcomes=(Outcome(1.0, "2001"), Outcome(1.0, "2001"))),
        Adoption("region:1", "q", "2000", outcomes=(Outcome(0.0, "2001"), Outcome(0.0, "2002"))),
    ]
    found = asked(practices, adoptions)
    # Mean success 0.5 and a prior of 5 assessments: (2 + 2.5) / 7 and 2.5 / 7.
    assert found["p"].evidence.success == pytest.approx(4.5 / 7)
    assert found["q"].evidence.success == pytest.approx(2.5 / 7)
    assert (found["p"].evidence.assessed, found["q"].evidence.succeeded) == (2, 0)
    assert factors(found["p"])["outcomes"] > 0 > factors(found["q"])["outcomes"]
    assert [caution.code for caution in found["q"].cautions] == ["POOR_OUTCOMES"]
    assert "outcomes" not in factors(asked(practices, adoptions, as_of="2000")["p"])
    assert asked(practices, adoptions, as_of="2001")["q"].evidence.assessed == 1


def test_who_gave_it_up_lowers_the_score_and_is_a_caution_with_the_reason():
    practices, adoptions = both()
    stopped = Adoption("region:3", "p", "1999", "2000", stop_reason="too dear")
    found = asked(practices, [*adoptions, stopped])
    assert factors(found["p"])["failures"] < 0 == factors(found["q"])["failures"]
    (caution,) = found["p"].cautions
    assert (caution.code, caution.territories) == ("STOPPED_ELSEWHERE", ("region:3",))
    assert "too dear" in caution.text_ru
    assert "too dear" in caution.text_en
    assert found["p"].evidence.stop_reasons == (StopReason("too dear", 1),)
    assert "failures" not in factors(
        asked(practices, [*adoptions, stopped], as_of="1999-12").get("p") or asked(practices, adoptions)["p"]
    )
    muted = asked(practices, [*adoptions, stopped], weights={"failures": 0})
    assert "failures" not in factors(muted["p"])
    assert muted["p"].score == pytest.approx(found["p"].score - factors(found["p"])["failures"], abs=1e-9)


def test_what_it_needs_first_is_named():
    practices, adoptions = both(prerequisites=frozenset({"q", "r"}))
    found = asked([*practices, Practice("r")], adoptions)
    assert found["p"].evidence.prerequisites_missing == ("q", "r")
    assert found["p"].cautions[0].practices == ("q", "r")
    assert factors(found["p"])["prerequisites"] == -1.0
    has = asked([*practices, Practice("r")], [*adoptions, Adoption("region:0", "q", "1999")])
    assert has["p"].evidence.prerequisites_missing == ("r",)


def test_what_is_dear_and_complex_weighs_on_the_small_only():
    practices, adoptions = both(cost_band="HIGH", complexity="MEDIUM")
    small, large = asked(practices, adoptions)["p"], asked(practices, adoptions, "region:5")["p"]
    assert factors(small)["cost"] == pytest.approx(-0.9)
    assert factors(large)["cost"] == 0
    assert ([c.code for c in small.cautions], large.cautions) == (["DEMANDING_FOR_SIZE"], ())


def test_strong_evidence_is_above_weak():
    levels = ("ANECDOTAL", "DESCRIPTIVE", "COMPARATIVE", "CAUSAL")
    values = [factors(asked(*both(evidence_level=level))["p"])["evidence"] for level in levels]
    assert values == sorted(values)
    assert values[0] < 0 < values[3]


def test_a_wrong_weight_is_refused_by_name():
    for name, weight in (("luck", 1.0), ("topic", -1.0), ("topic", float("nan"))):
        with pytest.raises(InvalidQuestion, match=name):
            asked(*both(), weights={name: weight})


def test_a_practice_sees_the_same_evidence():
    practices, adoptions = both(cost_band="HIGH", prerequisites=frozenset({"q"}))
    recommender = Recommender(Tables(PLACES, practices, adoptions))
    for item in recommender.next_adopters("p").items:
        same = next(i for i in recommender.recommend(item.territory).items if i.practice == "p")
        assert (item.score, item.contributions, item.cautions) == (same.score, same.contributions, same.cautions)


def test_next_adopters_see_the_same_prerequisites(tmp_path):
    (tmp_path / "regions.csv").write_text("id,country\nregion:a,XX\nregion:b,XX\nregion:c,XX\n")
    (tmp_path / "practices.csv").write_text("id,requires\npractice:p,practice:q|practice:r\npractice:q,\npractice:r,\n")
    (tmp_path / "adoptions.csv").write_text(
        "territory,practice,runningOn\nregion:a,practice:p,2001\nregion:a,practice:q,2001\nregion:b,practice:q,2001\n"
        "region:b,practice:r,2002\nregion:c,practice:r,2002\n"
    )
    recommender = Recommender(read_folder(tmp_path))
    for region, points in (("region:b", 0.0), ("region:c", -0.5)):
        [mine] = [item for item in recommender.recommend(region).items if item.practice == "practice:p"]
        [theirs] = [item for item in recommender.next_adopters("practice:p").items if item.territory == region]
        for item in (mine, theirs):
            found = {part.factor: part.value for part in item.contributions}["prerequisites"]
            assert (found, math.copysign(1, found)) == (points, math.copysign(1, points))
        assert theirs.score == mine.score
