"""The practice graph: all tables as one networkx graph, in which each adoption is an edge.

Nodes are pairs of a kind and an id, so that a territory and a practice may share an id. Their attributes are the known
ones of their rows. Edges have a `relation`:

- ADOPTED, territory - practice: one edge per adoption, with `group` and, if known, `running_on`, `stopped_on` and
  `stopped`. The edges of a pair have the keys 0, 1, ... in the order of `recommend.model.history`.
- ABOUT, practice or project - topic. PROJECT_OF, project - territory.
- PART_OF, territory - its region: a territory, or a node of the kind `region` if it is not one.
- BORDERS, between territories with a common border; NEAR if only their distance is known. Both with `distance_km`.
- REQUIRES, between practices, with the id of the `dependent` one.

The adoptions are read from the arrays of the history, which were filled from the stream of the tables: the stream is
read once. Equal edges share one dictionary of attributes, as in networkx's example of a `ThinGraph`. With a dictionary
per edge, 1,000,000 adoptions take 2.6 times as long and 2.7 times as much memory (docs/recommendations.md). So the
graph is frozen, and an attribute must not be changed.
"""

import bisect
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeAlias

import networkx as nx
import numpy as np

from recommend.model.groups import Group
from recommend.model.history import History, Slice
from recommend.model.tables import Project

#: A kind and an id.
Node: TypeAlias = tuple[str, str]
#: The edges between two nodes: attributes by key.
Edges: TypeAlias = dict[int, dict[str, Any]]
#: The kinds of nodes.
TERRITORY, PRACTICE, TOPIC, PROJECT, REGION = "territory", "practice", "topic", "project", "region"
#: The relations of edges.
ADOPTED, ABOUT, PROJECT_OF, PART_OF = "ADOPTED", "ABOUT", "PROJECT_OF", "PART_OF"
BORDERS, NEAR, REQUIRES = "BORDERS", "NEAR", "REQUIRES"

_TERRITORY_ATTRIBUTES = (
    *("name", "level", "country", "latitude", "longitude", "population", "division"),
    *("kind", "district_until", "valid_from", "valid_to"),
)
_PRACTICE_ATTRIBUTES = ("name", "evidence_level", "cost_band", "complexity")
_PROJECT_ATTRIBUTES = ("name", "cohort_id")


def practice_graph(history: History, projects: Iterable[Project]) -> nx.MultiGraph:
    """Return the practice graph of a history and of the projects. It is frozen."""
    graph = nx.MultiGraph()
    _add_entities(graph, history, projects)
    adjacency = graph._adj
    for group, records in history.slices.items():
        territories = [(TERRITORY, id_) for id_ in records.territory_ids]
        practices = [(PRACTICE, id_) for id_ in records.practice_ids]
        of_territories = [adjacency[node] for node in territories]
        of_practices = [adjacency[node] for node in practices]
        last: tuple[int, int] | None = None
        for row, column, edges in _edges(group, records):
            territory, practice = territories[row], practices[column]
            if (row, column) == last:  # records are sorted by pair
                edges = _joined(of_territories[row][practice], edges)
            of_territories[row][practice] = of_practices[column][territory] = edges
            last = row, column
    return nx.freeze(graph)


def changed_graph(graph: nx.MultiGraph, history: History, pairs: Iterable[tuple[str, str]]) -> nx.MultiGraph:
    """Return the graph after a write; the other one is unchanged.

    Only the neighbours of the changed nodes are copied, so the cost does not grow with the number of adoptions.

    Parameters
    ----------
    graph : nx.MultiGraph
        The graph before the write.
    history : History
        The history after it.
    pairs : iterable of (str, str)
        The changed pairs of territory and practice.
    """
    after = nx.MultiGraph()
    after._node = graph._node
    after._adj = adjacency = dict(graph._adj)
    copied: set[Node] = set()
    for territory, practice in pairs:
        ends: tuple[Node, Node] = (TERRITORY, territory), (PRACTICE, practice)
        group = history.groups.of(territory, practice)
        records = history.slices[group]
        edges: Edges = {}
        for _, _, edge in _edges(group, records, _span(records, territory, practice)):
            edges = _joined(edges, edge)
        for node, other in (ends, ends[::-1]):
            if node not in copied:
                adjacency[node] = dict(adjacency[node])
                copied.add(node)
            adjacency[node].pop(other, None)
            if edges:
                adjacency[node][other] = edges
    return nx.freeze(after)


def _add_entities(graph: nx.MultiGraph, history: History, projects: Iterable[Project]) -> None:
    """Add the nodes, and all edges but the adoptions."""
    interned: dict[tuple[tuple[str, Any], ...], Edges] = {}

    def connect(a: Node, b: Node, relation: str, **attributes: Any) -> None:
        values = _known({"relation": relation, **attributes})
        edges = interned.setdefault(tuple(values.items()), {0: values})
        edges = _joined(graph._adj[a].get(b, {}), edges)
        graph._adj[a][b] = graph._adj[b][a] = edges

    for id_, territory in sorted(history.territories.items()):
        graph.add_node((TERRITORY, id_), **_attributes(territory, _TERRITORY_ATTRIBUTES))
    for id_, practice in sorted(history.practices.items()):
        graph.add_node((PRACTICE, id_), **_attributes(practice, _PRACTICE_ATTRIBUTES))
    for id_, territory in sorted(history.territories.items()):
        if territory.region_id is not None and territory.region_id != id_:
            is_territory = territory.region_id in history.territories
            region = TERRITORY if is_territory else REGION, territory.region_id
            graph.add_node(region)
            connect((TERRITORY, id_), region, PART_OF)
    for (a, b), border in sorted(history.borders.items()):
        if a < b:
            relation = BORDERS if border.border else NEAR
            connect((TERRITORY, a), (TERRITORY, b), relation, distance_km=border.distance_km)
    for id_, practice in sorted(history.practices.items()):
        for required in sorted(practice.prerequisites):
            if required != id_ and required in history.practices:
                connect((PRACTICE, id_), (PRACTICE, required), REQUIRES, dependent=id_)
        for topic in sorted(practice.topics):
            graph.add_node((TOPIC, topic))
            connect((PRACTICE, id_), (TOPIC, topic), ABOUT)
    for project in sorted(projects, key=lambda project: project.id):
        node = PROJECT, project.id
        graph.add_node(node, **_attributes(project, _PROJECT_ATTRIBUTES))
        for topic in sorted(project.topics):
            graph.add_node((TOPIC, topic))
            connect(node, (TOPIC, topic), ABOUT)
        if project.territory_id is not None and project.territory_id in history.territories:
            connect(node, (TERRITORY, project.territory_id), PROJECT_OF)


def _edges(group: Group, records: Slice, span: slice = slice(None)) -> Iterator[tuple[int, int, Edges]]:
    """Yield the row, the column and the edge of each record. Equal edges are one object."""
    interned: dict[tuple[int, int, bool], Edges] = {}
    dates = records.dates
    arrays = (records.row, records.column, records.running, records.stopped_on, records.stopped)
    for row, column, running, stopped_on, stopped in zip(*(array[span].tolist() for array in arrays), strict=True):
        key = running, stopped_on, stopped
        edges = interned.get(key)
        if edges is None:
            running_on, stop = (date.text if date else None for date in (dates[running], dates[stopped_on]))
            edge = {"relation": ADOPTED, "group": group, "running_on": running_on, "stopped_on": stop}
            edges = interned[key] = {0: _known(edge | {"stopped": stopped or None})}
        yield row, column, edges


def _span(records: Slice, territory: str, practice: str) -> slice:
    """Return the slice of the records of a pair, which may be empty."""
    row = bisect.bisect_left(records.territory_ids, territory)
    column = bisect.bisect_left(records.practice_ids, practice)
    if records.practice_ids[column : column + 1] != (practice,):
        return slice(0)
    begin, end = (int(np.searchsorted(records.row, row, side)) for side in ("left", "right"))
    columns = records.column[begin:end]
    first, last = (int(np.searchsorted(columns, column, side)) for side in ("left", "right"))
    return slice(begin + first, begin + last)


def _joined(edges: Edges, more: Edges) -> Edges:
    """Return the edges of both under the keys 0, 1, ...; none of the arguments is changed."""
    return dict(enumerate([*edges.values(), *more.values()])) if edges else more


def _attributes(row: object, names: Sequence[str]) -> dict[str, Any]:
    return _known({name: getattr(row, name) for name in names})


def _known(attributes: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if value is not None}
