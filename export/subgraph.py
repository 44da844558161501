"""A neighbourhood as a networkx graph, written as GraphML, GEXF or JSON-LD."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import networkx as nx

from export.about import About
from export.columns import Column
from export.errors import ExportError
from export.formats.format import SEPARATOR
from export.json_ld import json_ld

#: The formats of graphs by the name in `format`, with their media types.
EXTENSIONS = {
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "jsonld": "application/ld+json",
}


def graph_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column], about: About) -> nx.MultiDiGraph:
    """Return the graph of a neighbourhood or path: `nodes` with an `id`, and `links`.

    Each node has the selected columns that are not null, each link its type as `relationship`: `type` is reserved in
    GEXF. The origin is in the graph's attributes.
    rows: the one row of the export; none for an unknown node. columns: of the row.

    Raises
    ------
    ExportError
        The query has no graph.
    """
    paths = {column.path for column in columns}
    if not {("nodes", "id"), *(("links", key) for key in ("type", "sourceId", "targetId"))} <= paths:
        raise ExportError("export.no-graph")
    of_nodes = [column.below("nodes") for column in columns if column.path[0] == "nodes"]
    graph = nx.MultiDiGraph(**{name: text for name, text in about.entries() if name != "dataset"})
    graph.graph["datasets"] = "\n".join(text for name, text in about.entries() if name == "dataset")
    for value in rows:
        for node in value["nodes"]:
            attributes = {column.name: column.value(node) for column in of_nodes}
            graph.add_node(node["id"], **{name: each for name, each in attributes.items() if each is not None})
        for link in value["links"]:
            graph.add_edge(link["sourceId"], link["targetId"], key=link["type"], relationship=link["type"])
    return graph


def written(graph: nx.MultiDiGraph, extension: str) -> bytes:
    """Return the file of a graph in one of `EXTENSIONS`."""
    if extension == "jsonld":
        return json_ld(graph)
    file, joined = io.BytesIO(), _with_joined_lists(graph)
    if extension == "graphml":
        nx.write_graphml_xml(joined, file)
    else:
        nx.write_gexf(joined, file)
    return file.getvalue()


def _with_joined_lists(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return a copy whose attributes are not lists, which GraphML and GEXF do not have."""
    copy = graph.copy()
    for _, attributes in copy.nodes(data=True):
        for name, value in attributes.items():
            if isinstance(value, list):
                attributes[name] = SEPARATOR.join(map(str, value))
    return copy
