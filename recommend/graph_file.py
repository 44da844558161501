"""The practice graph as a file for other programs: GraphML or GEXF, written by networkx."""

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx

from recommend.errors import InvalidArgument, InvalidFile
from recommend.model.groups import name_of
from recommend.model.practice_graph import Node

_WRITERS = {".graphml": nx.write_graphml, ".gexf": nx.write_gexf}
#: Characters that XML 1.0 does not allow.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def check_graph_file(path: Path) -> None:
    """Raise InvalidArgument if the suffix of a path is not that of a known format."""
    if path.suffix.lower() not in _WRITERS:
        raise InvalidArgument(f"--out {path.name} is not a graph file. Use {' or '.join(_WRITERS)}.")


def write_graph(graph: nx.MultiGraph, path: Path) -> None:
    """Write a practice graph in the format of the suffix.

    Raises
    ------
    InvalidArgument
        If the suffix is not that of a known format.
    InvalidFile
        If the file cannot be written.
    """
    check_graph_file(path)
    try:
        _WRITERS[path.suffix.lower()](exported(graph), path)
    except OSError as error:
        raise InvalidFile(f"--out {path.name} cannot be written ({error.strerror}). Pass another path.") from None


def exported(graph: nx.MultiGraph) -> nx.MultiGraph:
    """Return a practice graph with attributes that files can hold: texts, numbers and truth values.

    A node is named by its id; if a node of another kind has the same id, by its kind and its id. `type` is its kind and
    `label` its name, or else its id. The keys of the edges are unique in the graph.
    """
    ids = Counter(id_ for _, id_ in graph)
    names: dict[Node, str] = {(kind, id_): _text(id_ if ids[id_] == 1 else f"{kind}/{id_}") for kind, id_ in graph}
    result = nx.MultiGraph()
    for node, attributes in graph.nodes.items():
        kind, id_ = node
        result.add_node(names[node], type=kind, label=_text(attributes.get("name") or id_), **_plain(attributes))
    result.add_edges_from(
        (names[a], names[b], key, _plain(edge)) for key, (a, b, edge) in enumerate(graph.edges(data=True))
    )
    return result


def _plain(attributes: Mapping[str, Any]) -> dict[str, Any]:
    plain = {}
    for name, value in attributes.items():
        if name == "group":
            value = name_of(value)
        if isinstance(value, str):
            value = _text(value)
        elif not isinstance(value, bool):
            value = float(value)  # of the numbers of an attribute, some may be whole
        plain[name] = value
    return plain


def _text(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
