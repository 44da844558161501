"""The values of cells, and the faults of invalid cells."""

import math

import pytest

from graph.load.cells import parser
from graph.model import MODEL, Kind, Property
from graph.model.rules.violation import Violation

REGION = MODEL.by_label["Region"]
MUNICIPALITY = MODEL.by_label["Municipality"]
COUNT = Property("count", Kind.INT)
RATIO = Property("ratio", Kind.FLOAT)
DATE = Property("startOn", Kind.DATE)
NAME = REGION.property("nameRu")
SUMMARY = Property("summaryRu", Kind.TEXT)


def violated_rule(property_: Property, cell: object) -> str:
    with pytest.raises(Violation) as caught:
        parser(property_)(cell)
    return caught.value.rule


VALID = (
    (NAME, "Татарстан", "Татарстан"),
    (NAME, "  Татарстан\u00a0", "Татарстан"),
    (NAME, "", None),
    (NAME, " \t ", None),
    (NAME, None, None),
    (NAME, "Первома\u0438\u0306ский", "Первомайский"),
    (NAME, "#1", "#1"),
    (NAME, "न\u200dम", "न\u200dम"),
    (NAME, "№", "№"),
    (SUMMARY, "one\u2028two", "one\u2028two"),
    (SUMMARY, "one\r\ntwo\rthree", "one\ntwo\nthree"),
    (SUMMARY, "a\tb", "a\tb"),
    (COUNT, "12", 12),
    (COUNT, "-007", -7),
    (COUNT, "2147483647", 2147483647),
    (COUNT, 12, 12),
    (COUNT, "", None),
    (RATIO, "1", 1.0),
    (RATIO, "-.5", -0.5),
    (RATIO, "1.5E+3", 1500.0),
    (RATIO, 1, 1.0),
    (DATE, "2025", "2025"),
    (DATE, "2025-10", "2025-10"),
    (DATE, "2024-02-29", "2024-02-29"),
    (DATE, "0001", "0001"),
    (REGION.property("country"), "RU", "RU"),
    (REGION.property("oktmo"), "01615000", "01615000"),
    (REGION.property("oktmo"), "01615000101", "01615000101"),
    (MUNICIPALITY.property("kind"), "CITY", "CITY"),
    (MUNICIPALITY.property("id"), "municipality:елабуга/1:x", "municipality:елабуга/1:x"),
)


def test_a_cell_is_parsed_by_its_property():
    for property_, cell, value in VALID:
        parsed = parser(property_)(cell)
        assert (parsed, type(parsed)) == (value, type(value)), (property_.name, cell)


INVALID = (
    (NAME, "a\0b", "control-character"),
    (NAME, "a\x1bb", "control-character"),
    (NAME, "a\x85b", "control-character"),
    (NAME, "a\ud800b", "surrogate"),
    (NAME, "Ка\ufffdань", "damaged-text"),
    (NAME, "a\nb", "line-break"),
    (NAME, "a\u2028b", "line-break"),
    (NAME, "a\u2029b", "line-break"),
    (NAME, "\u200b", "invisible"),
    (NAME, " \u200b\ufeff\u00a0\u2060 ", "invisible"),
    (NAME, "\u3164", "invisible"),
    (NAME, "\u2800\ufe0f", "invisible"),
    (SUMMARY, "\u200b\n\u200b", "invisible"),
    (DATE, "\u200b", "invisible"),
    (COUNT, "\u200b", "invisible"),
    (MUNICIPALITY.property("fias"), "f-1\u200b", "invisible"),
    (MUNICIPALITY.property("fias"), "f\u00ad1", "invisible"),
    (NAME, "x" * 1001, "too-long"),
    (SUMMARY, "x" * 100_001, "too-long"),
    (NAME, "#Н/Д", "spreadsheet-error"),
    (COUNT, "#REF!", "spreadsheet-error"),
    (NAME, 12, "not-text"),
    (NAME, True, "not-text"),
    (NAME, ["a"], "not-text"),
    (COUNT, "1 234", "number-separators"),
    (COUNT, "1\u00a0234\u00a0567", "number-separators"),
    (COUNT, "1,234", "number-separators"),
    (RATIO, "1,5", "number-separators"),
    (RATIO, "1'234.5", "number-separators"),
    (COUNT, "1.0", "not-whole"),
    (COUNT, 1.5, "not-whole"),
    (COUNT, "about 12", "not-number"),
    (COUNT, "١٢", "not-number"),
    (COUNT, True, "not-number"),
    (COUNT, "2147483648", "too-big"),
    (COUNT, "-2147483649", "too-big"),
    (COUNT, 10**30, "too-big"),
    (COUNT, "9" * 5000, "too-big"),
    (RATIO, "NaN", "not-finite"),
    (RATIO, "-Infinity", "not-finite"),
    (RATIO, "1e999", "not-finite"),
    (RATIO, math.nan, "not-finite"),
    (RATIO, 10**400, "not-finite"),
    (COUNT, math.inf, "not-finite"),
    (REGION.property("latitude"), "90.01", "too-great-number"),
    (REGION.property("longitude"), "-181", "too-small-number"),
    (REGION.property("population"), "-1", "too-small-number"),
    (DATE, "2023-02-30", "no-such-date"),
    (DATE, "2023-02-29", "no-such-date"),
    (DATE, "2023-13", "no-such-date"),
    (DATE, "2023-00", "no-such-date"),
    (DATE, "0000", "no-such-date"),
    (DATE, "2023-01-00", "no-such-date"),
    (DATE, "31.12.2020", "not-date"),
    (DATE, "2020-1-1", "not-date"),
    (DATE, "2020-01-01T00:00:00", "not-date"),
    (DATE, "44197", "not-date"),
    (DATE, "٢٠٢٠", "not-date"),
    (DATE, 1986, "not-text"),
    (REGION.property("country"), "ru", "pattern"),
    (REGION.property("isoCode"), "TA", "pattern"),
    (REGION.property("oktmo"), "1615000", "lost-zero"),
    (REGION.property("oktmo"), "1615000101", "lost-zero"),
    (REGION.property("oktmo"), "١٢٣٤٥٦٧٨", "pattern"),
    (REGION.property("oktmo"), "123", "pattern"),
    (REGION.property("oktmo"), "1.6150001E+10", "scientific-code"),
    (MUNICIPALITY.property("fias"), "4,7737E+10", "scientific-code"),
    (MUNICIPALITY.property("kind"), "city", "not-in-list"),
    (MUNICIPALITY.property("id"), "region:RU-TA", "pattern"),
    (MUNICIPALITY.property("id"), "municipality:a b", "pattern"),
    (MUNICIPALITY.property("id"), "municipality:", "pattern"),
)


def test_an_invalid_cell_is_refused():
    for property_, cell, rule in INVALID:
        assert violated_rule(property_, cell) == rule, (property_.name, cell)


def test_a_lost_leading_zero_is_restored_in_the_remedy():
    with pytest.raises(Violation) as caught:
        parser(REGION.property("oktmo"))("1615000")
    assert caught.value.details["restored"] == "01615000"
