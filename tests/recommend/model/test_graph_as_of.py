"""The practice graph as of a date contains the running pairs of the snapshot."""

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from recommend import Adoption, Border, Coverage, Parameters, Practice, Project, Tables, Territory
from recommend.dates import parse_date
from recommend.model.graph_as_of import GraphAsOf
from recommend.model.history import History
from recommend.model.practice_graph import practice_graph
from recommend.model.random_walk import edge_weights, restart_walk, steps_for
from recommend.model.registry import ModelRegistry
from tests.recommend.histories import by_taste
from tests.recommend.strategies import AS_OF, BORDERS, HISTORIES, PRACTICES, TERRITORIES


def tables(adoptions):
    """Return tables whose practices have a complete list, a sample or a restriction to one kind of territory.

    One territory begins and two end within the years of the histories.
    """
    kinds = {"municipality:0": "CITY"}
    begins, ends = {"region:4": "2000"}, {"region:1": "1999", "region:3": "2004-05"}
    return Tables(
        [
            Territory(
                t.id, t.level, t.country, kind=kinds.get(t.id), valid_from=begins.get(t.id), valid_to=ends.get(t.id)
            )
            for t in TERRITORIES
        ],
        PRACTICES,
        adoptions,
        BORDERS,
        coverages=[
            Coverage("practice:1", "Region", "XX", complete=False),
            Coverage("practice:2", "Municipality", "XX", at_risk="CITY"),
        ],
    )


@settings(max_examples=100, deadline=None)
@given(HISTORIES, AS_OF)
def test_the_graph_and_the_snapshot_contain_the_same_running_pairs(adoptions, as_of):
    registry, date = ModelRegistry(tables(adoptions), Parameters()), as_of and parse_date(as_of)
    everywhere = {}
    for group in registry.history.slices:
        snapshot, graph = registry.snapshot(group, date), registry.graph_as_of(group, date)
        by_practice = {id_: {} for id_ in snapshot.practice_ids}
        for row, territory in enumerate(snapshot.territory_ids):
            pairs = range(*snapshot.pairs_of(row).indices(len(snapshot.time)))
            practices = [snapshot.practice_ids[column] for column in snapshot.practices_of(row)]
            running = {id_: snapshot.running_on(pair) for id_, pair in zip(practices, pairs, strict=True)}
            assert graph.practices_of(territory) == running
            everywhere.setdefault(territory, {}).update(running)
            for id_, since in running.items():
                by_practice[id_][territory] = since
        for id_, adopters in by_practice.items():
            assert graph.adopters_of(id_) == adopters
    in_all_groups = registry.graph_as_of(None, date)
    # Territories that have not begun have no row in a snapshot, and none of the others runs anything else.
    assert {t.id: in_all_groups.practices_of(t.id) for t in TERRITORIES if t.id in everywhere} == everywhere
    assert not any(in_all_groups.practices_of(t.id) for t in TERRITORIES if t.id not in everywhere)


def test_borders_and_stated_distances_are_undated_edges():
    places = [Territory(name, "Region", "XX") for name in "abcd"]
    borders = [Border("b", "a", True, 3), Border("a", "c", False, 9.5)]
    graph = GraphAsOf(practice_graph(History(Tables(places, borders=borders)), ()), parse_date("2000"))
    assert (graph.bordering("a"), graph.bordering("b"), graph.bordering("c")) == ({"b"}, {"a"}, set())
    assert [graph.distance_km("a", other) for other in "bcd"] == [3, 9.5, None]


def test_the_links_of_a_node_are_its_running_adoptions_and_other_relations_but_distances():
    places = [
        Territory("a", "Region", "XX", region_id="r"),
        Territory("b", "Region", "XX"),
        Territory("c", "Region", "XX"),
    ]
    all_ = Tables(
        places,
        [Practice("p"), Practice("q")],
        [Adoption("a", "p", "2000"), Adoption("a", "q", "2005")],
        [Border("a", "b"), Border("a", "c", False, 1)],
        [Project("x", territory_id="a")],
    )
    graph = practice_graph(History(all_), all_.projects)
    undated = {("region", "r"), ("territory", "b"), ("project", "x"), ("practice", "p")}
    assert set(GraphAsOf(graph, parse_date("2001")).linked(("territory", "a"))) == undated
    assert set(GraphAsOf(graph, None).linked(("territory", "a"))) == undated | {("practice", "q")}


def test_only_territories_that_exist_are_linked():
    places = [
        Territory("a", "Region", "XX", region_id="r"),
        Territory("b", "Region", "XX", region_id="r", valid_to="2003"),
        Territory("c", "Region", "XX", region_id="r", valid_from="2003"),
    ]
    adoptions = [Adoption(name, "p", "2001") for name in "bc"]
    borders = [Border("a", "b"), Border("a", "c")]
    graph = practice_graph(History(Tables(places, [Practice("p")], adoptions, borders)), ())
    for date, existing in (("2002", "ab"), ("2003", "ac"), (None, "ac")):
        as_of = GraphAsOf(graph, parse_date(date) if date else None)
        linked = {id_ for kind, id_ in as_of.linked(("region", "r")) if kind == "territory"}
        assert "".join(sorted(linked)) == existing
        assert as_of.bordering("a") == set(existing[1:])
        assert set(as_of.adopters_of("p")) == set(existing[1:])
        assert {id_ for kind, id_ in as_of.running_graph() if kind == "territory"} == set(existing)


def test_the_random_walk_equals_the_pagerank_of_the_running_graph():
    registry = ModelRegistry(by_taste(12, 30), Parameters())
    group, date = ("Region", "XX"), parse_date("1985")
    snapshot, graph = registry.snapshot(group, date), registry.graph_as_of(group, date).running_graph()
    assert {id_ for kind, id_ in graph if kind == "territory"} == set(snapshot.territory_ids)
    for half_life in (None, 3.0):
        weights = edge_weights(snapshot, half_life)
        rows, columns = weights.tocoo().coords
        nx.set_edge_attributes(
            graph,
            {
                (("territory", snapshot.territory_ids[r]), ("practice", snapshot.practice_ids[c])): {"weight": w}
                for r, c, w in zip(rows.tolist(), columns.tolist(), weights.data.tolist(), strict=True)
            },
        )
        assert len(nx.get_edge_attributes(graph, "weight")) == graph.number_of_edges() == weights.nnz
        walks = restart_walk(weights, 0.15, steps_for(0.15, 1e-7))
        for row, id_ in enumerate(snapshot.territory_ids):
            start = {("territory", id_): 1.0}
            ranks = nx.pagerank(graph, 0.85, personalization=start, max_iter=500, tol=1e-13, weight="weight")
            assert walks[row] == pytest.approx(
                np.array([ranks["practice", i] for i in snapshot.practice_ids]), abs=1e-6
            )
