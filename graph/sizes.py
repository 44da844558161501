"""The sizes of the graph, from which prices are computed: see graph/query/pricing/sizes.py."""

from graph.data_version import data_version
from graph.model import MODEL
from graph.query import Degrees, Direction, GraphSizes
from graph.store import Store

_PATTERNS: dict[Direction, str] = {"out": "(n)-[:{}]->()", "in": "(n)<-[:{}]-()"}
#: A relationship type and its direction.
Side = tuple[str, Direction]


async def graph_sizes(store: Store) -> GraphSizes:
    """Return the current sizes. Raises StoreError.

    Runs one statement for the numbers of nodes and relationships, and one for the degrees of each label; they take
    about a second in total on 45,000 nodes.
    """
    version = await data_version(store)  # read first, so that a concurrent write leads to a newer version
    labels, types = list(MODEL.by_label), list(dict.fromkeys(r.type for r in MODEL.relationships))
    counts = [f"COUNT {{ MATCH (:{label}) }}" for label in labels]
    counts += [f"COUNT {{ MATCH ()-[:{type_}]->() }}" for type_ in types]
    totals = await store.read(f"RETURN [{', '.join(counts)}]")
    nodes, links = dict(zip(labels, totals, strict=False)), dict(zip(types, totals[len(labels) :], strict=True))
    degrees: dict[tuple[str, str, Direction], Degrees] = {}
    for label in labels:
        sides = [side for side in _sides(label) if links[side[0]] and nodes[label]]
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
    """Return the relationship types that nodes with the label can have, with their direction."""
    node_labels = set(MODEL.by_label[label].labels)
    sides: list[Side] = []
    for relationship in MODEL.relationships:
        sides += [(relationship.type, "out")] if node_labels & set(relationship.start) else []
        sides += [(relationship.type, "in")] if node_labels & set(relationship.end) else []
    return list(dict.fromkeys(sides))
