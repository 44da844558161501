"""Pages of ranked lists in both directions, per the Relay Cursor Connections Specification; edges and connections with
the attributes of items and answers."""

import itertools
from dataclasses import dataclass
from typing import Any

import pytest

from graph.query.errors import BadCursor, BadPage
from resolvers.fields.ranked_pages import Key, RankedConnection, RankedPage, page_arguments, page_of_ranked, reach

#: Two keys have the same score.
KEYS: list[Key] = [(9.0, "i"), (7.5, "c"), (7.5, "d"), (4, "a"), (1.0, "z"), (0.5, "b")]
NAME = "Recommendation"


def page_of(keys: list[Key] = KEYS, **arguments: Any) -> RankedPage[str]:
    page = page_arguments(arguments, NAME)
    head = reach(page)
    return page_of_ranked([id_ for _, id_ in keys], keys if head is None else keys[:head], page, NAME)


def shown(page: RankedPage[str]) -> list[str]:
    assert page.nodes == [edge.item for edge in page.edges]
    return page.nodes


CURSORS = {edge.node: edge.cursor for edge in page_of().edges}


def test_every_pair_of_cursors_and_every_size_follows_the_specification():
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
def test_pages_from_either_end_cover_the_whole_list(size):
    forward: list[str] = []
    page = page_of(first=size)
    while forward.extend(shown(page)) or page.page_info.has_next_page:
        page = page_of(first=size, after=page.page_info.end_cursor)
    backward: list[str] = []
    page = page_of(last=size)
    while backward.extend(reversed(shown(page))) or page.page_info.has_previous_page:
        page = page_of(last=size, before=page.page_info.start_cursor)
    assert forward == backward[::-1] == [id_ for _, id_ in KEYS]


def test_a_cursor_keeps_the_place_of_a_removed_item():
    remaining = [key for key in KEYS if key[1] != "c"]
    assert shown(page_of(remaining, after=CURSORS["c"])) == ["d", "a", "z", "b"]
    assert shown(page_of(remaining, before=CURSORS["c"])) == ["i", "d"]
    assert shown(page_of(remaining, last=1, before=CURSORS["c"])) == ["d"]
    assert shown(page_of([], after=CURSORS["c"])) == shown(page_of([], last=3, before=CURSORS["c"])) == []


def test_a_cursor_follows_an_item_whose_score_has_changed():
    moved = [(9.5, "c"), *(key for key in KEYS if key[1] != "c")]
    assert shown(page_of(moved, after=CURSORS["c"])) == ["i", "d", "a", "z", "b"]
    assert shown(page_of(moved, before=CURSORS["c"])) == []


def test_a_first_page_needs_only_the_keys_of_its_items():
    assert reach(page_arguments({"first": 3}, NAME)) == 3
    for arguments in ({"last": 3}, {"first": 3, "after": CURSORS["c"]}, {"first": 3, "before": CURSORS["c"]}):
        assert reach(page_arguments(arguments, NAME)) is None


def test_the_default_size_is_20():
    many: list[Key] = [(float(100 - number), f"{number:03}") for number in range(50)]
    assert len(page_of(many).edges) == 20


@pytest.mark.parametrize("arguments", [{"first": 0}, {"last": 0}, {"last": 101}, {"first": 1, "last": 1}])
def test_an_invalid_page_is_refused(arguments):
    with pytest.raises(BadPage):
        page_of(**arguments)


@pytest.mark.parametrize("arguments", [{"before": "nonsense"}, {"after": ""}])
def test_an_invalid_cursor_is_refused(arguments):
    with pytest.raises(BadCursor):
        page_of(**arguments)


def test_a_cursor_of_another_list_is_refused():
    with pytest.raises(BadCursor):
        page_arguments({"after": CURSORS["c"]}, "NextAdopter")


@dataclass(frozen=True)
class Item:
    rank: int
    score: float


@dataclass(frozen=True)
class Ranking:
    as_of: str


def test_an_edge_has_the_attributes_of_its_item_and_a_connection_those_of_its_answer():
    page = page_of_ranked([Item(1, 3.0)], [(3.0, "practice:d")], page_arguments({"first": 1}, NAME), NAME)
    connection = RankedConnection(page, Ranking("1995"), 7)
    [edge] = connection.edges
    assert (edge.node, edge.rank, edge.score) == ("practice:d", 1, 3.0)
    assert (connection.nodes, connection.as_of, connection.data_version, connection.total_count) == (
        ["practice:d"],
        "1995",
        7,
        1,
    )
    with pytest.raises(AttributeError):
        _ = edge.color
    with pytest.raises(AttributeError):
        _ = connection.color
