"""The predicates of keyset pages are, word for word, those for which the stores walk an index."""

import pytest

from graph.query.cursors import Cursor, Order
from graph.query.keyset import Keyset
from graph.query.pages import Page
from graph.query.parameters import StatementParameters

HERE = Cursor(5, "project:a")
THERE = Cursor(9, "project:z")
NOWHERE = Cursor(None, "project:n")


def keyset(order: Order, *, after=None, before=None, backward=False, indexed=True) -> Keyset:
    return Keyset(Page(2, backward, order, after, before), "n", StatementParameters(), 0, indexed=indexed)


def ranges(*order, **page) -> list[tuple[str, str]]:
    return [(r.predicate, r.order) for r in keyset(Order(*order), **page).ranges()]


def test_the_first_page_by_id_names_the_index():
    assert ranges() == [("n.id >= ''", "n.id")]
    assert ranges("id", True) == [("n.id >= ''", "n.id DESC")]
    assert ranges(backward=True) == [("n.id >= ''", "n.id DESC")]
    assert ranges("id", True, backward=True) == [("n.id >= ''", "n.id")]


def test_where_no_index_is_walked_nothing_is_asked_that_holds_for_every_node():
    assert ranges(indexed=False) == [("", "n.id")]
    assert ranges("budget", indexed=False) == [("n.budget IS NOT NULL", "n.budget, n.id"), ("n.budget IS NULL", "n.id")]
    assert ranges("budget", after=HERE, indexed=False) == [
        ("n.budget >= $p0 AND n.id IS NOT NULL AND (n.budget > $p0 OR n.id > $p1)", "n.budget, n.id"),
        ("n.budget IS NULL", "n.id"),
    ]


def test_a_page_by_id_goes_on_behind_its_cursor():
    assert ranges(after=HERE) == [("n.id > $p0", "n.id")]
    assert ranges(before=HERE, backward=True) == [("n.id < $p0", "n.id DESC")]
    assert ranges("id", True, after=HERE) == [("n.id < $p0", "n.id DESC")]
    assert ranges(after=HERE, before=THERE) == [("n.id > $p0 AND n.id < $p1", "n.id")]


def test_the_first_page_by_a_property_is_two_ranges_values_then_nulls():
    assert ranges("budget") == [
        ("n.budget IS NOT NULL AND n.id IS NOT NULL", "n.budget, n.id"),
        ("n.budget IS NULL AND n.id >= ''", "n.id"),
    ]


def test_missing_values_come_last_in_both_directions():
    assert ranges("budget", True) == [
        ("n.budget IS NOT NULL AND n.id IS NOT NULL", "n.budget DESC, n.id DESC"),
        ("n.budget IS NULL AND n.id >= ''", "n.id DESC"),
    ]


def test_from_the_end_of_the_list_the_nulls_are_walked_first():
    assert ranges("budget", backward=True) == [
        ("n.budget IS NULL AND n.id >= ''", "n.id DESC"),
        ("n.budget IS NOT NULL AND n.id IS NOT NULL", "n.budget DESC, n.id DESC"),
    ]


def test_behind_a_value_the_form_is_the_one_that_walks_the_index():
    assert ranges("budget", after=HERE)[0] == (
        "n.budget >= $p0 AND n.id IS NOT NULL AND (n.budget > $p0 OR n.id > $p1)",
        "n.budget, n.id",
    )
    assert ranges("budget", True, after=HERE)[0] == (
        "n.budget <= $p0 AND n.id IS NOT NULL AND (n.budget < $p0 OR n.id < $p1)",
        "n.budget DESC, n.id DESC",
    )


def test_behind_a_value_all_nulls_follow():
    assert ranges("budget", after=HERE)[1] == ("n.budget IS NULL AND n.id >= ''", "n.id")


def test_behind_a_null_there_are_only_nulls():
    assert ranges("budget", after=NOWHERE) == [("n.budget IS NULL AND n.id > $p0", "n.id")]


def test_before_a_value_there_is_no_null():
    assert ranges("budget", before=HERE, backward=True) == [
        ("n.budget <= $p0 AND n.id IS NOT NULL AND (n.budget < $p0 OR n.id < $p1)", "n.budget DESC, n.id DESC")
    ]


def test_before_a_null_lie_the_nulls_with_smaller_ids_and_all_values():
    assert ranges("budget", before=NOWHERE, backward=True) == [
        ("n.budget IS NULL AND n.id < $p0", "n.id DESC"),
        ("n.budget IS NOT NULL AND n.id IS NOT NULL", "n.budget DESC, n.id DESC"),
    ]


def test_between_two_cursors():
    between = (
        "n.budget >= $p0 AND n.id IS NOT NULL AND (n.budget > $p0 OR n.id > $p1)"
        " AND n.budget <= $p2 AND n.id IS NOT NULL AND (n.budget < $p2 OR n.id < $p3)"
    )
    assert ranges("budget", after=HERE, before=THERE) == [(between, "n.budget, n.id")]
    assert ranges("budget", after=HERE, before=NOWHERE)[1] == ("n.budget IS NULL AND n.id < $p2", "n.id")
    assert ranges("budget", after=NOWHERE, before=HERE) == []


@pytest.mark.parametrize(
    ("order", "cursor", "side", "outside"),
    [
        (Order(), HERE, "after", "n.id <= $p0"),
        (Order(), HERE, "before", "n.id >= $p0"),
        (Order("id", True), HERE, "after", "n.id >= $p0"),
        (Order("budget"), HERE, "after", "n.budget < $p1 OR (n.budget = $p1 AND n.id <= $p0)"),
        (Order("budget", True), HERE, "after", "n.budget > $p1 OR (n.budget = $p1 AND n.id >= $p0)"),
        (Order("budget"), HERE, "before", "n.budget > $p1 OR (n.budget = $p1 AND n.id >= $p0) OR n.budget IS NULL"),
        (Order("budget"), NOWHERE, "after", "n.budget IS NOT NULL OR (n.budget IS NULL AND n.id <= $p0)"),
        (Order("budget"), NOWHERE, "before", "n.budget IS NULL AND n.id >= $p0"),
    ],
)
def test_what_lies_outside_a_cursor(order, cursor, side, outside):
    assert keyset(order, **{side: cursor}).outside(side) == outside
