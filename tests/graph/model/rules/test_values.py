"""Rules for the value of a property."""

import math

import pytest

from graph.model import MODEL, Kind, Property
from graph.model.rules.values import INDEXED_LIMIT, TEXT_LIMIT, check_value, is_code
from graph.model.rules.violation import Violation

REGION, MUNICIPALITY = MODEL.by_label["Region"], MODEL.by_label["Municipality"]
COUNT, RATIO, DATE = Property("count", Kind.INT), Property("ratio", Kind.FLOAT), Property("on", Kind.DATE)
NAME, TEXT = REGION.property("nameRu"), Property("summaryRu", Kind.TEXT)

VALID = (
    (NAME, "Татарстан"),
    (NAME, None),
    (NAME, "न\u200dम"),
    (NAME, "x" * INDEXED_LIMIT),
    (TEXT, "x" * TEXT_LIMIT),
    (TEXT, "one\ntwo\tthree"),
    (COUNT, -(2**31)),
    (COUNT, 2**31 - 1),
    (RATIO, -0.5),
    (DATE, "2024-02-29"),
    (REGION.property("country"), "RU"),
    (REGION.property("latitude"), -90),
    (MUNICIPALITY.property("kind"), "CITY"),
    (MUNICIPALITY.property("id"), "municipality:елабуга/1:x"),
)
INVALID = (
    (REGION.property("country"), None, "required"),
    (NAME, "a\0b", "control-character"),
    (NAME, "\u200b", "invisible"),
    (NAME, "a\ud800b", "surrogate"),
    (NAME, "Ка\ufffdань", "damaged-text"),
    (NAME, "a\nb", "line-break"),
    (NAME, "x" * (INDEXED_LIMIT + 1), "too-long"),
    (TEXT, "x" * (TEXT_LIMIT + 1), "too-long"),
    (MUNICIPALITY.property("fias"), "f-1\u200b", "invisible"),
    (COUNT, 2**31, "too-big"),
    (COUNT, 10**400, "too-big"),
    (RATIO, math.nan, "not-finite"),
    (RATIO, math.inf, "not-finite"),
    (DATE, "2023-02-29", "no-such-date"),
    (DATE, "31.12.2020", "not-date"),
    (REGION.property("latitude"), 90.01, "too-great-number"),
    (REGION.property("population"), -1, "too-small-number"),
    (REGION.property("country"), "ru", "pattern"),
    (REGION.property("oktmo"), "١٢٣٤٥٦٧٨", "pattern"),
    (MUNICIPALITY.property("kind"), "city", "not-in-list"),
    (MUNICIPALITY.property("id"), "region:RU-TA", "pattern"),
)


def test_valid_values_are_accepted():
    for property_, value in VALID:
        check_value(property_, value)


def test_invalid_values_are_rejected_with_the_rule():
    for property_, value, rule in INVALID:
        with pytest.raises(Violation) as raised:
            check_value(property_, value)
        assert raised.value.rule == rule, (property_.name, str(value)[:20])


def test_a_pattern_violation_has_the_details_of_its_message():
    with pytest.raises(Violation) as raised:
        check_value(MUNICIPALITY.property("id"), "municipality:")
    assert raised.value.details["prefix"] == "municipality"
    assert raised.value.details["property"] == "id"


def test_a_code_is_a_property_for_node_lookups():
    assert [is_code(REGION.property(name)) for name in ("oktmo", "country", "nameRu")] == [True, True, False]
