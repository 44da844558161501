from recommend import Adoption, Confidence, Practice, Recommender, Tables, Territory

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
