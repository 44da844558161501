import pytest

from graph.query.arguments import page_arguments
from graph.query.cursors import Cursor, Order, encode_cursor
from graph.query.errors import BadCursor, BadPage
from graph.query.pages import DEFAULT_SIZE, MAX_SIZE, page_of

BY_POPULATION = {"field": "population", "direction": "DESC"}


def page(**arguments):
    return page_of(arguments, "Region", (int,))


def test_a_page_is_the_first_twenty_by_id_if_nothing_is_said():
    found = page()
    assert (found.size, found.backward, found.order) == (DEFAULT_SIZE, False, Order("id", descending=False))
    assert (found.after, found.before) == (None, None)


def test_null_is_as_good_as_nothing():
    assert page(first=None, last=None, after=None, before=None, orderBy=None) == page()
    assert page(orderBy={"field": None, "direction": None}) == page()


@pytest.mark.parametrize("size", [1, 2, MAX_SIZE])
def test_first_counts_from_the_start_and_last_from_the_end(size):
    assert (page(first=size).size, page(first=size).backward) == (size, False)
    assert (page(last=size).size, page(last=size).backward) == (size, True)


@pytest.mark.parametrize("size", [-(2**31), -1, 0, 101, 2**31 - 1])
@pytest.mark.parametrize("name", ["first", "last"])
def test_a_size_out_of_range_is_refused(name, size):
    with pytest.raises(BadPage) as caught:
        page(**{name: size})
    error = caught.value
    assert (error.code, error.argument) == ("BAD_PAGE", name)
    assert error.sentence("en") == f"{name}: {size} is out of range. Use 1 to 100."
    assert error.sentence("ru") == f"{name}: значение {size} вне допустимых границ. Укажите от 1 до 100."


def test_first_and_last_exclude_each_other():
    with pytest.raises(BadPage, match="first: first and last exclude each other. Use one of them."):
        page(first=1, last=1)


def test_the_order_may_have_a_field_or_a_direction_alone():
    assert page(orderBy={"field": "population"}).order == Order("population", descending=False)
    assert page(orderBy={"direction": "DESC"}).order == Order("id", descending=True)


def test_both_cursors_are_read_in_the_order_that_is_asked_for():
    order = Order("population", descending=True)
    after, before = (encode_cursor("Region", order, *place) for place in ((5, "region:a"), (None, "region:b")))
    found = page(orderBy=BY_POPULATION, after=after, before=before)
    assert found.after == Cursor(5, "region:a")
    assert found.before == Cursor(None, "region:b")


@pytest.mark.parametrize("side", ["after", "before"])
def test_a_bad_cursor_names_its_argument(side):
    with pytest.raises(BadCursor, match=f"^{side}: "):
        page(**{side: "zzz"})


@pytest.mark.parametrize(
    ("field", "good", "bad"),
    [
        ("population", 5, ["5", 5.5, "x"]),
        ("nameRu", "Пермь", [5, 5.5]),
    ],
)
def test_a_cursor_holds_a_value_of_the_ordered_property(field, good, bad):
    order = Order(field)
    given = {"orderBy": {"field": field}}
    assert page_arguments({**given, "after": encode_cursor("Region", order, good, "region:a")}, "Region").page.after
    assert page_arguments({**given, "after": encode_cursor("Region", order, None, "region:a")}, "Region").page.after
    for value in bad:
        with pytest.raises(BadCursor, match="this is not a cursor of this service"):
            page_arguments({**given, "after": encode_cursor("Region", order, value, "region:a")}, "Region")


@pytest.mark.parametrize("value", [1_000_000, 1_000_000.5])
def test_a_cursor_over_amounts_holds_whole_numbers_too(value):
    after = encode_cursor("Project", Order("budget"), value, "project:a")
    given = page_arguments({"orderBy": {"field": "budget"}, "after": after}, "Project")
    assert given.values["after"] == {"id": "project:a", "value": value}


def test_the_store_walks_backwards_where_the_order_and_the_end_of_the_list_differ():
    assert not page().reversed
    assert page(last=1).reversed
    assert page(orderBy={"direction": "DESC"}).reversed
    assert not page(last=1, orderBy={"direction": "DESC"}).reversed


def test_the_shape_has_all_that_a_statement_depends_on_and_no_value():
    def shape(after=..., **given):
        cursor = {} if after is ... else {"after": encode_cursor("Region", Order("population"), after, "region:a")}
        return page(orderBy={"field": "population"}, **cursor, **given).shape

    assert shape() == shape(first=7)
    assert shape(after=5) == shape(after=6, first=7)
    assert (
        len(
            {
                shape(),
                shape(after=5),
                shape(after=None),
                shape(last=1),
                shape(after=5, last=1),
                page().shape,
                page(orderBy=BY_POPULATION).shape,
            }
        )
        == 7
    )
