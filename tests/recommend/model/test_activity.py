"""The activity of territories."""

import numpy as np

from recommend import Adoption, Practice, Tables, Territory
from recommend.dates import parse_date
from recommend.model.activity import activity
from recommend.model.history import History
from recommend.model.snapshot import take_snapshot


def test_activity_counts_the_running_practices_of_the_last_years():
    tables = Tables(
        [Territory(f"u{n}", "Region", "XX") for n in range(3)],
        [Practice(f"p{n}") for n in range(6)],
        [
            *(Adoption("u0", f"p{n}", str(1999 - n)) for n in range(5)),
            Adoption("u0", "p5", "1980"),
            Adoption("u1", "p0", "1998", "1999"),
            Adoption("u1", "p1"),
        ],
    )
    (records,) = History(tables).slices.values()
    counts = {
        date: np.expm1(list(activity(take_snapshot(records, date and parse_date(date))).values())).round()
        for date in ("1999", "1998", None)
    }
    # Of the last year, two years and five years, and all; a stopped practice does not count.
    assert counts["1999"].T.tolist() == [[1, 2, 5, 6], [0, 0, 0, 0], [0, 0, 0, 0]]
    assert counts["1998"].T.tolist() == [[1, 2, 4, 5], [1, 1, 1, 1], [0, 0, 0, 0]]
    # An undated adoption counts without a date, among all only.
    assert counts[None].T.tolist() == [[1, 2, 5, 6], [0, 0, 0, 1], [0, 0, 0, 0]]
