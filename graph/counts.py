"""Counts the nodes and relationships of a graph, by label and by type, within a statement that writes."""

from graph.model import MODEL, Relationship

#: Start labels of a relationship type above which all nodes are looked through at once.
_FEW = 2


def _of_type(relationship: Relationship) -> str:
    starts = [f":{label}" for label in relationship.start] if len(relationship.start) <= _FEW else [""]
    return " + ".join(f"COUNT {{ MATCH ({start})-[:{relationship.type}]->() }}" for start in starts)


_COUNTS = {
    **{type_.label: f"COUNT {{ MATCH (:{type_.label}) }}" for type_ in MODEL.node_types},
    **{relationship.type: _of_type(relationship) for relationship in MODEL.relationships},
}
#: Two lists in Cypher: the names of what is counted, and the numbers in the same order.
COUNTED, NUMBERS = f"[{', '.join(map(repr, _COUNTS))}]", f"[{', '.join(_COUNTS.values())}]"
