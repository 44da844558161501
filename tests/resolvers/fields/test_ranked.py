"""Pages of ranked lists, and what an edge and a connection take from the item and the answer."""

from dataclasses import dataclass

import pytest

from graph.query.errors import BadCursor
from resolvers.fields.ranked import RankedConnection, page_arguments, page_of_ranked


@dataclass(frozen=True)
class Item:
    rank: int
    score: float


@dataclass(frozen=True)
class Found:
    as_of: str


ITEMS = [Item(1, 3.0), Item(2, 2.0), Item(3, 2.0), Item(4, 1.0)]
KEYS = [(3.0, "practice:d"), (2.0, "practice:a"), (2.0, "practice:b"), (1.0, "practice:c")]


def page(keys=KEYS, **given):
    return page_of_ranked(ITEMS[:len(keys)], keys, page_arguments(given, "Thing"), "Thing")


def test_pages_follow_each_other_to_the_end():
    first = page(first=3)
    assert (first.nodes, first.total_count) == (["practice:d", "practice:a", "practice:b"], 4)
    assert (first.page_info.has_next_page, first.page_info.has_previous_page) == (True, False)
    last = page(first=3, after=first.page_info.end_cursor)
    assert [edge.rank for edge in last.edges] == [4]
    assert (last.page_info.has_next_page, last.page_info.has_previous_page) == (False, True)
    assert last.page_info.start_cursor == last.page_info.end_cursor == last.edges[0].cursor


def test_behind_an_item_that_is_gone_the_list_goes_on_after_what_scored_better():
    after = page(first=2).page_info.end_cursor
    assert page([KEYS[0], KEYS[2], KEYS[3]], first=3, after=after).nodes == ["practice:b", "practice:c"]


def test_a_cursor_of_another_list_is_refused():
    with pytest.raises(BadCursor):
        page_arguments({"after": page_of_ranked(ITEMS, KEYS, page_arguments({}, "Other"), "Other").edges[0].cursor},
                       "Thing")


def test_an_edge_has_the_attributes_of_its_item_and_a_connection_those_of_its_answer():
    found = RankedConnection(page(first=1), Found("1995"), 7)
    [edge] = found.edges
    assert (edge.node, edge.rank, edge.score) == ("practice:d", 1, 3.0)
    assert (found.nodes, found.as_of, found.data_version, found.total_count) == (["practice:d"], "1995", 7, 4)
    with pytest.raises(AttributeError):
        _ = edge.color
    with pytest.raises(AttributeError):
        _ = found.color
