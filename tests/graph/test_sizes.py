"""The sizes of the graph, from which prices are computed."""

from collections import Counter

from graph.model import MODEL
from graph.query.links import Hop
from graph.query.pricing.sizes import Degrees
from graph.sizes import graph_sizes
from tests.resolvers.small_graph import LINKS, NODES, write_small_graph


async def test_nodes_relationships_and_degrees_are_counted(empty_store):
    await write_small_graph(empty_store)
    sizes = await graph_sizes(empty_store)
    assert sizes.labels == {label: len(NODES.get(label, ())) for label in MODEL.by_label}
    expected: dict[tuple[str, str, str], Counter] = {}
    for start, type_, end, _ in LINKS:
        for node, direction in ((start, "out"), (end, "in")):
            side = (MODEL.type_of_id(node).label, type_, direction)
            expected.setdefault(side, Counter())[node] += 1
    degrees = {side: Degrees(sum(of.values()), max(of.values())) for side, of in expected.items()}
    assert {side: each for side, each in sizes.degrees.items() if each.total} == degrees


async def test_a_hop_in_both_directions_counts_both_ends(empty_store):
    await write_small_graph(empty_store)
    sizes, borders = await graph_sizes(empty_store), Hop(("BORDERS",), "both")
    count = sum(type_ == "BORDERS" for _, type_, _, _ in LINKS)
    assert sizes.relationships(("Region",), borders) == 2 * count
    assert sizes.degree(("Region",), borders) == 2  # region:00 has one in each direction
    assert sizes.relationships(("Topic",), borders) == 0


async def test_the_sizes_of_an_empty_graph_are_0(empty_store):
    sizes = await graph_sizes(empty_store)
    assert not any(sizes.labels.values())
    assert sizes.degree((), Hop(("ADOPTED_BY",), "in")) == 0
