"""What an operation selects, in the graph's own words: a tree that the compiler turns into a statement.

`__typename` is not in it: what completes the response knows the types.

Every field has its response key. A field with arguments has a slot: the number under which the arguments of the
request are found. The tree is the same for every request of one operation; only the arguments differ.
"""

from dataclasses import dataclass

from graph.query.cost import Cost
from graph.query.links import AnyLink


@dataclass(frozen=True, slots=True)
class ValueField:
    key: str
    property: str


@dataclass(frozen=True, slots=True)
class TranslatedField:
    key: str
    base: str
    slot: int


@dataclass(frozen=True, slots=True)
class ToOneField:
    key: str
    link: AnyLink
    node: "NodeSelection"


@dataclass(frozen=True, slots=True)
class ToManyField:
    """A connection. `link` is None for all nodes with the label `target`."""

    key: str
    link: AnyLink | None
    target: str
    slot: int
    connection: "ConnectionSelection"


@dataclass(frozen=True, slots=True)
class ByIdField:
    key: str
    label: str
    slot: int
    node: "NodeSelection"


@dataclass(frozen=True, slots=True)
class ComputedField:
    """A value of a batch function; `value`: the selection of its members, None for a scalar. selected: the attributes
    that are read, as `attributes_of` returns them. cost: as the schema declares it."""

    key: str
    name: str
    slot: int | None
    value: "ObjectSelection | NodeSelection | None"
    selected: frozenset[str] = frozenset()
    cost: Cost = Cost()


Field = ValueField | TranslatedField | ToOneField | ToManyField | ByIdField | ComputedField


@dataclass(frozen=True, slots=True, eq=False)
class NodeSelection:
    """Fields of a node, for each concrete type that it can have. Equal only to itself: a key of caches."""

    types: dict[str, tuple[Field, ...]]


@dataclass(frozen=True, slots=True)
class EdgeSelection:
    """Fields of an edge: its cursor, its node, properties and sources of the relationship."""

    type: str
    fields: tuple["Field | CursorField | EdgeNodeField", ...]


@dataclass(frozen=True, slots=True)
class CursorField:
    key: str


@dataclass(frozen=True, slots=True)
class EdgeNodeField:
    key: str
    node: NodeSelection


@dataclass(frozen=True, slots=True)
class TotalCountField:
    key: str


@dataclass(frozen=True, slots=True)
class NodesField:
    key: str
    node: NodeSelection


@dataclass(frozen=True, slots=True)
class EdgesField:
    key: str
    edge: EdgeSelection


@dataclass(frozen=True, slots=True)
class PageInfoField:
    """`fields`: response key and name of each member selected."""

    key: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ConnectionSelection:
    type: str
    fields: tuple[TotalCountField | NodesField | EdgesField | PageInfoField, ...]


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
class ObjectSelection:
    """Fields of a computed object, for each concrete type that it can have: it may be of an interface or union.

    holds_lists: whether it is a connection or the like, whose lists are as long as the arguments say.
    """

    types: dict[str, tuple[ObjectField, ...]]
    holds_lists: bool


def attributes_of(selection: ObjectSelection | NodeSelection | None, way: str = "") -> frozenset[str]:
    """The attributes selected of an object, those of objects below with the way to them: "edges", "edges.score"."""
    if not isinstance(selection, ObjectSelection):
        return frozenset()
    found: set[str] = set()
    for fields in selection.types.values():
        for each in fields:
            found |= {f"{way}{each.attribute}", *attributes_of(each.value, f"{way}{each.attribute}.")}
    return frozenset(found)
