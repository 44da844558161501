"""Reads the sizes of the graph that prices are made from: see graph/query/pricing/sizes.py."""

from graph.data_version import data_version
from graph.model import MODEL
from graph.query import Degrees, Direction, GraphSizes
from graph.store import Store

_PATTERNS: dict[Direction, str] = {"out": "(n)-[:{}]->()", "in": "(n)<-[:{}]-()"}
#: A relationship type and a direction.
Side = tuple[str, Direction]


async def graph_sizes(store: Store) -> GraphSizes:
    """The sizes now. Raises StoreError.

    Sends a statement for the numbers of nodes and relationships, and one for the degrees of each label, which takes
    about a second in all on 45,000 nodes.
    """
    version = await data_version(store)  # of before: a write in between is seen with the next version
    labels, types = list(MODEL.by_label), list(dict.fromkeys(r.type for r in MODEL.relationships))
    counts = [f"COUNT {{ MATCH (:{label}) }}" for label in labels]
    counts += [f"COUNT {{ MATCH ()-[:{type_}]->() }}" for type_ in types]
    found = await store.read(f"RETURN [{', '.join(counts)}]")
    nodes, used = dict(zip(labels, found, strict=False)), dict(zip(types, found[len(labels) :], strict=True))
    degrees: dict[tuple[str, str, Direction], Degrees] = {}
    for label in labels:
        sides = [side for side in _sides(label) if used[side[0]] and nodes[label]]
        if sides:
            expressions = [f"COUNT {{ {_PATTERNS[direction].format(type_)} }}" for type_, direction in sides]
            names = [f"d{i}" for i in range(len(sides))]
            each = ", ".join(f"{text} AS {name}" for text, name in zip(expressions, names, strict=True))
            values = await store.read(
                f"MATCH (n:{label}) WITH {each} RETURN [{', '.join(f'sum({name}), max({name})' for name in names)}]"
            )
            degrees |= {(label, *side): Degrees(values[2 * i], values[2 * i + 1]) for i, side in enumerate(sides)}
    return GraphSizes(version, nodes, degrees)


def _sides(label: str) -> list[Side]:
    """The relationship types that nodes with a label can have, with their direction."""
    carried = set(MODEL.by_label[label].labels)
    sides: list[Side] = []
    for relationship in MODEL.relationships:
        sides += [(relationship.type, "out")] if carried & set(relationship.start) else []
        sides += [(relationship.type, "in")] if carried & set(relationship.end) else []
    return list(dict.fromkeys(sides))
