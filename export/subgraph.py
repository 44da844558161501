"""A neighbourhood or paths as a networkx graph, written as GraphML, GEXF or JSON-LD."""

import io
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import SubElement

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from export.about import About
from export.columns import Column
from export.errors import ExportError
from export.formats.format import joined
from export.json_ld import json_ld

#: The field of `shortestPath` with its paths.
PATHS = "paths"
#: Attributes to which networkx gives another meaning in GEXF.
_RESERVED = ("pid", "start", "end", "viz", "parents", "slices", "spells")
#: The formats of graphs by the name in `format`, with their media types.
EXTENSIONS = {
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "jsonld": "application/ld+json",
}


def graph_of(rows: Sequence[Mapping[str, Any]], columns: Sequence[Column], about: About) -> nx.MultiDiGraph:
    """Return the graph of a neighbourhood or of paths: `nodes` with an `id`, and `links`.

    Each node has the selected columns that are not null, each link its type as `relationship`: `type` is reserved in
    GEXF. The nodes and links of several paths are united. The origin is in the graph's attributes.
    rows: the one row of the export; none for an unknown node. columns: of the row.

    Raises
    ------
    ExportError
        The query has no graph.
    """
    if any(column.path[:2] == (PATHS, "nodes") for column in columns):
        rows = [path for row in rows for path in row[PATHS]]
        columns = [column.below(PATHS) for column in columns if column.path[0] == PATHS]
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
        writer = GEXFWriter()
        for _, attributes in joined.nodes(data=True):
            for name in attributes.keys() & _RESERVED:
                attributes[f"{name}_"] = attributes.pop(name)
        writer.add_graph(joined)
        _describe(writer.xml.find("meta"), joined.graph)
        writer.write(file)
    return file.getvalue()


def _describe(meta: Any, origin: Mapping[str, str]) -> None:
    """Write the origin into the `meta` of a GEXF file, where networkx names only itself and the day."""
    meta.set("lastmodifieddate", origin["exportedOn"])
    meta.find("creator").text = "Tirazh"
    text = "\n".join(f"{name}: {value}" for name, value in origin.items() if name != "exportedOn")
    SubElement(meta, "description").text = text


def _with_joined_lists(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return a copy whose attributes are not lists, which GraphML and GEXF do not have."""
    copy = graph.copy()
    for _, attributes in copy.nodes(data=True):
        for name, value in attributes.items():
            if isinstance(value, list):
                attributes[name] = joined(value)
    return copy
