"""Cypher expressions for the number of nodes of each label and of relationships of each type."""

from graph.model import MODEL, Relationship

#: A relationship type with more start labels is counted by a pattern without a start label.
_MAX_START_LABELS = 2


def _count_of(relationship: Relationship) -> str:
    starts = [f":{label}" for label in relationship.start] if len(relationship.start) <= _MAX_START_LABELS else [""]
    return " + ".join(f"COUNT {{ MATCH ({start})-[:{relationship.type}]->() }}" for start in starts)


_COUNTS = {
    **{type_.label: f"COUNT {{ MATCH (:{type_.label}) }}" for type_ in MODEL.node_types},
    **{relationship.type: _count_of(relationship) for relationship in MODEL.relationships},
}
#: Two Cypher lists: the labels and relationship types, and their counts in the same order.
COUNTED, COUNTS = f"[{', '.join(map(repr, _COUNTS))}]", f"[{', '.join(_COUNTS.values())}]"
