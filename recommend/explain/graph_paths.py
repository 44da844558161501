"""The shortest paths of the practice graph from a territory to a practice: the known links between the two."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass

import networkx as nx

from recommend.model.graph_as_of import GraphAsOf
from recommend.model.practice_graph import PRACTICE, TERRITORY, Node


@dataclass(frozen=True, slots=True)
class GraphPath:
    """A path through the practice graph.

    Attributes
    ----------
    nodes : tuple of (str, str)
        The kind and the id of each node, from the territory to the practice.
    relations : tuple of str
        The relation of each step: see `recommend.model.practice_graph`.
    """

    nodes: tuple[Node, ...]
    relations: tuple[str, ...]


def graph_paths(graph: GraphAsOf, territory_id: str, practice_id: str, first: int) -> tuple[GraphPath, ...]:
    """Return the shortest paths from a territory to a practice, if they have at most three steps.

    Two steps lead over a bordering adopter. Three lead over a practice that an adopter shares, a topic, a project or a
    region. Of equally long paths, those over nodes with few links come first, as in the index of resource allocation
    (Zhou, Lü and Zhang 2009, "Predicting missing links via local information"); ties by id.
    """
    source, target = (TERRITORY, territory_id), (PRACTICE, practice_id)
    near = nx.Graph()
    near.add_nodes_from((source, target))
    rings: dict[Node, set[Node]] = {end: set(graph.linked(end)) for end in (source, target)}
    for end, ring in rings.items():
        near.add_edges_from((end, node) for node in ring)
    if not near.has_edge(source, target):
        small, large = sorted(rings.values(), key=len)
        near.add_edges_from((node, other) for node in small for other in graph.linked(node) if other in large)
    if not nx.has_path(near, source, target):
        return ()
    links: dict[Node, int] = {}

    def keyed() -> Iterator[tuple[float, tuple[Node, ...]]]:
        for path in nx.all_shortest_paths(near, source, target):
            share = 1.0
            for node in path[1:-1]:
                if node not in links:
                    links[node] = sum(1 for _ in graph.linked(node))
                share /= links[node]
            yield -share, tuple(path)

    return tuple(GraphPath(path, graph.relations(path)) for _, path in heapq.nsmallest(first, keyed()))
