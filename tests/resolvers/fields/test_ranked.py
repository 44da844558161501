"""Pages of ranked lists: both directions, as the Relay Cursor Connections Specification has them; what an edge and a
connection take from the item and the answer."""

import itertools
from dataclasses import dataclass
from typing import Any

import pytest

from graph.query.errors import BadCursor, BadPage
from resolvers.fields.ranked import Key, RankedConnection, RankedPage, page_arguments, page_of_ranked, reach

#: Two share a score.
KEYS: list[Key] = [(9.0, "i"), (7.5, "c"), (7.5, "d"), (4, "a"), (1.0, "z"), (0.5, "b")]
NAME = "Recommendation"


def page_of(keys: list[Key] = KEYS, **given: Any) -> RankedPage[str]:
    page = page_arguments(given, NAME)
    head = reach(page)
    return page_of_ranked([id_ for _, id_ in keys], keys if head is None else keys[:head], page, NAME)


def shown(page: RankedPage[str]) -> list[str]:
    assert page.nodes == [edge.item for edge in page.edges]
    return page.nodes


CURSORS = {edge.node: edge.cursor for edge in page_of().edges}


def test_every_pair_of_cursors_and_every_size_gives_what_the_specification_says():
    ids = [id_ for _, id_ in KEYS]
    for after, before in itertools.product([None, *ids], repeat=2):
        for direction, size in itertools.product(("first", "last"), range(1, len(ids) + 2)):
            start = 0 if after is None else ids.index(after) + 1
            end = len(ids) if before is None else ids.index(before)
            between = ids[start:end]
            expected = between[:size] if direction == "first" else between[-size:]
            page = page_of(after=CURSORS.get(after), before=CURSORS.get(before), **{direction: size})
            assert shown(page) == expected
            cut = len(expected) < len(between)
            assert page.page_info.has_next_page == (before is not None or (cut and direction == "first"))
            assert page.page_info.has_previous_page == (after is not None or (cut and direction == "last"))
            ends = (expected[0], expected[-1]) if expected else (None, None)
            assert (page.page_info.start_cursor, page.page_info.end_cursor) == tuple(map(CURSORS.get, ends))


@pytest.mark.parametrize("size", [1, 2, 4, 6, 100])
def test_pages_from_either_end_join_to_the_whole_list(size):
    found: list[str] = []
    page = page_of(first=size)
    while found.extend(shown(page)) or page.page_info.has_next_page:
        page = page_of(first=size, after=page.page_info.end_cursor)
    backward: list[str] = []
    page = page_of(last=size)
    while backward.extend(reversed(shown(page))) or page.page_info.has_previous_page:
        page = page_of(last=size, before=page.page_info.start_cursor)
    assert found == backward[::-1] == [id_ for _, id_ in KEYS]


def test_a_cursor_keeps_the_place_of_an_item_that_is_gone():
    left = [key for key in KEYS if key[1] != "c"]
    assert shown(page_of(left, after=CURSORS["c"])) == ["d", "a", "z", "b"]
    assert shown(page_of(left, before=CURSORS["c"])) == ["i", "d"]
    assert shown(page_of(left, last=1, before=CURSORS["c"])) == ["d"]
    assert shown(page_of([], after=CURSORS["c"])) == shown(page_of([], last=3, before=CURSORS["c"])) == []


def test_a_cursor_follows_an_item_whose_score_has_changed():
    moved = [(9.5, "c"), *(key for key in KEYS if key[1] != "c")]
    assert shown(page_of(moved, after=CURSORS["c"])) == ["i", "d", "a", "z", "b"]
    assert shown(page_of(moved, before=CURSORS["c"])) == []


def test_a_first_page_needs_no_more_keys_than_it_shows():
    assert reach(page_arguments({"first": 3}, NAME)) == 3
    for given in ({"last": 3}, {"first": 3, "after": CURSORS["c"]}, {"first": 3, "before": CURSORS["c"]}):
        assert reach(page_arguments(given, NAME)) is None


def test_twenty_come_where_no_size_is_given():
    many: list[Key] = [(float(100 - number), f"{number:03}") for number in range(50)]
    assert len(page_of(many).edges) == 20


@pytest.mark.parametrize("given", [{"first": 0}, {"last": 0}, {"last": 101}, {"first": 1, "last": 1}])
def test_an_impossible_page_is_refused(given):
    with pytest.raises(BadPage):
        page_of(**given)


@pytest.mark.parametrize("given", [{"before": "nonsense"}, {"after": ""}])
def test_a_text_that_is_no_cursor_is_refused(given):
    with pytest.raises(BadCursor):
        page_of(**given)


def test_a_cursor_of_another_list_is_refused():
    with pytest.raises(BadCursor):
        page_arguments({"after": CURSORS["c"]}, "NextAdopter")


@dataclass(frozen=True)
class Item:
    rank: int
    score: float


@dataclass(frozen=True)
class Found:
    as_of: str


def test_an_edge_has_the_attributes_of_its_item_and_a_connection_those_of_its_answer():
    page = page_of_ranked([Item(1, 3.0)], [(3.0, "practice:d")], page_arguments({"first": 1}, NAME), NAME)
    found = RankedConnection(page, Found("1995"), 7)
    [edge] = found.edges
    assert (edge.node, edge.rank, edge.score) == ("practice:d", 1, 3.0)
    assert (found.nodes, found.as_of, found.data_version, found.total_count) == (["practice:d"], "1995", 7, 1)
    with pytest.raises(AttributeError):
        _ = edge.color
    with pytest.raises(AttributeError):
        _ = found.color
