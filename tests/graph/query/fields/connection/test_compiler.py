"""The statement of a list: its matches, its conditions, its order and the nodes beyond its cursors."""

import re

from graph.query.cursors import Order, encode_cursor
from tests.graph.query.selections import page_statement

CURSOR = encode_cursor("Region", Order(), None, "region:m")
FAR = {"municipalities": {"some": {"population": {"gt": 5}}}}


def text_of(members: str, **page) -> str:
    return page_statement(members, **page)[0].text


def test_a_list_matches_its_label_in_the_requested_order():
    by_id = "RETURN [COLLECT { MATCH (n0:Region) WHERE n0.id >= '' WITH n0 ORDER BY n0.id LIMIT $p0 RETURN [n0.id] }]"
    assert text_of("nodes { id }") == f"{by_id} AS d"
    assert " ORDER BY n0.id DESC LIMIT " in text_of("nodes { id }", first=None, last=2)
    # Regions without a population follow those with one.
    ranges = re.findall("ORDER BY (.*?) LIMIT", text_of("nodes { id }", orderBy={"field": "population"}))
    assert ranges == ["n0.population, n0.id", "n0.id"]


def test_equal_columns_are_returned_once():
    text = text_of("edges { a: cursor b: cursor }", orderBy={"field": "population"})
    assert text.count("RETURN [n0.id, n0.population]") == 2  # one for each range


def test_a_condition_that_cannot_be_met_reads_nothing():
    assert text_of("nodes { id } totalCount", where={"or": []}) == "RETURN [0, []] AS d"
    page = "pageInfo { hasNextPage hasPreviousPage }"
    assert text_of(page, where={"or": []}, after=CURSOR) == "RETURN [false, []] AS d"


def test_a_cursor_bounds_the_rows_and_is_asked_about_on_its_other_side():
    text = text_of("nodes { id } pageInfo { hasPreviousPage }", after=CURSOR)
    assert "EXISTS { MATCH (n0:Region) WHERE (n0.id <= $p0) }" in text
    assert re.search(r"MATCH \(n0:Region\) WHERE n0.id > \$p\d WITH n0 ORDER BY n0.id", text)


def test_a_condition_applies_to_the_rows_and_to_the_count():
    plain, far = (text_of("nodes { id } totalCount", where=where) for where in ({"country": {"eq": "RU"}}, FAR))
    assert plain.count("n0.country = ") == 2
    assert far.count(":IN_REGION]") == 2
    assert far.count("population > ") == 2


def test_members_without_rows_do_not_read_any():
    assert "COLLECT" not in text_of("totalCount")
    assert "RETURN [true]" in text_of("nodes { __typename }")
