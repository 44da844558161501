"""Cautions: their causes, their texts with the numbers, and the practices and territories that they name."""

from dataclasses import replace

from recommend import Adoption, Coverage, Outcome, Practice, Recommender, Tables, Territory

PLACES = [Territory(f"region:{n}", "Region", "XX", population=1000 * 10**n, kind="K") for n in range(9)]
PLAIN = Practice("p")
OTHERS = [Practice(name) for name in "qrstuvw"]
#: Two territories run each of the practices p and q.
ADOPTIONS = [Adoption(f"region:{n}", practice, "2000") for practice in "pq" for n in (1, 2)]
#: Three more territories run p, so that the size of its adopters is known.
LARGER = [*ADOPTIONS, *(Adoption(f"region:{n}", "p", "2000") for n in (4, 5, 6))]


def cautions(practice=PLAIN, adoptions=ADOPTIONS, territory="region:0", coverages=(), **arguments):
    """Return the cautions about the practice p by code."""
    tables = Tables(PLACES, [practice, *OTHERS], adoptions, coverages=coverages)
    items = Recommender(tables).recommend(territory, **arguments).items
    return {caution.code: caution for item in items if item.practice == "p" for caution in item.cautions}


def assessed(*successes):
    return [
        Adoption("region:1", "p", "2000", outcomes=tuple(Outcome(each, "2001") for each in successes)),
        *ADOPTIONS[1:],
    ]


def test_nothing_known_is_no_caution():
    assert cautions() == {}
    assert cautions(Practice("p", evidence_level="CAUSAL", cost_band="LOW", complexity="LOW")) == {}


def test_a_stop_elsewhere_names_the_territories_and_the_reasons():
    stops = [Adoption(f"region:{n}", "p", "1999", "2000", stop_reason="too dear") for n in (4, 3)]
    caution = cautions(adoptions=[*ADOPTIONS, *stops, Adoption("region:5", "p", "1999", "2000", stop_reason="law")])[
        "STOPPED_ELSEWHERE"
    ]
    assert (caution.territories, caution.practices) == (("region:3", "region:4", "region:5"), ())
    for text, number in ((caution.text_en, "3 territories"), (caution.text_ru, "3 территории")):
        assert number in text
        assert "too dear; law" in text
    many = [Adoption(f"region:{n}", "p", "1999", "2000") for n in range(3, 9)]
    caution = cautions(adoptions=[*ADOPTIONS, *many])["STOPPED_ELSEWHERE"]
    assert caution.territories == tuple(f"region:{n}" for n in range(3, 8))
    assert caution.text_en.startswith("6 territories")
    assert caution.text_en.endswith("the reasons are not stated.")
    assert "STOPPED_ELSEWHERE" not in cautions(adoptions=[*ADOPTIONS, *many], as_of="1999")


def test_poor_outcomes_state_how_many_succeeded():
    caution = cautions(adoptions=assessed(0.0, 0.0, 0.9))["POOR_OUTCOMES"]
    assert caution.text_en == "1 of 3 assessed adoptions succeeded."
    assert {"1", "3"} <= set(caution.text_ru)
    assert cautions(adoptions=assessed(0.0, 1.0)) == {}
    assert cautions(adoptions=assessed(0.0), as_of="2000") == {}


def test_missing_prerequisites_are_named_up_to_five_and_all_counted():
    requiring = Practice("p", prerequisites=frozenset("qrstuvw"))
    caution = cautions(requiring, [*ADOPTIONS, Adoption("region:0", "s", "1999")])["PREREQUISITES_MISSING"]
    assert caution.practices == tuple("qrtuv")
    assert "6 practices" in caution.text_en
    assert "6 практик" in caution.text_ru
    assert cautions(Practice("p", prerequisites=frozenset("s")), [*ADOPTIONS, Adoption("region:0", "s", "1999")]) == {}


def test_a_costly_or_complex_practice_is_demanding_for_territories_that_are_smaller_than_its_adopters():
    for practice, text in (
        (Practice("p", cost_band="HIGH"), "(cost: high, complexity: unknown)"),
        (Practice("p", complexity="MEDIUM"), "(cost: unknown, complexity: medium)"),
    ):
        assert text in cautions(practice, LARGER)["DEMANDING_FOR_SIZE"].text_en
        assert cautions(practice, LARGER, territory="region:8") == {}
        assert cautions(practice) == {}


def test_only_anecdotal_evidence_is_weak():
    codes = {
        level: list(cautions(Practice("p", evidence_level=level)))
        for level in ("ANECDOTAL", "DESCRIPTIVE", "COMPARATIVE", "CAUSAL")
    }
    assert codes == {"ANECDOTAL": ["WEAK_EVIDENCE"], "DESCRIPTIVE": [], "COMPARATIVE": [], "CAUSAL": []}


def test_the_limits_of_the_coverage_are_a_caution_in_the_words_of_the_data():
    for complete, at_risk in ((True, None), (True, "K"), (False, None)):
        coverage = Coverage("p", "Region", "XX", complete, at_risk, "До 2024 года.", "Until 2024.")
        caution = cautions(coverages=[coverage])["LIMITED_COVERAGE"]
        assert (caution.text_ru, caution.text_en) == ("До 2024 года.", "Until 2024.")
        assert cautions(coverages=[replace(coverage, practice_id="q")]) == {}
        assert cautions(coverages=[replace(coverage, country="YY")]) == {}


def test_all_cautions_have_the_same_order_and_a_text_in_each_language():
    practice = Practice("p", None, frozenset(), "ANECDOTAL", "HIGH", "HIGH", frozenset("r"))
    coverage = Coverage("p", "Region", "XX", note_ru="До 2024 года.", note_en="Until 2024.")
    stop = Adoption("region:3", "p", "1999", "2000")
    found = cautions(practice, [*assessed(0.0), stop, *LARGER[-3:]], coverages=[coverage])
    assert list(found) == [
        "STOPPED_ELSEWHERE",
        "POOR_OUTCOMES",
        "PREREQUISITES_MISSING",
        "DEMANDING_FOR_SIZE",
        "WEAK_EVIDENCE",
        "LIMITED_COVERAGE",
    ]
    for caution in found.values():
        assert caution.text_ru != caution.text_en
        assert "{" not in caution.text_ru + caution.text_en
