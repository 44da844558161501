"""The cursor of a row: it continues the list after this row."""

from graph.query.arguments import page_arguments
from graph.query.cursors import Cursor
from tests.graph.query.selections import page_statement, read


def cursor_of(order: dict | None, row: list) -> str:
    return read("edges { cursor }", [[row]], orderBy=order)["edges"][0]["cursor"]


def test_a_cursor_is_that_of_the_order_and_of_the_row():
    for order, row, position in (
        (None, ["region:a"], Cursor(None, "region:a")),
        ({"field": "population", "direction": "DESC"}, ["region:a", 7], Cursor(7, "region:a")),
        ({"field": "population", "direction": "ASC"}, ["region:a", None], Cursor(None, "region:a")),
        ({"field": "nameRu", "direction": "ASC"}, ["region:a", "ё"], Cursor("ё", "region:a")),
    ):
        after = page_arguments({"after": cursor_of(order, row), "orderBy": order}, "Region").page
        assert after is not None
        assert after.after == position, order


def test_the_columns_of_the_cursor_are_read_once():
    members = "edges { a: cursor b: cursor } pageInfo { startCursor endCursor }"
    statement, arguments = page_statement(members, orderBy={"field": "population", "direction": "DESC"})
    assert "RETURN [n0.id, n0.population]" in statement.text
    value, _ = statement.read([[["region:a", 7], ["region:b", 6]]], arguments)
    first, last = value["edges"]
    assert first["a"] == first["b"] == value["pageInfo"]["startCursor"]
    assert last["a"] == value["pageInfo"]["endCursor"] != first["a"]
