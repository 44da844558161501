"""Reads the sizes of the graph that prices are made from: see graph/query/sizes.py."""

from graph.data_version import data_version
from graph.model import MODEL, Relationship
from graph.query.links import Direction
from graph.query.sizes import GraphSizes
from graph.store import Store

_PATTERNS: dict[Direction, str] = {"out": "(n)-[:{}]->()", "in": "(n)<-[:{}]-()"}
#: A relationship type and a direction.
Side = tuple[str, Direction]


async def graph_sizes(store: Store) -> GraphSizes:
    """The sizes now. Raises StoreError.

    Sends a statement for the counts, and at most one for the degrees of each label: only degrees that can be more than
    1 are looked for, which takes about a second on 45,000 nodes.
    """
    version = await data_version(store)  # of before: a write in between is seen with the next version
    labels, types = list(MODEL.by_label), list(dict.fromkeys(r.type for r in MODEL.relationships))
    counts = [f"COUNT {{ MATCH (:{label}) }}" for label in labels]
    counts += [f"COUNT {{ MATCH ()-[:{type_}]->() }}" for type_ in types]
    found = await store.read(f"RETURN [{', '.join(counts)}]")
    nodes = dict(zip(labels, found, strict=False))
    relationships = dict(zip(types, found[len(labels):], strict=True))
    degrees: dict[tuple[str, str, Direction], int] = {}
    for label in labels:
        sides = {side: relationship for relationship in MODEL.relationships if relationships[relationship.type]
                 for side in _sides(label, relationship)}
        degrees |= {(label, *side): 1 for side in sides}
        if several := [side for side, relationship in sides.items() if _may_be_several(side, relationship)]:
            most = ", ".join(f"max(COUNT {{ {_PATTERNS[direction].format(type_)} }})" for type_, direction in several)
            values = await store.read(f"MATCH (n:{label}) RETURN [{most}]")
            degrees |= {(label, *side): value or 0 for side, value in zip(several, values, strict=True)}
    return GraphSizes(version, nodes, relationships, degrees)


def _sides(label: str, relationship: Relationship) -> list[Side]:
    """The directions in which nodes with a label can have a relationship."""
    carried = set(MODEL.by_label[label].labels)
    return ([(relationship.type, "out")] if carried & set(relationship.start) else []) + (
        [(relationship.type, "in")] if carried & set(relationship.end) else [])


def _may_be_several(side: Side, relationship: Relationship) -> bool:
    return side[1] == "in" or relationship.many or relationship.symmetric
