"""The predicates of keyset pages have exactly the form for which the stores walk an index."""

import pytest

from graph.query.cursors import Cursor, Order
from graph.query.keyset import Keyset
from graph.query.pages import Page
from graph.query.parameters import StatementParameters

LOW = Cursor(5, "project:a")
HIGH = Cursor(9, "project:z")
NULL = Cursor(None, "project:n")


def keyset(order: Order, *, after=None, before=None, backward=False, indexed=True) -> Keyset:
    return Keyset(Page(2, backward, order, after, before), "n", StatementParameters(), 0, indexed=indexed)


def ranges(*order, **page) -> list[tuple[str, str]]:
    return [(r.predicate, r.order) for r in keyset(Order(*order), **page).ranges()]


def test_the_first_page_by_id_has_a_predicate_for_the_index():
    assert ranges() == [("n.id >= ''", "n.id")]
    assert ranges("id", True) == [("n.id >= ''", "n.id DESC")]
    assert ranges(backward=True) == [("n.id >= ''", "n.id DESC")]
    assert ranges("id", True, backward=True) == [("n.id >= ''", "n.id")]


def test_predicates_that_always_hold_are_omitted_without_an_index():
    assert ranges(indexed=False) == [("", "n.id")]
    assert ranges("budget", indexed=False) == [("n.budget IS NOT NULL", "n.budget, n.id"), ("n.budget IS NULL", "n.id")]
    assert ranges("budget", after=LOW, indexed=False) == [
        ("n.budget >= $p0 AND n.id IS NOT NULL AND (n.budget > $p0 OR n.id > $p1)", "n.budget, n.id"),
        ("n.budget IS NULL", "n.id"),
    ]


def test_a_page_by_id_continues_after_its_cursor():
    assert ranges(after=LOW) == [("n.id > $p0", "n.id")]
    assert ranges(before=LOW, backward=True) == [("n.id < $p0", "n.id DESC")]
    assert ranges("id", True, after=LOW) == [("n.id < $p0", "n.id DESC")]
    assert ranges(after=LOW, before=HIGH) == [("n.id > $p0 AND n.id < $p1", "n.id")]


def test_the_first_page_by_a_property_reads_values_then_nulls():
    assert ranges("budget") == [
        ("n.budget IS NOT NULL AND n.id IS NOT NULL", "n.budget, n.id"),
        ("n.budget IS NULL AND n.id >= ''", "n.id"),
    ]


def test_missing_values_come_last_in_both_directions():
    assert ranges("budget", True) == [
        ("n.budget IS NOT NULL AND n.id IS NOT NULL", "n.budget DESC, n.id DESC"),
        ("n.budget IS NULL AND n.id >= ''", "n.id DESC"),
    ]


def test_nulls_are_read_first_from_the_end_of_the_list():
    assert ranges("budget", backward=True) == [
        ("n.budget IS NULL AND n.id >= ''", "n.id DESC"),
        ("n.budget IS NOT NULL AND n.id IS NOT NULL", "n.budget DESC, n.id DESC"),
    ]


def test_a_page_after_a_value_has_the_form_that_walks_the_index():
    assert ranges("budget", after=LOW)[0] == (
        "n.budget >= $p0 AND n.id IS NOT NULL AND (n.budget > $p0 OR n.id > $p1)",
        "n.budget, n.id",
    )
    assert ranges("budget", True, after=LOW)[0] == (
        "n.budget <= $p0 AND n.id IS NOT NULL AND (n.budget < $p0 OR n.id < $p1)",
        "n.budget DESC, n.id DESC",
    )


def test_all_nulls_follow_a_value():
    assert ranges("budget", after=LOW)[1] == ("n.budget IS NULL AND n.id >= ''", "n.id")


def test_only_nulls_follow_a_null():
    assert ranges("budget", after=NULL) == [("n.budget IS NULL AND n.id > $p0", "n.id")]


def test_no_null_precedes_a_value():
    assert ranges("budget", before=LOW, backward=True) == [
        ("n.budget <= $p0 AND n.id IS NOT NULL AND (n.budget < $p0 OR n.id < $p1)", "n.budget DESC, n.id DESC")
    ]


def test_nulls_with_smaller_ids_and_all_values_precede_a_null():
    assert ranges("budget", before=NULL, backward=True) == [
        ("n.budget IS NULL AND n.id < $p0", "n.id DESC"),
        ("n.budget IS NOT NULL AND n.id IS NOT NULL", "n.budget DESC, n.id DESC"),
    ]


def test_a_page_between_two_cursors():
    between = (
        "n.budget >= $p0 AND n.id IS NOT NULL AND (n.budget > $p0 OR n.id > $p1)"
        " AND n.budget <= $p2 AND n.id IS NOT NULL AND (n.budget < $p2 OR n.id < $p3)"
    )
    assert ranges("budget", after=LOW, before=HIGH) == [(between, "n.budget, n.id")]
    assert ranges("budget", after=LOW, before=NULL)[1] == ("n.budget IS NULL AND n.id < $p2", "n.id")
    assert ranges("budget", after=NULL, before=LOW) == []


@pytest.mark.parametrize(
    ("order", "cursor", "side", "outside"),
    [
        (Order(), LOW, "after", "n.id <= $p0"),
        (Order(), LOW, "before", "n.id >= $p0"),
        (Order("id", True), LOW, "after", "n.id >= $p0"),
        (Order("budget"), LOW, "after", "n.budget < $p1 OR (n.budget = $p1 AND n.id <= $p0)"),
        (Order("budget", True), LOW, "after", "n.budget > $p1 OR (n.budget = $p1 AND n.id >= $p0)"),
        (Order("budget"), LOW, "before", "n.budget > $p1 OR (n.budget = $p1 AND n.id >= $p0) OR n.budget IS NULL"),
        (Order("budget"), NULL, "after", "n.budget IS NOT NULL OR (n.budget IS NULL AND n.id <= $p0)"),
        (Order("budget"), NULL, "before", "n.budget IS NULL AND n.id >= $p0"),
    ],
)
def test_the_predicate_of_nodes_outside_a_cursor(order, cursor, side, outside):
    assert keyset(order, **{side: cursor}).outside(side) == outside
