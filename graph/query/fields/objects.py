"""Computed objects: the members that are selected of them."""

from dataclasses import dataclass

from graph.model import MODEL
from graph.query.fields.field import RequestedField
from graph.query.fields.node import NodeSelection, select_node
from graph.query.rows import Selection

#: The members of a connection or neighbourhood that are as long as its arguments say, with the price of an object.
_LISTS = {"nodes": 1, "edges": 0, "links": 0, "omitted": 0, "pageInfo": 1}


@dataclass(frozen=True, slots=True)
class ObjectField:
    """A field of a computed object: response key, attribute, and the selection of the attribute's value.

    own: the price of one object of the value. items: how many there may be; None for as many as the arguments of the
    computed field say.
    """

    key: str
    attribute: str
    value: "ObjectSelection | NodeSelection | None"
    own: int
    items: int | None


@dataclass(frozen=True, slots=True)
class ObjectSelection(Selection):
    """Fields of a computed object, for each concrete type that it can have: it may be of an interface or union.

    holds_lists: whether it is a connection or the like, whose lists are as long as the arguments say.
    """

    types: dict[str, tuple[ObjectField, ...]]
    holds_lists: bool


def select_value(requested: RequestedField) -> ObjectSelection | NodeSelection | None:
    """What is selected of a computed value: members of an object, fields of a node, nothing of a scalar."""
    if requested.is_leaf:
        return None
    types = requested.types()
    if all(type_ in MODEL.by_label for type_ in types):
        return select_node(requested)
    holders = {type_ for type_ in types if requested.offers(type_, "nodes")}
    return ObjectSelection(
        {
            type_: tuple(_member(member, in_holder=type_ in holders) for member in requested.members(type_))
            for type_ in types
        },
        bool(holders),
    )


def _member(requested: RequestedField, *, in_holder: bool) -> ObjectField:
    value = select_value(requested)
    if in_holder and requested.name in _LISTS:
        return ObjectField(requested.key, requested.attribute, value, _LISTS[requested.name], None)
    items = requested.cost.items
    if isinstance(items, str):
        raise TypeError(f"{requested.name}: the length of a member cannot be that of an argument")
    return ObjectField(requested.key, requested.attribute, value, 1, items)


def attributes_of(selection: Selection | None, way: str = "") -> frozenset[str]:
    """The attributes selected of an object, those of objects below with the way to them: "edges", "edges.score"."""
    if not isinstance(selection, ObjectSelection):
        return frozenset()
    found: set[str] = set()
    for fields in selection.types.values():
        for each in fields:
            found |= {f"{way}{each.attribute}", *attributes_of(each.value, f"{way}{each.attribute}.")}
    return frozenset(found)
