"""Where ideas from elsewhere come from."""

import pytest

from recommend import InvalidArgument, UnknownCountry
from recommend.answers.elsewhere import Elsewhere, checked_elsewhere

GROUPS = [("Municipality", "RU"), ("Municipality", "RU", "SAMPLE"), ("Region", "US")]


def test_levels_and_countries_choose_the_groups():
    for elsewhere, included in (
        (Elsewhere(), GROUPS),
        (Elsewhere("Region"), GROUPS[2:]),
        (Elsewhere(None, frozenset({"RU"})), GROUPS[:2]),
        (Elsewhere("Region", frozenset({"RU"})), []),
    ):
        assert [group for group in GROUPS if elsewhere.includes(group)] == included


def test_a_request_without_elsewhere_has_no_level_and_no_countries():
    assert checked_elsewhere(GROUPS, "SAME", None, ()) == Elsewhere()
    assert checked_elsewhere(GROUPS, "ELSEWHERE", "Region", ["US"]) == Elsewhere("Region", frozenset({"US"}))
    for source, level, countries, message in (
        ("MARS", None, (), "source is 'MARS'. Use SAME or ELSEWHERE."),
        ("SAME", "Region", (), "level requires the source ELSEWHERE"),
        ("SAME", None, ["US"], "countries requires the source ELSEWHERE"),
        ("ELSEWHERE", "City", (), "level is 'City'. Use Municipality or Region."),
    ):
        with pytest.raises(InvalidArgument, match=message):
            checked_elsewhere(GROUPS, source, level, countries)
    with pytest.raises(UnknownCountry, match="'ZZ' has no territory in the tables. Use RU, US.") as error:
        checked_elsewhere(GROUPS, "ELSEWHERE", None, ["US", "ZZ"])
    assert error.value.country == "ZZ"
