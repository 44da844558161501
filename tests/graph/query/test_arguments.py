import pytest

from graph.query.arguments import Arguments, page_arguments, plain_arguments
from graph.query.cursors import Order, encode_cursor


def regions(where=None, **arguments) -> Arguments:
    return page_arguments({**arguments, "where": where} if where is not None else arguments, "Region")


def test_a_page_has_its_size_and_the_size_with_one_extra_row():
    assert (regions(first=7).values["size"], regions(first=7).values["oneMore"]) == (7, 8)


def test_where_may_be_null_or_missing():
    assert regions() == page_arguments({"where": None}, "Region") == regions({})


def test_arguments_of_the_same_shape_are_equal():
    first = regions({"population": {"gte": 5}, "name": {"contains": "а", "in": ["б", "в"]}}, first=1)
    second = regions({"population": {"gte": 6}, "name": {"contains": "г", "in": ["д"]}}, first=100)
    assert first == second
    assert hash(first) == hash(second)
    assert first.values != second.values


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"population": {}},
        {"population": {"gt": 5}},
        {"population": {"gte": 5, "lte": 6}},
        {"not": {"population": {"gte": 5}}},
        {"and": [{"population": {"gte": 5}}]},
        {"and": []},
        {"or": []},
        {"population": {"isNull": True}},
        {"population": {"isNull": False}},
        {"population": {"in": [5]}},
        {"municipalities": {"some": {"population": {"gte": 5}}}},
        {"municipalities": {"every": {"population": {"gte": 5}}}},
    ],
)
def test_other_conditions_have_another_shape(other):
    assert regions(other) != regions({"population": {"gte": 5}})


def test_each_order_direction_and_kind_of_cursor_has_its_own_shape():
    def by(field, direction=None, after=..., **arguments):
        order = Order(field, direction == "DESC")
        cursor = {} if after is ... else {"after": encode_cursor("Region", order, after, "region:a")}
        return regions(orderBy={"field": field, "direction": direction}, **cursor, **arguments)

    shapes = [
        by("population"),
        by("population", "DESC"),
        by("population", after=1),
        by("population", after=None),
        by("population", last=1),
        by("nameRu"),
        by("id"),
        by("id", after=""),
    ]
    assert len(set(shapes)) == len(shapes)
    assert by("population", after=1) == by("population", "ASC", after=2, first=3)


def test_plain_arguments_depend_on_the_structural_values():
    assert plain_arguments({"lang": "RU"}, "lang") != plain_arguments({"lang": "EN"}, "lang")
    assert plain_arguments({"id": "a"}) == plain_arguments({"id": "b"})
