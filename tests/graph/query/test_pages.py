import pytest

from graph.query.arguments import page_arguments
from graph.query.cursors import Cursor, Order, encode_cursor
from graph.query.errors import BadCursor, BadPage
from graph.query.pages import DEFAULT_SIZE, MAX_PAGE, MAX_SIZE, checked_size, page_of

BY_POPULATION = {"field": "population", "direction": "DESC"}


def page(**arguments):
    return page_of(arguments, "Region", (int,))


def test_the_default_page_is_the_first_twenty_by_id():
    result = page()
    assert (result.size, result.backward, result.order) == (DEFAULT_SIZE, False, Order("id", descending=False))
    assert (result.after, result.before) == (None, None)


def test_null_arguments_count_as_missing():
    assert page(first=None, last=None, after=None, before=None, orderBy=None) == page()
    assert page(orderBy={"field": None, "direction": None}) == page()


@pytest.mark.parametrize("size", [1, 2, MAX_SIZE])
def test_first_counts_from_the_start_and_last_from_the_end(size):
    assert (page(first=size).size, page(first=size).backward) == (size, False)
    assert (page(last=size).size, page(last=size).backward) == (size, True)


@pytest.mark.parametrize("size", [-(2**31), -1, 0, 101, 2**31 - 1])
@pytest.mark.parametrize("name", ["first", "last"])
def test_a_size_out_of_range_is_rejected(name, size):
    with pytest.raises(BadPage) as caught:
        page(**{name: size})
    error = caught.value
    assert (error.code, error.argument) == ("BAD_PAGE", name)
    assert error.sentence("en") == f"{name}: {size} is out of range. Use 1 to 100."
    assert error.sentence("ru") == f"{name}: значение {size} вне допустимых границ. Укажите от 1 до 100."


def test_a_page_that_the_store_reads_may_be_larger():
    assert page_arguments({"first": MAX_PAGE}, "Region").values["size"] == MAX_PAGE == 1_000
    with pytest.raises(BadPage, match="^last: 1001 is out of range. Use 1 to 1000.$"):
        page_arguments({"last": MAX_PAGE + 1}, "Region")


@pytest.mark.parametrize("size", [0, 21])
def test_a_field_may_have_a_limit_and_a_message_of_its_own(size):
    assert checked_size("first", 20, 20) == 20
    with pytest.raises(BadPage, match=f"^first: {size} is out of range at depth 2. Use 1 to 20.$"):
        checked_size("first", size, 20, "query.size-at-depth", depth=2)


def test_first_and_last_exclude_each_other():
    with pytest.raises(BadPage, match="first: first and last exclude each other. Use one of them."):
        page(first=1, last=1)


def test_an_order_may_have_only_a_field_or_only_a_direction():
    assert page(orderBy={"field": "population"}).order == Order("population", descending=False)
    assert page(orderBy={"direction": "DESC"}).order == Order("id", descending=True)


def test_both_cursors_are_decoded_in_the_requested_order():
    order = Order("population", descending=True)
    after, before = (encode_cursor("Region", order, *place) for place in ((5, "region:a"), (None, "region:b")))
    result = page(orderBy=BY_POPULATION, after=after, before=before)
    assert result.after == Cursor(5, "region:a")
    assert result.before == Cursor(None, "region:b")


@pytest.mark.parametrize("side", ["after", "before"])
def test_the_error_of_a_bad_cursor_names_its_argument(side):
    with pytest.raises(BadCursor, match=f"^{side}: "):
        page(**{side: "zzz"})


@pytest.mark.parametrize(
    ("field", "valid", "invalid"),
    [
        ("population", 5, ["5", 5.5, "x"]),
        ("nameRu", "Пермь", [5, 5.5]),
    ],
)
def test_a_cursor_holds_a_value_of_the_ordered_property(field, valid, invalid):
    order = Order(field)
    arguments = {"orderBy": {"field": field}}
    assert page_arguments(
        {**arguments, "after": encode_cursor("Region", order, valid, "region:a")}, "Region"
    ).page.after
    assert page_arguments({**arguments, "after": encode_cursor("Region", order, None, "region:a")}, "Region").page.after
    for value in invalid:
        with pytest.raises(BadCursor, match="this is not a cursor of this service"):
            page_arguments({**arguments, "after": encode_cursor("Region", order, value, "region:a")}, "Region")


@pytest.mark.parametrize("value", [1_000_000, 1_000_000.5])
def test_a_cursor_by_an_amount_may_hold_a_whole_number(value):
    after = encode_cursor("Project", Order("budget"), value, "project:a")
    arguments = page_arguments({"orderBy": {"field": "budget"}, "after": after}, "Project")
    assert arguments.values["after"] == {"id": "project:a", "value": value}


def test_either_a_descending_order_or_a_backward_page_reverses_the_walk():
    assert not page().reversed
    assert page(last=1).reversed
    assert page(orderBy={"direction": "DESC"}).reversed
    assert not page(last=1, orderBy={"direction": "DESC"}).reversed


def test_the_shape_determines_the_statement_and_contains_no_value():
    def shape(after=..., **arguments):
        cursor = {} if after is ... else {"after": encode_cursor("Region", Order("population"), after, "region:a")}
        return page(orderBy={"field": "population"}, **cursor, **arguments).shape

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
