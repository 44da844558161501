"""The shortest paths between two nodes, compared with those of networkx on the loaded tables."""

import random

import networkx
import pytest

from graph import shortest_path
from graph.model import MODEL
from graph.neighbourhood import NeighbourLink
from graph.shortest_path import Path, PathSearchTooWide, shortest_paths
from tests.oracle.tables import Tables
from tests.oracle.test_oracle import synthetic, synthetic_folders, synthetic_naive  # noqa: F401 - fixtures

#: Pairs of nodes for each store; Neo4j plans most steps anew.
COUNT = {"embedded": 30, "neo4j": 8}


def graph_of(tables: Tables, types: list[str] | None) -> networkx.MultiGraph:
    """Return the nodes and relationships that paths may use."""
    graph = networkx.MultiGraph()
    graph.add_nodes_from(tables.nodes)
    for links in tables.outgoing.values():
        for link in links:
            if not MODEL.by_label[link.end.label].hidden and (types is None or link.type in types):
                graph.add_edge(link.start.id, link.end.id, link=NeighbourLink(link.type, link.start.id, link.end.id))
    return graph


def expected_paths(graph: networkx.MultiGraph, start: str, end: str) -> list[Path]:
    """Return all shortest paths, ordered by the ids of their nodes and the types of their relationships."""
    try:
        routes = list(networkx.all_shortest_paths(networkx.Graph(graph), start, end))
    except networkx.NetworkXNoPath:
        return []
    paths: list[Path] = []
    for route in routes:
        found = [Path([start], [])]
        for here, there in zip(route, route[1:], strict=False):
            links = [data["link"] for data in graph.get_edge_data(here, there).values()]
            found = [Path([*p.node_ids, there], [*p.links, link]) for p in found for link in links]
        paths += found
    return sorted(
        paths, key=lambda p: [(id_, k.type, k.source_id) for id_, k in zip(p.node_ids[1:], p.links, strict=True)]
    )


async def test_paths_agree_with_networkx(store, store_kind, synthetic, synthetic_naive):  # noqa: F811
    choice, tables = random.Random(1), synthetic_naive.tables
    ids, found, missing = sorted(tables.nodes), 0, 0
    every = sorted({r.type for r in MODEL.relationships})
    for _ in range(COUNT[store_kind]):
        start, end = choice.choice(ids), choice.choice(ids)
        types = choice.choice((None, None, choice.sample(every, 8)))
        expected = expected_paths(graph_of(tables, types), start, end)
        length = len(expected[0].links) if expected else 0
        for max_length in {8, max(1, length - 1)}:
            paths = await shortest_paths(store, start, end, max_length=max_length, types=types, first=3)
            if not expected or length > max_length:
                assert paths is None, (start, end, types)
                missing += 1
            else:
                assert paths is not None, (start, end, types)
                assert (paths.length, paths.count, paths.paths) == (length, len(expected), expected[:3])
                found += 1
    assert found > COUNT[store_kind] / 2
    assert missing


async def test_a_path_to_an_unknown_node_or_from_a_source_does_not_exist(store, synthetic, synthetic_naive):  # noqa: F811
    by_label = synthetic_naive.tables.by_label
    region, source = by_label["Region"][0].id, by_label["Source"][0].id
    for other in ("region:none", "nonsense", source):
        assert await shortest_paths(store, region, other, max_length=8, types=None, first=1) is None
    assert (await shortest_paths(store, source, source, max_length=8, types=None, first=1)).paths == [
        Path([source], [])
    ]


async def test_a_search_stops_at_the_maximum_number_of_relationships(
    store,
    synthetic,  # noqa: F811
    synthetic_naive,  # noqa: F811
    monkeypatch,
):
    monkeypatch.setattr(shortest_path, "MAX_VISITED", 5)
    start, *ends = [node.id for node in synthetic_naive.tables.by_label["Adoption"]]

    async def search() -> None:
        for end in ends:
            await shortest_paths(store, start, end, max_length=8, types=None, first=1)

    with pytest.raises(PathSearchTooWide, match="visited 5 relationships"):
        await search()
