"""A slice without later territories is the slice of tables without them."""

from dataclasses import fields

import numpy as np

from recommend import Adoption, Practice, Tables, Territory
from recommend.dates import parse_date
from recommend.model.cut import without_later_territories
from recommend.model.history import History, Slice

GROUP = "Region", "XX"
LATER = {"b": "2005", "e": "2001"}
TERRITORIES = [Territory(name, *GROUP, valid_from=LATER.get(name)) for name in "abcde"]
ADOPTIONS = [
    Adoption("a", "p", "1990"),
    Adoption("b", "q", "1995"),
    Adoption("c", "p", "2001", "2003", stop_reason="dear"),
    Adoption("e", "p", "2002", derived_from="a"),
    Adoption("e", "r"),
]


def history(names: str) -> History:
    """Return the history of some of the territories."""
    practices = [Practice(name) for name in "pqr"]
    return History(
        Tables([t for t in TERRITORIES if t.id in names], practices, [a for a in ADOPTIONS if a.territory_id in names])
    )


def records(of: Slice) -> list[tuple]:
    """Return the records of a slice with their ids and dates."""
    codes = zip(of.row, of.column, of.running, of.stopped_on, strict=True)
    return [(of.territory_ids[r], of.practice_ids[c], of.dates[d], of.dates[s]) for r, c, d, s in codes]


def test_rows_and_records_of_later_territories_are_removed():
    whole = history("abcde").slices[GROUP]
    for date, names in (("2000", "acd"), ("2004-06", "acde")):
        cut, expected = without_later_territories(whole, parse_date(date)), history(names).slices[GROUP]
        assert cut.territory_ids == expected.territory_ids
        assert cut.annotated.keys() == expected.annotated.keys()
        assert records(cut) == records(expected)
        for field in fields(cut.lifetimes):
            assert np.array_equal(getattr(cut.lifetimes, field.name), getattr(expected.lifetimes, field.name))


def test_without_later_territories_the_slice_itself_is_returned():
    whole = history("abcde").slices[GROUP]
    for date in (None, parse_date("2005")):
        assert without_later_territories(whole, date) is whole
