"""The nodes and relationships around a node, and on the shortest paths between two nodes."""

from graph.model import MODEL
from schema.declare import item, object_type
from schema.enums import enumeration

#: Provenance is hidden: it would link nearly all nodes with each other.
_HIDDEN = {label for t in MODEL.node_types if t.hidden for label in t.labels}
#: The number of paths in an answer.
DEFAULT_PATHS, MAX_PATHS = 1, 10
_TYPES = sorted({r.type for r in MODEL.relationships if not _HIDDEN.issuperset(r.end)})


def _ends(type_: str) -> str:
    """Return the pairs of node types that a relationship type connects."""
    ends = sorted({(s, e) for r in MODEL.relationships if r.type == type_ for s in r.start for e in r.end})
    return "; ".join(f"{start} to {end}" for start, end in ends) + "."


RelationshipType = enumeration(
    "RelationshipType",
    "A type of relationship between nodes, other than those to sources and data sets.",
    {name: (name, _ends(name)) for name in _TYPES},
)


@object_type
class NeighbourhoodLink:
    """A relationship between two nodes of a neighbourhood or a path."""

    type = item("RelationshipType", "The type of the relationship.")
    source_id = item("ID", "The id of the start node.")
    target_id = item("ID", "The id of the end node.")


@object_type
class OmittedLinks:
    """The number of relationships of a node beyond the limit, for one relationship type."""

    node_id = item("ID", "The id of the node.")
    type = item("RelationshipType", "The type of the relationships.")
    count = item(int, "The number of relationships left out.")


@object_type
class Neighbourhood:
    """The part of the graph around a node. Relationships beyond the limit are only counted."""

    center = item("Node", "The central node.")
    nodes = item("list[Node]", "The nodes, starting with the central one.")
    links = item("list[NeighbourhoodLink]", "The relationships that lead to the nodes.")
    omitted = item("list[OmittedLinks]", "The relationships left out, by node and type.")


@object_type
class Path:
    """A path between two nodes. Relationships are followed in either direction."""

    nodes = item("list[Node]", "The nodes, from the start to the end.")
    links = item("list[NeighbourhoodLink]", "The relationships between them, in the same order.")


@object_type
class ShortestPaths:
    """The shortest paths between two nodes, ordered by the ids of their nodes."""

    length = item(int, "The number of relationships of each path: 0 from a node to itself.")
    total_count = item(int, "The number of all shortest paths, up to 2,147,483,647.")
    paths = item("list[Path]", "The first of these paths.", max_items=MAX_PATHS)
