"""A neighbourhood becomes a networkx graph."""

import io

import networkx as nx
import pytest

from export.about import About
from export.columns import Column
from export.errors import ExportError
from export.subgraph import EXTENSIONS, graph_of, written

ABOUT = About("2026-01-31", 7, "{ x }", {}, [])
COLUMNS = [
    Column("nodes.id", ("nodes", "id"), str, 1),
    Column("nodes.population", ("nodes", "population"), int, 1),
    Column("nodes.topics.name", ("nodes", "topics", "nodes", "name"), str, 2),
    *(Column(f"links.{key}", ("links", key), str, 1) for key in ("type", "sourceId", "targetId")),
]
ROW = {
    "nodes": [
        {"id": "a", "population": 3, "topics": {"nodes": [{"name": "x"}, {"name": "y"}]}},
        {"id": "b", "population": None, "topics": None},
    ],
    "links": [
        {"type": "BORDERS", "sourceId": "a", "targetId": "b"},
        {"type": "OTHER", "sourceId": "a", "targetId": "b"},
    ],
}


def test_the_xml_formats_keep_nodes_links_and_attributes():
    graph = graph_of([ROW], COLUMNS, ABOUT)
    assert graph.nodes["a"] == {"id": "a", "population": 3, "topics.name": ["x", "y"]}
    for extension, read in (("graphml", nx.read_graphml), ("gexf", nx.read_gexf)):
        assert extension in EXTENSIONS
        found = read(io.BytesIO(written(graph, extension)))
        assert found.nodes["a"]["population"] == 3
        assert found.nodes["a"]["topics.name"] == "x; y"
        assert "population" not in found.nodes["b"]
        assert sorted(data["relationship"] for *_, data in found.edges(data=True)) == ["BORDERS", "OTHER"]


def test_an_unknown_node_is_an_empty_graph_and_other_queries_have_none():
    assert len(graph_of([], COLUMNS, ABOUT)) == 0
    with pytest.raises(ExportError):
        graph_of([ROW], COLUMNS[1:], ABOUT)
