"""The ends of relationships: their types and their number."""

from collections.abc import Collection, Sequence
from functools import cache

from graph.model.definition import MODEL
from graph.model.kinds import Cardinality, NodeType, Relationship
from graph.model.rules.values import compiled
from graph.model.rules.violation import Violation


@cache
def end_types(ends: tuple[str, ...]) -> tuple[NodeType, ...]:
    """Return the node types at an end of a relationship, with each interface replaced by its types."""
    return tuple(dict.fromkeys(t for end in ends for t in MODEL.concrete(end)))


def is_id(type_: NodeType, text: str) -> bool:
    """Return whether a text matches the pattern of the type's ids."""
    property_ = type_.property("id")
    pattern = compiled(property_) if property_ is not None else None
    return pattern is not None and pattern.fullmatch(text) is not None


def check_end(types: Sequence[NodeType], id_: str) -> NodeType:
    """Return the node type of an id. Raises Violation unless it is an id of one of `types`.

    Rules: not-an-id, wrong-type.
    """
    type_ = MODEL.type_of_id(id_)
    if type_ is None or not is_id(type_, id_):
        raise Violation("not-an-id", types=_labels(types), example=_example(types))
    if type_ not in types:
        raise Violation("wrong-type", found=type_.label, types=_labels(types), example=_example(types))
    return type_


def check_count(cardinality: Cardinality, count: int) -> None:
    """Raise Violation if the cardinality does not allow this number of relationships. Rules: required, many-values."""
    if count < cardinality.minimum:
        raise Violation("required")
    if cardinality.maximum is not None and count > cardinality.maximum:
        raise Violation("many-values", count=count)


def check_new_target(targets: Collection[str], id_: str) -> None:
    """Raise Violation for a second relationship of a type to the same node. Rule: repeated-target."""
    if id_ in targets:
        raise Violation("repeated-target", target=id_)


def ends_in_graph(relationship: Relationship, start: str, end: str) -> tuple[str, str]:
    """Return the ends in the order in which they are stored: by id if the relationship is symmetric."""
    return (min(start, end), max(start, end)) if relationship.symmetric else (start, end)


def check_ends(relationship: Relationship, start: str, end: str) -> None:
    """Raise Violation for a symmetric relationship of a node with itself. Rule: own-neighbour."""
    if relationship.symmetric and start == end:
        raise Violation("own-neighbour", target=start)


def _labels(types: Sequence[NodeType]) -> str:
    return ", ".join(t.label for t in types)


def _example(types: Sequence[NodeType]) -> str:
    return f"{types[0].prefix}:name"
