"""Ideas from elsewhere: practices that only territories of another level or country run."""

import pytest

from recommend import Adoption, Confidence, Coverage, Recommender, Tables
from tests.recommend.places import PLACES, PRACTICES, recommender


def test_ideas_are_marked_low_and_never_include_local_practices():
    regions = recommender(
        Adoption("a", "q", "2000"), Adoption("y", "p", "2001"), Adoption("y", "q", "2001"), Adoption("m", "r", "1999")
    )
    assert [item.practice for item in regions.recommend("b").items] == ["q"]
    ideas = regions.recommend("b", source="ELSEWHERE")
    assert ideas.confidence is Confidence.LOW
    assert {item.practice for item in ideas.items} == {"p", "r"}
    for item in ideas.items:
        assert item.from_elsewhere
        assert item.score == pytest.approx(sum(part.contribution for part in item.contributions), abs=1e-9)
        assert {adopter.territory for adopter in item.latest_adopters} <= {"y", "m"}
    assert [i.practice for i in regions.recommend("b", source="ELSEWHERE", as_of="2000").items] == ["r"]
    assert [i.practice for i in regions.recommend("b", source="ELSEWHERE", topics=["care"]).items] == ["p"]
    assert len(regions.recommend("b", source="ELSEWHERE", exclude=["p", "r"]).items) == 0


def test_the_reason_without_adoptions_mentions_other_countries():
    reason = recommender(Adoption("y", "p", "2001")).recommend("b").reason
    assert reason.code == "NO_ADOPTIONS"
    assert "from: ELSEWHERE" in reason.text_ru
    assert "from: ELSEWHERE" in reason.text_en


def test_an_idea_from_a_sample_is_marked_as_one():
    adoptions = [Adoption("y", "p", "2001"), Adoption("y", "q", "2001"), Adoption("m", "q", "1999")]
    coverages = [Coverage("p", "Region", "YY", complete=False), Coverage("q", "Municipality", "XX", complete=False)]
    ideas = Recommender(Tables(PLACES, PRACTICES, [*adoptions, Adoption("m", "r", "1999")], coverages=coverages))
    items = ideas.recommend("a", source="ELSEWHERE").items
    assert {item.practice: item.coverage for item in items} == {"p": "SAMPLE", "q": "SAMPLE", "r": "COMPLETE"}
