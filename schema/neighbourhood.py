"""Nodes and links around a node."""

from graph.model import MODEL
from schema.declare import item, object_type
from schema.enums import enumeration

#: Provenance says where facts come from; it would link everything with everything.
_HIDDEN = {label for t in MODEL.node_types if t.hidden for label in t.labels}
_TYPES = sorted({r.type for r in MODEL.relationships if not _HIDDEN.issuperset(r.end)})


def _ends(type_: str) -> str:
    """Return between what nodes relationships of a type are."""
    ends = sorted({(s, e) for r in MODEL.relationships if r.type == type_ for s in r.start for e in r.end})
    return "; ".join(f"{start} to {end}" for start, end in ends) + "."


RelationshipType = enumeration(
    "RelationshipType",
    "A type of relationship between nodes; those to sources and data sets are not among them.",
    {name: (name, _ends(name)) for name in _TYPES},
)


@object_type
class NeighbourhoodLink:
    """A relationship between two nodes of the neighbourhood."""

    type = item("RelationshipType", "Its type.")
    source_id = item("ID", "The id of the node that it starts from.")
    target_id = item("ID", "The id of the node that it leads to.")


@object_type
class OmittedLinks:
    """Relationships of a node that are not shown, because there are too many."""

    node_id = item("ID", "The id of the node.")
    type = item("RelationshipType", "Their type.")
    count = item(int, "How many of them are left out.")


@object_type
class Neighbourhood:
    """A part of the graph around a node, bounded: what is left out is counted."""

    center = item("Node", "The node in the middle.")
    nodes = item("list[Node]", "The nodes, the middle first.")
    links = item("list[NeighbourhoodLink]", "The relationships through which the nodes were reached.")
    omitted = item("list[OmittedLinks]", "What is left out, by node and type.")
