"""`aggregate`: groups of a list, their order and their pages."""

import re

import pytest

from graph.query.cursors import Order, encode_cursor
from graph.query.errors import BadCursor, BadPage, BadValue
from graph.query.fields.connection.aggregate import Aggregate
from graph.query.fields.connection.measures import Measure, Measured
from tests.graph.query.selections import statement_of

ADOPTIONS = Aggregate("Adoption")


def text_of(arguments: str, members: str = "count") -> str:
    return statement_of(f"{{ adoptions {{ aggregate{arguments} {{ groups {{ {members} }} }} }} }}")[0].text


def read(arguments: str, members: str, count: int) -> dict:
    statement, values = statement_of(f"{{ adoptions {{ aggregate{arguments} {{ {members} }} }} }}")
    return statement.read([[count]], values)[0]["aggregate"]


def test_groups_are_ordered_by_count_and_then_by_their_keys():
    text = text_of("(groupBy: [STAGE, TERRITORY])")
    assert re.search(
        r"count\(\*\) AS (m\d+) WITH (k\d+), (k\d+), \1 AS (m\d+)"
        r" ORDER BY \4 IS NULL, \4 DESC, \2 IS NULL, \2, \3 IS NULL, \3\.id RETURN \[\2, \3, \4\]",
        text,
    ), text


@pytest.mark.parametrize(
    ("order", "clause"),
    [
        ("{measure: KEY, direction: DESC}", "ORDER BY k{key} IS NULL, k{key} DESC RETURN"),
        ("{measure: KEY}", "ORDER BY k{key} IS NULL, k{key} RETURN"),
        ("{measure: MEDIAN, number: RUNNING_ON_YEAR}", "percentileCont("),
        ("{measure: DISTINCT_COUNT, dimension: PRACTICE}", "count(DISTINCT k"),
    ],
)
def test_the_order_may_be_by_any_measure_selected_or_not(order, clause):
    text = text_of(f"(groupBy: [STAGE], orderBy: {order})")
    assert any(clause.format(key=key) in text for key in range(10)), text


def test_without_dimensions_an_empty_list_is_one_group_of_no_node():
    text = text_of("", "count median(of: RUNNING_ON_YEAR)")
    assert "ORDER BY" in text
    assert "= 0 THEN [[0, null]] ELSE" in text


def test_the_arguments_hold_the_bounds_of_the_page_and_its_order():
    arguments = ADOPTIONS.arguments({"groupBy": ["stage"], "first": 5})
    assert (arguments.values["from"], arguments.values["to"]) == (0, 5)
    assert arguments.values["measured"] == Measured(Measure.COUNT)
    assert arguments.values["order"] == Order("stage|COUNT|", descending=True)
    assert ADOPTIONS.arguments({"groupBy": ["stage"], "first": 7}).shape == arguments.shape
    assert ADOPTIONS.arguments({"groupBy": ["country"], "first": 5}).shape != arguments.shape


def test_a_page_continues_after_the_cursor_of_the_page_before():
    members = "groupCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
    first = read("(groupBy: [STAGE], first: 2)", members, 3)
    info = first["pageInfo"]
    assert (first["groupCount"], info["hasNextPage"], info["hasPreviousPage"]) == (3, True, False)
    second = read(f'(groupBy: [STAGE], first: 2, after: "{info["endCursor"]}")', members, 3)["pageInfo"]
    assert (second["hasNextPage"], second["hasPreviousPage"]) == (False, True)
    assert second["startCursor"] == second["endCursor"]
    empty = read(f'(groupBy: [STAGE], first: 2, after: "{second["endCursor"]}")', members, 3)["pageInfo"]
    assert empty == {"hasNextPage": False, "hasPreviousPage": True, "startCursor": None, "endCursor": None}


def cursor(position: int, order: str = "stage|COUNT|") -> str:
    return encode_cursor("AdoptionGroup", Order(order, descending=True), position, "")


@pytest.mark.parametrize("after", ["", "zzz", cursor(0), cursor(-1), cursor(2**40), cursor(1, "country|COUNT|")])
def test_a_cursor_of_another_list_or_without_a_position_is_rejected(after):
    assert ADOPTIONS.arguments({"groupBy": ["stage"], "after": cursor(1)}).values["from"] == 1
    with pytest.raises(BadCursor, match="^after: "):
        ADOPTIONS.arguments({"groupBy": ["stage"], "after": after})


@pytest.mark.parametrize(
    ("arguments", "error", "message"),
    [
        ({"groupBy": ["a", "b", "c", "d"]}, BadPage, "groupBy: 4 dimensions are too many. Use at most 3."),
        ({"groupBy": ["stage", "stage"]}, BadValue, "groupBy: a dimension is repeated"),
        ({"first": 1_001}, BadPage, "first: 1001 is out of range. Use 1 to 1000."),
        ({"orderBy": {"measure": "SUM"}}, BadValue, "orderBy.number: an order by SUM needs a value here"),
        (
            {"orderBy": {"measure": "DISTINCT_COUNT", "number": "x"}},
            BadValue,
            "orderBy.number: an order by DISTINCT_COUNT takes no value here",
        ),
        ({"orderBy": {"dimension": "stage"}}, BadValue, "orderBy.dimension: an order by COUNT takes no value here"),
    ],
)
def test_bad_arguments_are_rejected(arguments, error, message):
    with pytest.raises(error, match=f"^{message}"):
        ADOPTIONS.arguments(arguments)
