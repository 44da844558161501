"""The practice graph holds the same facts as the tables and the arrays."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommend import Adoption, Border, Parameters, Practice, Project, Recommender, Tables, Territory
from recommend.model import registry as registry_module
from recommend.model.history import History
from recommend.model.practice_graph import ADOPTED, changed_graph, practice_graph
from recommend.model.registry import ModelRegistry
from tests.recommend.strategies import ADOPTIONS, HISTORIES, PRACTICES, TERRITORIES, tables

SMALL = Tables(
    [
        Territory("region:a", "Region", "XX", "A", 1.5, 2.5, 1000, "north"),
        Territory("m:b", "Municipality", "XX", "B", region_id="region:a", kind="CITY"),
        Territory("m:c", "Municipality", "XX", "C", region_id="region:a"),
    ],
    [Practice("p", "P", frozenset({"t"}), cost_band="LOW"), Practice("q", prerequisites=frozenset({"p", "unknown"}))],
    [Adoption("m:b", "p", "2001", "2003"), Adoption("m:b", "p", "2005-02"), Adoption("m:c", "p", stopped=True)],
    [Border("m:c", "m:b", True, 7.5), Border("region:a", "m:b", False, 90), Border("m:c", "m:c")],
    [Project("project:x", "X", topics=frozenset({"t"}), territory_id="m:b"), Project("project:y", territory_id="m:z")],
)


def graph_of(tables):
    return practice_graph(History(tables), tables.projects)


def rows_of(graph):
    """Return the adoptions of a graph: territory, practice, start, stop and whether it has stopped."""
    rows = Counter()
    for a, b, edge in graph.edges(data=True):
        if edge["relation"] == ADOPTED:
            ends = dict((a, b))
            start, stop = edge.get("running_on"), edge.get("stopped_on")
            rows[ends["territory"], ends["practice"], start, stop, edge.get("stopped", False)] += 1
    return rows


@settings(max_examples=50, deadline=None)
@given(HISTORIES)
def test_the_graph_and_the_arrays_hold_the_adoptions_of_one_stream(adoptions):
    stream = iter(adoptions)  # it can be read once only
    registry = ModelRegistry(replace(tables(()), adoptions=stream), Parameters())
    stated = Counter(
        (a.territory_id, a.practice_id, a.running_on, a.stopped_on, a.stopped or a.stopped_on is not None)
        for a in adoptions
    )
    in_arrays = Counter()
    for records in registry.history.slices.values():
        texts = [date and date.text for date in records.dates]
        for i in range(len(records.row)):
            pair = records.territory_ids[records.row[i]], records.practice_ids[records.column[i]]
            in_arrays[(*pair, texts[records.running[i]], texts[records.stopped_on[i]], bool(records.stopped[i]))] += 1
    assert rows_of(registry.graph) == in_arrays == stated
    assert {node for kind, node in registry.graph if kind == "territory"} == {t.id for t in TERRITORIES}
    assert {node for kind, node in registry.graph if kind == "practice"} == {p.id for p in PRACTICES}


def test_nodes_have_the_known_attributes_and_edges_a_relation():
    graph = graph_of(SMALL)
    assert set(graph) == {
        *(("territory", id_) for id_ in ("region:a", "m:b", "m:c")),
        *(("practice", id_) for id_ in ("p", "q")),
        *(("project", id_) for id_ in ("project:x", "project:y")),
        ("topic", "t"),
        ("region", "north"),
    }
    named = {"name": "B", "level": "Municipality", "country": "XX", "kind": "CITY"}
    assert graph.nodes["territory", "m:b"] == named
    assert graph.nodes["practice", "p"] == {"name": "P", "cost_band": "LOW"}
    assert graph.nodes["topic", "t"] == {}
    region, b, c = (("territory", id_) for id_ in ("region:a", "m:b", "m:c"))
    p, q, topic = ("practice", "p"), ("practice", "q"), ("topic", "t")
    group = ("Municipality", "XX")
    assert dict(graph[b][p]) == {
        0: {"relation": "ADOPTED", "group": group, "running_on": "2001", "stopped_on": "2003", "stopped": True},
        1: {"relation": "ADOPTED", "group": group, "running_on": "2005-02"},
    }
    assert dict(graph[c][p]) == {0: {"relation": "ADOPTED", "group": group, "stopped": True}}
    assert dict(graph[b][c]) == {0: {"relation": "BORDERS", "distance_km": 7.5}}
    assert sorted(edge["relation"] for edge in graph[b][region].values()) == ["NEAR", "PART_OF"]
    assert dict(graph[p][q]) == {0: {"relation": "REQUIRES", "dependent": "q"}}
    assert set(graph[topic]) == {p, ("project", "project:x")}
    assert graph[b]["project", "project:x"][0]["relation"] == "PROJECT_OF"
    assert graph[region]["region", "north"][0]["relation"] == "PART_OF"
    assert not graph["project", "project:y"]
    assert nx.number_of_selfloops(graph) == 0


def test_equal_ids_of_a_territory_and_a_practice_are_two_nodes():
    places = [Territory("a", "Region", "XX"), Territory("b", "Region", "XX")]
    graph = Recommender(Tables(places, [Practice("a")], [Adoption("a", "a", "2000"), Adoption("b", "a")])).graph
    assert set(graph) == {("territory", "a"), ("territory", "b"), ("practice", "a")}
    assert graph.edges[("territory", "a"), ("practice", "a"), 0]["running_on"] == "2000"
    assert "running_on" not in graph.edges[("territory", "b"), ("practice", "a"), 0]


@settings(max_examples=30, deadline=None)
@given(HISTORIES)
def test_the_graph_equals_one_that_networkx_builds_with_a_dictionary_per_edge(adoptions):
    graph = graph_of(tables(adoptions))
    built = nx.MultiGraph()
    built.add_nodes_from(graph.nodes(data=True))
    built.add_edges_from(graph.edges(keys=True, data=True))
    assert nx.utils.graphs_equal(graph, built)
    assert graph.number_of_edges() == built.number_of_edges()
    copy = graph.copy()
    edge = next(iter(copy.edges(keys=True)), None)
    if edge is not None:
        copy.edges[edge]["relation"] = "OTHER"
        copy.remove_edge(*edge)
    assert nx.utils.graphs_equal(graph, built)


def test_equal_edges_share_one_dictionary_and_the_graph_is_frozen():
    adoptions = [Adoption(t.id, p.id, "2000") for t in TERRITORIES[:6] for p in PRACTICES]
    graph = graph_of(tables(adoptions))
    assert len({id(edge) for *_, edge in graph.edges(data=True) if edge["relation"] == ADOPTED}) == 1
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        graph.remove_node(("practice", PRACTICES[0].id))


@settings(max_examples=50, deadline=None)
@given(HISTORIES, st.lists(ADOPTIONS, max_size=6), st.lists(st.integers(0, 59), max_size=6))
def test_a_changed_graph_equals_one_that_is_built_anew(adoptions, more, removed):
    before = ModelRegistry(tables(adoptions), Parameters())
    rows = rows_of(before.graph)
    gone = {(adoptions[i].territory_id, adoptions[i].practice_id) for i in removed if i < len(adoptions)}
    gone -= {(a.territory_id, a.practice_id) for a in more}
    replaced = gone | {(a.territory_id, a.practice_id) for a in more}
    after = before.refreshed(iter(more), iter(gone))
    kept = [a for a in adoptions if (a.territory_id, a.practice_id) not in replaced]
    assert nx.utils.graphs_equal(after.graph, graph_of(tables([*kept, *more])))
    assert rows_of(before.graph) == rows
    with pytest.raises(nx.NetworkXError, match="Frozen"):
        after.graph.clear()


def test_a_write_copies_only_the_neighbours_of_the_changed_nodes():
    registry = ModelRegistry(tables([Adoption(t.id, PRACTICES[0].id, "2000") for t in TERRITORIES]), Parameters())
    changed = Adoption(TERRITORIES[1].id, PRACTICES[2].id, "2001")
    after = registry.refreshed([changed], ())
    ends = {("territory", changed.territory_id), ("practice", changed.practice_id)}
    assert {node for node in after.graph if after.graph._adj[node] is not registry.graph._adj[node]} == ends
    assert nx.utils.graphs_equal(changed_graph(after.graph, after.history, []), after.graph)


def test_a_large_graph_is_built_on_demand_by_one_thread(monkeypatch):
    built = []

    def build(*arguments):
        built.append(arguments)
        return practice_graph(*arguments)

    monkeypatch.setattr(registry_module, "practice_graph", build)
    adoptions = [Adoption(t.id, PRACTICES[0].id, "2000") for t in TERRITORIES]
    ModelRegistry(tables(adoptions), Parameters())
    assert len(built) == 1
    monkeypatch.setattr(registry_module, "EAGER_ADOPTIONS", len(adoptions) - 1)
    registry = ModelRegistry(tables(adoptions), Parameters())
    assert len(built) == 1
    refreshed = registry.refreshed([Adoption(TERRITORIES[0].id, PRACTICES[1].id, "2001")], ())
    assert len(built) == 1
    with ThreadPoolExecutor(8) as threads:
        graphs = list(threads.map(lambda _: registry.graph, range(8)))
    assert len(built) == 2
    assert all(graph is graphs[0] for graph in graphs)
    assert rows_of(refreshed.graph).total() == len(adoptions) + 1
