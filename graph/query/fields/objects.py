"""Computed objects and their selected members."""

from dataclasses import dataclass

from graph.model import MODEL
from graph.query.fields.field import RequestedField
from graph.query.fields.node import NodeSelection, select_node
from graph.query.rows import Selection

#: The list members of a connection or neighbourhood, whose length the arguments set, with the price of an object.
_LISTS = {"nodes": 1, "edges": 0, "links": 0, "omitted": 0, "pageInfo": 1}


@dataclass(frozen=True, slots=True)
class ObjectField:
    """A field of a computed object: its response key, its attribute, and the selection of the attribute's value.

    own: the price of one object of the value. items: the maximum number of objects; None if the arguments of the
    computed field set it.
    """

    key: str
    attribute: str
    value: "ObjectSelection | NodeSelection | None"
    own: int
    items: int | None


@dataclass(frozen=True, slots=True)
class ObjectSelection(Selection):
    """The selected fields of a computed object, for each concrete type: it may be of an interface or union.

    holds_lists: whether it is a container, such as a connection, with lists whose length the arguments set.
    """

    types: dict[str, tuple[ObjectField, ...]]
    holds_lists: bool


def select_value(requested: RequestedField) -> ObjectSelection | NodeSelection | None:
    """Return the selection of a computed value: members of an object, fields of a node, or None for a scalar."""
    if requested.is_leaf:
        return None
    types = requested.types()
    if all(type_ in MODEL.by_label for type_ in types):
        return select_node(requested)
    containers = {type_ for type_ in types if requested.offers(type_, "nodes")}
    return ObjectSelection(
        {
            type_: tuple(_member(member, in_container=type_ in containers) for member in requested.members(type_))
            for type_ in types
        },
        bool(containers),
    )


def _member(requested: RequestedField, *, in_container: bool) -> ObjectField:
    value = select_value(requested)
    if in_container and requested.name in _LISTS:
        return ObjectField(requested.key, requested.attribute, value, _LISTS[requested.name], None)
    items = requested.cost.items
    if isinstance(items, str):
        raise TypeError(f"{requested.name}: the items of a member must be a number, not the argument {items!r}")
    return ObjectField(requested.key, requested.attribute, value, requested.cost.weight, items)


def attributes_of(selection: Selection | None, prefix: str = "") -> frozenset[str]:
    """Return the attributes selected on an object, with the path of nested ones: "edges", "edges.score"."""
    if not isinstance(selection, ObjectSelection):
        return frozenset()
    attributes: set[str] = set()
    for fields in selection.types.values():
        for field in fields:
            path = f"{prefix}{field.attribute}"
            attributes |= {path, *attributes_of(field.value, f"{path}.")}
    return frozenset(attributes)
