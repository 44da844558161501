"""A neighbourhood becomes a networkx graph."""

import io
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest

from export.about import About
from export.columns import Column
from export.errors import ExportError
from export.subgraph import EXTENSIONS, graph_of, written
from tests.support.narrowing import present

ABOUT = About("2026-01-31", 7, "{ x }", {}, [])
COLUMNS = [
    Column("nodes.id", ("nodes", "id"), str, 1),
    Column("nodes.population", ("nodes", "population"), int, 1),
    Column("nodes.topics.name", ("nodes", "topics", "nodes", "name"), str, 2),
    *(Column(f"links.{key}", ("links", key), str, 1) for key in ("type", "sourceId", "targetId")),
]
ROW: dict[str, list[Any]] = {
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


def test_every_format_names_its_origin():
    dataset = {"title": "Data", "publisher": "P", "licence": "CC0-1.0", "attribution": None, "url": None}
    graph = graph_of([ROW], COLUMNS, About("2026-01-31", 7, "{ x }", {"n": 1}, [dataset]))
    attributes = nx.read_graphml(io.BytesIO(written(graph, "graphml"))).graph
    assert attributes["dataVersion"] == "7"
    assert attributes["datasets"] == "Data; P; CC0-1.0"
    gexf = ElementTree.fromstring(written(graph, "gexf"))
    meta = present(gexf.find("{*}meta"))
    assert meta.get("lastmodifieddate") == "2026-01-31"
    assert [each.tag.rpartition("}")[2] for each in meta] == ["creator", "description"]
    assert [each.text for each in meta] == [
        "Tirazh",
        'dataVersion: 7\nquery: { x }\nvariables: {"n": 1}\ndatasets: Data; P; CC0-1.0',
    ]
    assert b'"exportedOn": "2026-01-31"' in written(graph, "jsonld")


def test_any_alias_is_an_attribute_in_gexf():
    row = {"nodes": [{"id": "a", "viz": "x", "start": "y"}], "links": []}
    columns = [*COLUMNS, *(Column(f"nodes.{name}", ("nodes", name), str, 1) for name in ("viz", "start"))]
    columns = [each for each in columns if each.path[-1] in {"id", "viz", "start", "type", "sourceId", "targetId"}]
    found = nx.read_gexf(io.BytesIO(written(graph_of([row], columns, ABOUT), "gexf")))
    assert (found.nodes["a"]["viz_"], found.nodes["a"]["start_"]) == ("x", "y")


def test_the_graph_of_paths_is_their_union():
    columns = [
        replace(each, name=f"paths.{each.name}", path=("paths", *each.path), lists=each.lists + 1) for each in COLUMNS
    ]
    other = {"nodes": [{**ROW["nodes"][0]}, {"id": "c", "population": 1, "topics": None}], "links": ROW["links"][:1]}
    graph = graph_of([{"length": 1, "paths": [ROW, other]}], [Column("length", ("length",), int), *columns], ABOUT)
    assert graph.nodes["a"] == {"id": "a", "population": 3, "topics.name": ["x", "y"]}
    assert (set(graph), graph.number_of_edges()) == ({"a", "b", "c"}, 2)


def test_an_unknown_node_is_an_empty_graph_and_other_queries_have_none():
    assert len(graph_of([], COLUMNS, ABOUT)) == 0
    with pytest.raises(ExportError):
        graph_of([ROW], COLUMNS[1:], ABOUT)
