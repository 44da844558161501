"""Outcomes, failures, evidence, cost and prerequisites: separate factors, absent without data."""

import math

import pytest

from recommend import Adoption, InvalidArgument, Outcome, Practice, Recommender, StopReason, Tables, Territory
from recommend.reading import read_folder

PLACES = [Territory(f"region:{n}", "Region", "XX", population=1000 * 10**n) for n in range(6)]
EVIDENCE = {"outcomes", "failures", "evidence", "cost", "prerequisites"}


def recommended(practices, adoptions, territory="region:0", **arguments):
    answer = Recommender(Tables(PLACES, practices, adoptions)).recommend(territory, **arguments)
    return {item.practice: item for item in answer.items}


def factors(item):
    return {part.factor: part.value for part in item.contributions}


def two_practices(**attributes):
    return (
        [Practice("p", **attributes), Practice("q")],
        [Adoption(f"region:{n}", practice, "2000") for practice in "pq" for n in (1, 2)],
    )


def test_factors_are_absent_without_data():
    for item in recommended(*two_practices()).values():
        assert not EVIDENCE & factors(item).keys()
        assert item.evidence is None


def test_success_is_shrunk_towards_the_mean():
    practices, _ = two_practices()
    adoptions = [
        Adoption("region:1", "p", "2000", outcomes=(Outcome(1.0, "2001"), Outcome(1.0, "2001"))),
        Adoption("region:1", "q", "2000", outcomes=(Outcome(0.0, "2001"), Outcome(0.0, "2002"))),
    ]
    items = recommended(practices, adoptions)
    # Mean success 0.5 and a prior of 5 assessments: (2 + 2.5) / 7 and 2.5 / 7.
    assert items["p"].evidence.success == pytest.approx(4.5 / 7)
    assert items["q"].evidence.success == pytest.approx(2.5 / 7)
    assert (items["p"].evidence.assessed, items["q"].evidence.succeeded) == (2, 0)
    assert factors(items["p"])["outcomes"] > 0 > factors(items["q"])["outcomes"]
    assert "outcomes" not in factors(recommended(practices, adoptions, as_of="2000")["p"])
    assert recommended(practices, adoptions, as_of="2001")["q"].evidence.assessed == 1


def test_a_stop_lowers_the_score_and_its_reason_is_stated():
    practices, adoptions = two_practices()
    stopped = Adoption("region:3", "p", "1999", "2000", stop_reason="too expensive")
    items = recommended(practices, [*adoptions, stopped])
    assert factors(items["p"])["failures"] < 0 == factors(items["q"])["failures"]
    assert items["p"].evidence.stop_reasons == (StopReason("too expensive", 1),)
    assert "failures" not in factors(
        recommended(practices, [*adoptions, stopped], as_of="1999-12").get("p")
        or recommended(practices, adoptions)["p"]
    )
    without = recommended(practices, [*adoptions, stopped], weights={"failures": 0})
    assert "failures" not in factors(without["p"])
    assert without["p"].score == pytest.approx(items["p"].score - factors(items["p"])["failures"], abs=1e-9)


def test_missing_prerequisites_are_listed():
    practices, adoptions = two_practices(prerequisites=frozenset({"q", "r"}))
    items = recommended([*practices, Practice("r")], adoptions)
    assert items["p"].evidence.prerequisites_missing == ("q", "r")
    assert factors(items["p"])["prerequisites"] == -1.0
    has = recommended([*practices, Practice("r")], [*adoptions, Adoption("region:0", "q", "1999")])
    assert has["p"].evidence.prerequisites_missing == ("r",)


def test_a_success_of_zero_everywhere_distinguishes_no_practice():
    practices, adoptions = two_practices()
    failed = Adoption("region:1", "p", "2000", outcomes=(Outcome(0.0, "2001"),))
    items = recommended(practices, [failed, *adoptions[1:]])
    assert "outcomes" not in factors(items["p"])
    assert items["p"].evidence is not None
    assert items["p"].evidence.success == 0


def test_strong_evidence_ranks_above_weak_evidence():
    levels = ("ANECDOTAL", "DESCRIPTIVE", "COMPARATIVE", "CAUSAL")
    values = [factors(recommended(*two_practices(evidence_level=level))["p"])["evidence"] for level in levels]
    assert values == sorted(values)
    assert values[0] < 0 < values[3]


def test_invalid_weights_are_rejected():
    for name, weight in (("luck", 1.0), ("topic", -1.0), ("topic", float("nan"))):
        with pytest.raises(InvalidArgument, match=name):
            recommended(*two_practices(), weights={name: weight})


def test_next_adopters_have_the_same_evidence():
    practices, adoptions = two_practices(cost_band="HIGH", prerequisites=frozenset({"q"}))
    adoptions += [Adoption(f"region:{n}", "p", "2001") for n in (3, 4, 5)]
    recommender = Recommender(Tables(PLACES, practices, adoptions))
    for item in recommender.next_adopters("p").items:
        same = next(i for i in recommender.recommend(item.territory).items if i.practice == "p")
        assert (item.score, item.contributions, item.cautions) == (same.score, same.contributions, same.cautions)


def test_next_adopters_have_the_same_prerequisites(tmp_path):
    (tmp_path / "regions.csv").write_text("id,country\nregion:a,XX\nregion:b,XX\nregion:c,XX\n")
    (tmp_path / "practices.csv").write_text("id,requires\npractice:p,practice:q|practice:r\npractice:q,\npractice:r,\n")
    (tmp_path / "adoptions.csv").write_text(
        "territory,practice,runningOn\nregion:a,practice:p,2001\nregion:a,practice:q,2001\nregion:b,practice:q,2001\n"
        "region:b,practice:r,2002\nregion:c,practice:r,2002\n"
    )
    recommender = Recommender(read_folder(tmp_path))
    for region, expected in (("region:b", 0.0), ("region:c", -0.5)):
        [recommendation] = [item for item in recommender.recommend(region).items if item.practice == "practice:p"]
        [next_adopter] = [item for item in recommender.next_adopters("practice:p").items if item.territory == region]
        for item in (recommendation, next_adopter):
            value = {part.factor: part.value for part in item.contributions}["prerequisites"]
            assert (value, math.copysign(1, value)) == (expected, math.copysign(1, expected))
        assert next_adopter.score == recommendation.score
