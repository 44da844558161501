"""The practice graph as of a date: only the adoptions that count and go on are edges.

The rules are those of a snapshot (`recommend.model.snapshot`), so both contain the same running pairs.
"""

import itertools
from collections.abc import Iterator, Sequence
from functools import cached_property

import networkx as nx

from recommend.dates import PartialDate, parse_date
from recommend.model.episodes import last_start
from recommend.model.groups import Group
from recommend.model.history import NO_DAY
from recommend.model.practice_graph import ADOPTED, BORDERS, NEAR, PRACTICE, TERRITORY, Edges, Node


class GraphAsOf:
    """The practice graph as of a date, or with all facts if the date is None.

    A territory has links only while it exists. All other attributes but adoptions are undated: they apply as of every
    date.

    Parameters
    ----------
    graph : nx.MultiGraph
        See `recommend.model.practice_graph`.
    date : PartialDate or None
    group : Group, optional
        Only the adoptions of this group are edges; by default those of all groups.
    """

    def __init__(self, graph: nx.MultiGraph, date: PartialDate | None, group: Group | None = None):
        self._graph, self._date, self._group = graph, date, group
        # By the identity of the edges of a pair: pairs with equal dates share them, so there are few.
        self._starts: dict[int, tuple[bool, str | None]] = {}

    def practices_of(self, territory_id: str) -> dict[str, str | None]:
        """Return the practices that a territory runs, each with the stated start of its ongoing episode."""
        return self._running((TERRITORY, territory_id), PRACTICE)

    def adopters_of(self, practice_id: str) -> dict[str, str | None]:
        """Return the territories that run a practice, each with the stated start of its ongoing episode."""
        return self._running((PRACTICE, practice_id), TERRITORY)

    def bordering(self, territory_id: str) -> set[str]:
        """Return the territories that are known to share a border with a territory."""
        return {
            other
            for (kind, other), edges in self._graph._adj[TERRITORY, territory_id].items()
            if kind == TERRITORY
            and other not in self._absent
            and any(edge["relation"] == BORDERS for edge in edges.values())
        }

    def distance_km(self, a: str, b: str) -> float | None:
        """Return the stated distance of two territories in kilometres; None if none is stated."""
        for edge in self._graph._adj[TERRITORY, a].get((TERRITORY, b), {}).values():
            if edge["relation"] in (BORDERS, NEAR) and "distance_km" in edge:
                return float(edge["distance_km"])
        return None

    def linked(self, node: Node) -> Iterator[Node]:
        """Yield the neighbours of a node: by a running adoption, or by any other relation but NEAR."""
        if self._is_absent(node):
            return
        for other, edges in self._graph._adj[node].items():
            relation = edges[0]["relation"]
            if self._is_absent(other):
                continue
            if self._running_since(edges)[0] if relation == ADOPTED else relation != NEAR or len(edges) > 1:
                yield other

    def relations(self, path: Sequence[Node]) -> tuple[str, ...]:
        """Return the relation of each step of a path of linked nodes."""
        steps = (self._graph._adj[node][other].values() for node, other in itertools.pairwise(path))
        return tuple(next(edge["relation"] for edge in edges if edge["relation"] != NEAR) for edges in steps)

    def running_graph(self) -> nx.Graph:
        """Return the graph of the running pairs with the territories of the level and country, and the practices."""
        graph = nx.Graph()
        level = None if self._group is None else self._group[:2]
        for node, attributes in self._graph.nodes.items():
            is_of_level = node[0] == TERRITORY and level in (None, (attributes["level"], attributes["country"]))
            if is_of_level and not self._is_absent(node):
                graph.add_node(node)
        for _, territory in list(graph):
            graph.add_edges_from(((TERRITORY, territory), (PRACTICE, id_)) for id_ in self.practices_of(territory))
        return graph

    @cached_property
    def _absent(self) -> frozenset[str]:
        """The territories that do not exist."""
        day = NO_DAY - 1 if self._date is None else self._date.last_day
        return frozenset(
            id_
            for (kind, id_), attributes in self._graph.nodes.items()
            if kind == TERRITORY
            and (
                ("valid_from" in attributes and _last_day(attributes["valid_from"]) > day)
                or _last_day(attributes.get("valid_to")) <= day
            )
        )

    def _is_absent(self, node: Node) -> bool:
        return node[0] == TERRITORY and node[1] in self._absent

    def _running(self, node: Node, kind: str) -> dict[str, str | None]:
        running: dict[str, str | None] = {}
        if self._is_absent(node):
            return running
        starts, absent = self._starts, self._absent
        for (other, id_), edges in self._graph._adj[node].items():
            if other == kind and (
                kind != TERRITORY or id_ not in absent
            ):  # a territory and a practice have no other relation than ADOPTED
                is_running, since = starts.get(id(edges)) or self._running_since(edges)
                if is_running:
                    running[id_] = since
        return running

    def _running_since(self, edges: Edges) -> tuple[bool, str | None]:
        """Return whether the pair of these adoptions runs, and the stated start of its ongoing episode."""
        known = self._starts.get(id(edges))
        if known is None:
            known = self._starts[id(edges)] = self._last_episode(edges)
        return known

    def _last_episode(self, edges: Edges) -> tuple[bool, str | None]:
        texts, records = [], []
        as_of = None if self._date is None else self._date.last_day
        for edge in edges.values():
            begin, stop = (_last_day(edge.get(name)) for name in ("running_on", "stopped_on"))
            if (as_of is None or begin <= as_of) and self._group in (None, edge["group"]):
                texts.append(edge.get("running_on"))
                records.append((begin, stop, edge.get("stopped", False) if as_of is None else stop <= as_of))
        start = last_start(records)
        return start is not None, None if start is None else texts[start]


def _last_day(text: str | None) -> int:
    return NO_DAY if text is None else parse_date(text).last_day
