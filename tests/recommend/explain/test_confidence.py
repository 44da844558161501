from recommend import Adoption, Confidence, Coverage, Practice, Recommender, Tables, Territory

TERRITORIES = [Territory(f"region:{name}", "Region", "XX") for name in "abc"]
PRACTICES = [Practice(f"practice:{n}", topics=frozenset({"topic:t"})) for n in range(9)]


def adopted(territory, count, date="2000"):
    return [Adoption(f"region:{territory}", f"practice:{n}", date) for n in range(count)]


NEW = Adoption("region:b", "practice:8", "2000")


CASES = [
    ([], {}, "NOT_ENOUGH_DATA", "NO_ADOPTIONS", {"territories": 3}),
    ([NEW], {"as_of": "1999"}, "NOT_ENOUGH_DATA", "NO_ADOPTIONS", {"territories": 3}),
    ([NEW], {"topics": ["topic:z"]}, "NOT_ENOUGH_DATA", "NO_PRACTICE_ABOUT_TOPICS", {"practices": 1}),
    (adopted("a", 5), {}, "HIGH", "ALL_TAKEN_UP", {"practices": 5}),
    ([NEW], {}, "LOW", "NO_OWN_ADOPTIONS", {"adoptions": 1}),
    (
        [*adopted("a", 2), Adoption("region:a", "practice:3"), NEW],
        {"as_of": "2000"},
        "LOW",
        "FEW_OWN_ADOPTIONS",
        {"own": 2, "needed": 5},
    ),
    ([*adopted("a", 4), NEW], {}, "LOW", "FEW_OWN_ADOPTIONS", {"own": 4, "needed": 5}),
    ([*adopted("a", 5, None), NEW], {}, "LOW", "UNDATED_EVIDENCE", {"undated": 5, "adoptions": 6}),
    ([*adopted("a", 5, None), *adopted("b", 6), NEW], {}, "LOW", "UNDATED_OWN_ADOPTIONS", {"undated": 5, "own": 5}),
    ([*adopted("a", 5, "1994"), NEW], {}, "LOW", "OLD_EVIDENCE", {"years": 5}),
    ([*adopted("a", 5, "1995"), NEW], {}, "HIGH", "ENOUGH_HISTORY", {"own": 5, "adoptions": 6}),
    ([*adopted("a", 5), NEW], {"as_of": "2005"}, "HIGH", "ENOUGH_HISTORY", {"own": 5, "adoptions": 6}),
    ([*adopted("a", 5), NEW], {"as_of": "2006"}, "LOW", "OLD_EVIDENCE", {"years": 5}),
    ([*adopted("a", 5, "2000-03-01"), NEW], {"as_of": "2005"}, "LOW", "OLD_EVIDENCE", {"years": 5}),
]


def test_the_reason_states_the_numbers():
    for adoptions, arguments, confidence, code, numbers in CASES:
        answer = Recommender(Tables(TERRITORIES, PRACTICES, adoptions)).recommend("region:a", **arguments)
        assert (answer.confidence, answer.reason.code) == (Confidence(confidence), code)
        assert answer.reason.numbers == numbers
        for number in numbers.values():
            assert str(number) in answer.reason_ru
            assert str(number) in answer.reason_en
        assert (len(answer.items) == 0) == (code in {"NO_ADOPTIONS", "NO_PRACTICE_ABOUT_TOPICS", "ALL_TAKEN_UP"})


def test_adoptions_of_all_complete_lists_of_the_territory_count():
    places = [Territory(f"region:{name}", "Region", "XX", kind="CITY") for name in "abc"]
    coverages = [
        *(Coverage(f"practice:{n}", "Region", "XX", at_risk="CITY") for n in (0, 1, 2)),
        Coverage("practice:7", "Region", "XX", complete=False),
    ]
    others = [NEW, Adoption("region:b", "practice:2", "2000"), Adoption("region:a", "practice:7", "2003")]
    for own, code, numbers in (
        ({0: "1999", 1: "1999", 3: "1999", 4: "2000", 5: "2000"}, "ENOUGH_HISTORY", {"own": 5, "adoptions": 7}),
        ({0: "1999", 3: "1999", 4: "2000", 5: "2000"}, "FEW_OWN_ADOPTIONS", {"own": 4, "needed": 5}),
        ({0: "1994", 1: "1994", 3: None, 4: None, 5: None}, "UNDATED_OWN_ADOPTIONS", {"undated": 3, "own": 5}),
        ({0: "1994", 1: "1993", 3: "1993", 4: "1993", 5: "1993"}, "OLD_EVIDENCE", {"years": 5}),
        ({}, "NO_COMPARABLE_ADOPTIONS", {"adoptions": 2}),
    ):
        adoptions = [*others, *(Adoption("region:a", f"practice:{n}", date) for n, date in own.items())]
        recommender = Recommender(Tables(places, PRACTICES, adoptions, coverages=coverages))
        reason = recommender.recommend("region:a").reason
        assert (reason.code, reason.numbers) == (code, numbers)
        assert "1994" in reason.text_en or code != "OLD_EVIDENCE"
        (next_one,) = [each for each in recommender.next_adopters("practice:2").items if each.territory == "region:a"]
        assert next_one.reason == reason


def test_confidences_are_ordered():
    assert sorted(Confidence, key=lambda each: each.rank) == ["NOT_ENOUGH_DATA", "LOW", "HIGH"]


def test_the_date_of_the_answer_is_the_requested_one_or_the_latest():
    adoptions = [NEW, Adoption("region:b", "practice:1", "2001-03")]
    recommender = Recommender(Tables(TERRITORIES, PRACTICES, adoptions))
    requested, latest = recommender.recommend("region:a", as_of="2000-12"), recommender.recommend("region:a")
    assert (requested.as_of, latest.as_of) == ("2000-12", "2001-03")
    assert "на 2000-12" in requested.reason.text_ru
    assert "as of 2001-03" in latest.reason.text_en
    assert Recommender(Tables(TERRITORIES)).recommend("region:a").as_of is None
