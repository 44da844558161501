"""Pages of ranked lists, from either end."""

import pytest

from graph.query.cursors import Order, encode_cursor
from graph.query.errors import BadCursor, BadPage
from resolvers.fields.ranked import is_beginning, page_arguments, page_of_ranked

ITEMS = "abcdefgh"
SCORES = (0.9, 0.9, 0.8, 0.5, 0.5, 0.5, 0.2, 0.1)
KEYS = list(zip(SCORES, ITEMS, strict=True))


def cursor(score: float, id_: str) -> str:
    return encode_cursor("List", Order("score", descending=True), score, id_)


@pytest.mark.parametrize(("asked", "shown", "has_previous", "has_next"), [
    ({}, "abcdefgh", False, False),
    ({"first": 3}, "abc", False, True),
    ({"last": 3}, "fgh", True, False),
    ({"last": 9}, "abcdefgh", False, False),
    ({"first": 2, "after": cursor(0.8, "c")}, "de", True, True),
    ({"first": 2, "after": cursor(0.1, "h")}, "", True, False),
    ({"last": 2, "before": cursor(0.5, "e")}, "cd", True, True),
    ({"last": 2, "before": cursor(0.9, "b")}, "a", False, True),
    ({"last": 2, "before": cursor(0.9, "a")}, "", False, True),
    ({"first": 2, "before": cursor(0.5, "e")}, "ab", False, True),
    ({"last": 2, "after": cursor(0.9, "b"), "before": cursor(0.2, "g")}, "ef", True, True),
    ({"first": 2, "after": cursor(0.9, "b"), "before": cursor(0.5, "d")}, "c", True, True),
    ({"after": cursor(0.2, "g"), "before": cursor(0.9, "b")}, "", True, True),
    # of an item that is gone
    ({"first": 2, "after": cursor(0.5, "x")}, "de", True, True),
    ({"last": 2, "before": cursor(0.5, "x")}, "ef", True, True),
    ({"first": 2, "after": cursor(2, "x")}, "ab", False, True),
    ({"last": 2, "before": cursor(0, "x")}, "gh", True, False),
])
def test_a_page_lies_between_its_cursors(asked, shown, has_previous, has_next):
    page = page_of_ranked(ITEMS, KEYS, page_arguments(asked, "List"), "List")
    assert "".join(item for _, item in page.items) == shown
    info = page.page_info
    assert (info.has_previous_page, info.has_next_page) == (has_previous, has_next)
    ends = [cursor(*KEYS[ITEMS.index(item)]) for item in (shown[:1], shown[-1:]) if item]
    assert [info.start_cursor, info.end_cursor] == (ends or [None, None])


@pytest.mark.parametrize("direction", [("first", "after"), ("last", "before")])
@pytest.mark.parametrize("size", [1, 3, 8])
def test_pages_that_follow_each_other_are_the_whole_list(direction, size):
    limit, place = direction
    found, at = [], None
    while True:
        page = page_of_ranked(ITEMS, KEYS, page_arguments({limit: size, place: at}, "List"), "List")
        items = [item for _, item in page.items]
        found = items + found if limit == "last" else found + items
        info = page.page_info
        if not (info.has_previous_page if limit == "last" else info.has_next_page):
            break
        at = info.start_cursor if limit == "last" else info.end_cursor
    assert "".join(found) == ITEMS


def test_first_and_last_exclude_each_other():
    with pytest.raises(BadPage):
        page_arguments({"first": 1, "last": 1}, "List")


def test_a_cursor_of_another_list_is_refused():
    with pytest.raises(BadCursor):
        page_arguments({"before": cursor(1, "a")}, "Other")


def test_only_the_beginning_of_a_list_needs_no_more_keys_than_its_size():
    assert is_beginning(page_arguments({"first": 2}, "List"))
    for asked in ({"last": 2}, {"after": cursor(1, "a")}, {"before": cursor(1, "a")}):
        assert not is_beginning(page_arguments(asked, "List"))
