"""Practices that no territory of the level and country has, but one of another."""

import pytest

from recommend import Adoption, Confidence, InvalidQuestion
from tests.recommend.places import recommender


def test_ideas_from_elsewhere_are_low_marked_and_never_what_is_known_here():
    asked = recommender(
        Adoption("a", "q", "2000"), Adoption("y", "p", "2001"), Adoption("y", "q", "2001"), Adoption("m", "r", "1999")
    )
    assert [item.practice for item in asked.recommend("b").items] == ["q"]
    found = asked.recommend("b", source="ELSEWHERE")
    assert found.confidence is Confidence.LOW
    assert {item.practice for item in found.items} == {"p", "r"}
    for item in found.items:
        assert item.from_elsewhere
        assert item.score == pytest.approx(sum(part.contribution for part in item.contributions), abs=1e-9)
        assert {adopter.territory for adopter in item.latest_adopters} <= {"y", "m"}
    assert [i.practice for i in asked.recommend("b", source="ELSEWHERE", as_of="2000").items] == ["r"]
    assert [i.practice for i in asked.recommend("b", source="ELSEWHERE", topics=["care"]).items] == ["p"]
    assert len(asked.recommend("b", source="ELSEWHERE", exclude=["p", "r"]).items) == 0
    with pytest.raises(InvalidQuestion, match="give SAME or ELSEWHERE"):
        asked.recommend("b", source="MARS")


def test_where_nothing_is_known_the_reason_tells_how_to_ask_for_other_countries():
    reason = recommender(Adoption("y", "p", "2001")).recommend("b").reason
    assert reason.code == "NO_ADOPTIONS"
    assert "from: ELSEWHERE" in reason.text_ru
    assert "from: ELSEWHERE" in reason.text_en
