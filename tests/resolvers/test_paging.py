"""Pages: every node once, in order, in both directions, also while nodes are inserted and deleted."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from resolvers.execution.engine import Engine
from tests.resolvers.asking import ask, ids
from tests.resolvers.small_graph import write

SIZE = 4


async def pages(
    engine: Engine,
    field: str,
    *,
    order: str = "",
    where: str = "",
    size: int = SIZE,
    backward: bool = False,
    node: str = "id",
) -> AsyncIterator[dict[str, Any]]:
    """Yield the pages of a root field from one end to the other."""
    limit, place, next_cursor = ("last", "before", "startCursor") if backward else ("first", "after", "endCursor")
    rest = (f", orderBy: {{{order}}}" if order else "") + (f", where: {{{where}}}" if where else "")
    query = (
        f"query($cursor: String) {{ {field}({limit}: {size}, {place}: $cursor{rest}) {{ nodes {{ {node} }} edges"
        " { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
    )
    cursor = None
    while True:
        page = (await ask(engine, query, cursor=cursor))[field]
        yield page
        if not page["pageInfo"]["hasPreviousPage" if backward else "hasNextPage"]:
            return
        cursor = page["pageInfo"][next_cursor]


async def walk(engine: Engine, field: str, *, backward: bool = False, **options: Any) -> list[dict[str, Any]]:
    """Return all nodes of a list in forward order, read page by page. Check the page info of each page."""
    pages_read: list[list] = []
    async for page in pages(engine, field, backward=backward, **options):
        info, edges = page["pageInfo"], page["edges"]
        assert [edge["node"]["id"] for edge in edges] == ids(page)
        assert (info["startCursor"], info["endCursor"]) == (
            (edges[0]["cursor"], edges[-1]["cursor"]) if edges else (None, None)
        )
        assert info["hasNextPage" if backward else "hasPreviousPage"] == bool(pages_read)
        pages_read.append(page["nodes"])
    return [node for nodes in (pages_read[::-1] if backward else pages_read) for node in nodes]


def ordered(nodes: list[dict[str, Any]], key: str, descending: bool) -> list[str]:
    """Return the ids ordered by key and id, with missing values last in both directions."""
    present = sorted(((node[key], node["id"]) for node in nodes if node[key] is not None), reverse=descending)
    missing = sorted((node["id"] for node in nodes if node[key] is None), reverse=descending)
    return [id_ for _, id_ in present] + missing


ORDERS = [
    ("ID", "id"),
    ("NAME_RU", "nameRu"),
    ("NAME_EN", "nameEn"),
    ("POPULATION", "population"),
    ("ISO_CODE", "isoCode"),
]


@pytest.mark.parametrize("direction", ["ASC", "DESC"])
@pytest.mark.parametrize(("order", "key"), ORDERS)
async def test_a_whole_list_has_each_node_once_in_order_from_both_ends(small_engine, order, key, direction):
    (whole,) = (await ask(small_engine, f"{{ regions(first: 100) {{ nodes {{ id {key} }} }} }}")).values()
    expected = ordered(whole["nodes"], key, direction == "DESC")
    assert len(expected) == 23
    for backward in (False, True):
        nodes = await walk(small_engine, "regions", order=f"field: {order}, direction: {direction}", backward=backward)
        assert [node["id"] for node in nodes] == expected


@pytest.mark.parametrize("size", [1, 2, 22, 23, 24, 100])
async def test_a_page_may_have_any_size(small_engine, size):
    for backward in (False, True):
        nodes = await walk(small_engine, "regions", order="field: POPULATION", size=size, backward=backward)
        assert len({node["id"] for node in nodes}) == len(nodes) == 23


@pytest.mark.parametrize(
    ("field", "order", "where", "key", "count"),
    [
        ("regions", "NAME_EN", 'country: {eq: "US"}', "nameEn", None),
        ("regions", "POPULATION", "", "population", 198),
        ("municipalities", "POPULATION", 'region: {isoCode: {eq: "RU-MOS"}}', "population", None),
        ("territories", "NAME_RU", 'inRegion: {isoCode: {eq: "US-CA"}}', "nameRu", None),
        ("adoptions", "RUNNING_ON", 'practice: {id: {eq: "practice:spid-workcom"}}', "runningOn", None),
        ("topics", "NOTATION", "", "notation", 37),
        ("projects", "BUDGET", "", "budget", 342),
        ("cohorts", "NUMBER", "", "number", 2),
        ("cohorts", "START_ON", "", "startOn", 2),
        ("sources", "TITLE", 'statements: {some: {id: {startsWith: "topic:"}}}', "title", None),
        ("datasets", "ID", "", "id", 7),
    ],
)
async def test_lists_of_the_shipped_data_are_complete_and_in_order(loaded_engine, field, order, where, key, count):
    for direction in ("ASC", "DESC"):
        options = {"order": f"field: {order}, direction: {direction}", "where": where, "size": 60, "node": f"id {key}"}
        forward = await walk(loaded_engine, field, **options)
        assert [node["id"] for node in forward] == ordered(forward, key, direction == "DESC")
        assert await walk(loaded_engine, field, backward=True, **options) == forward
        assert len({node["id"] for node in forward}) == len(forward) > 1
        total = f"{{ {field}{f'(where: {{{where}}})' if where else ''} {{ totalCount }} }}"
        assert (await ask(loaded_engine, total))[field]["totalCount"] == len(forward)
        assert count in (None, len(forward))


async def test_pages_between_two_cursors(small_engine):
    everything = "{ regions(first: 100, orderBy: {field: POPULATION}) { edges { cursor node { id } } } }"
    edges = (await ask(small_engine, everything))["regions"]["edges"]
    cursors, expected = [e["cursor"] for e in edges], [e["node"]["id"] for e in edges]
    query = """query($first: Int, $last: Int, $after: String, $before: String) {
        regions(first: $first, last: $last, after: $after, before: $before, orderBy: {field: POPULATION}) {
            nodes { id } pageInfo { hasNextPage hasPreviousPage } } }"""
    for start, end in [(0, 22), (2, 9), (2, 3), (2, 4), (10, 20), (15, 22), (17, 19), (9, 2)]:
        between = expected[start + 1 : end]
        for size in (1, 3, 100):
            forward = (await ask(small_engine, query, first=size, after=cursors[start], before=cursors[end]))["regions"]
            assert ids(forward) == between[:size]
            assert forward["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": True}
            backward = (await ask(small_engine, query, last=size, after=cursors[start], before=cursors[end]))["regions"]
            assert ids(backward) == between[-size:]
            assert backward["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": True}


async def test_page_info_is_exact_at_the_ends(small_engine):
    query = """query($after: String, $before: String) { regions(after: $after, before: $before, first: 100) {
        nodes { id } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    whole = (await ask(small_engine, query))["regions"]
    first, last = whole["edges"][0]["cursor"], whole["edges"][-1]["cursor"]
    assert whole["pageInfo"] == {
        "hasNextPage": False,
        "hasPreviousPage": False,
        "startCursor": first,
        "endCursor": last,
    }
    behind = (await ask(small_engine, query, after=last))["regions"]
    assert behind == {
        "nodes": [],
        "edges": [],
        "pageInfo": {"hasNextPage": False, "hasPreviousPage": True, "startCursor": None, "endCursor": None},
    }
    ahead = (await ask(small_engine, query, before=first))["regions"]["pageInfo"]
    assert (ahead["hasNextPage"], ahead["hasPreviousPage"]) == (True, False)


async def test_page_info_ignores_nodes_that_the_conditions_exclude(small_engine):
    edges = (await ask(small_engine, "{ regions { edges { cursor node { id population } } } }"))["regions"]["edges"]
    small = [e for e in edges if e["node"]["population"] is not None and e["node"]["population"] < 200]
    assert edges[0] not in small
    query = """query($after: String, $before: String) {
        regions(after: $after, before: $before, where: {population: {lt: 200}}) {
            nodes { id } pageInfo { hasNextPage hasPreviousPage } } }"""
    after, before = edges[0]["cursor"], edges[edges.index(small[-1]) + 1]["cursor"]
    page = (await ask(small_engine, query, after=after, before=before))["regions"]
    assert ids(page) == [edge["node"]["id"] for edge in small]
    assert page["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": False}
    page = (await ask(small_engine, query, after=small[0]["cursor"], before=small[-1]["cursor"]))["regions"]
    assert page["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": True}


async def test_page_info_alone_and_total_count_alone_can_be_selected(small_engine):
    data = await ask(
        small_engine,
        "{ a: regions(first: 2) { pageInfo { hasNextPage more: hasPreviousPage } }"
        " b: regions(first: 1) { totalCount __typename } c: regions { __typename } }",
    )
    assert data == {
        "a": {"pageInfo": {"hasNextPage": True, "more": False}},
        "b": {"totalCount": 23, "__typename": "RegionConnection"},
        "c": {"__typename": "RegionConnection"},
    }


@pytest.mark.parametrize(
    "order", ["field: ID", "field: NOTATION", "field: NOTATION, direction: DESC", "field: NAME_RU"]
)
async def test_a_cursor_stays_valid_while_nodes_are_inserted_and_deleted(small_engine, store, order):
    """The next page continues after the cursor, whatever is inserted or deleted between two pages."""
    query = (
        f"query($after: String) {{ topics(first: 3, after: $after, orderBy: {{{order}}})"
        " { nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }"
    )
    topics = [
        {"id": f"topic:{i:02}", "notation": f"{i // 3}" if i % 4 else None, "nameRu": f"Тема {i % 3}"}
        for i in range(10, 20)
    ]
    await write(store, {"Topic": topics})
    try:
        first = (await ask(small_engine, query))["topics"]
        after = first["pageInfo"]["endCursor"]
        rest = []
        page = (await ask(small_engine, query, after=after))["topics"]
        rest += ids(page)
        # Insert one node before and one after, and delete the node of the cursor.
        seen = ids(first)
        new = [
            {"id": "topic:00", "notation": "0", "nameRu": "Тема"},
            {"id": "topic:99", "notation": "9", "nameRu": "Я"},
        ]
        await write(store, {"Topic": new})
        await store.write(("MATCH (t:Topic {id: $id}) DETACH DELETE t", {"id": seen[-1]}))
        again, cursor, more = [], after, True
        while more:
            page = (await ask(small_engine, query, after=cursor))["topics"]
            again += ids(page)
            cursor, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
        assert not set(again) & set(seen)
        assert set(again) - {"topic:00", "topic:99"} == {t["id"] for t in topics} - set(seen)
        assert [id_ for id_ in again if id_ not in ("topic:00", "topic:99")][:3] == rest
        descending = "DESC" in order
        assert ("topic:99" in again) != descending
        assert ("topic:00" in again) == descending
    finally:
        await store.write(("MATCH (t:Topic) DETACH DELETE t", {}))
