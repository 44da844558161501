"""The back-test of the next adopters."""

import numpy as np
import pytest

from recommend import Adoption, Border, Practice, Tables, Territory
from recommend.dates import parse_date
from recommend.evaluation.next_adopters import innovativeness, practice_lines, practice_window
from recommend.evaluation.protocol import BackTest
from recommend.model.history import History
from recommend.model.snapshot import take_snapshot

#: a runs p; its neighbour b takes it up after 1995, c and d do not.
TABLES = Tables(
    [Territory(name, "Region", "XX") for name in "abcd"],
    [Practice("p"), Practice("q")],
    [Adoption("a", "p", "1990"), Adoption("b", "p", "1997"), *(Adoption(name, "q", "1991") for name in "abcd")],
    [Border("a", "b")],
)


def test_practices_are_measured_by_their_later_adopters():
    window = practice_window(BackTest(TABLES), 1995)
    assert window.areas["random"].tolist() == [0.5]
    assert window.areas["bordering adopters"].tolist() == [1.0]
    # Only one territory took p up: precision is not measured.
    assert window.precisions["random"].tolist() == []
    assert practice_lines([window])[-1] == "| practices measured | 1 | | |"


def test_a_window_without_later_adopters_has_no_table():
    window = practice_window(BackTest(TABLES), 2000)
    assert practice_lines([window]) == ["No practice has candidates that took it up and others."]


def test_innovativeness_is_the_mean_earliness():
    adoptions = [Adoption("a", "p", "1990"), Adoption("b", "p", "1991"), Adoption("a", "q", "1990")]
    tables = Tables(TABLES.territories, TABLES.practices, adoptions)
    (records,) = History(tables).slices.values()
    values = innovativeness(take_snapshot(records, parse_date("1995")))
    assert values.tolist() == pytest.approx([(0.75 + 0.5) / 2, 0.25 / 2, 0, 0])
    assert np.argmax(values) == 0
