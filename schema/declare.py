"""The words in which a type says where its fields lie in the graph.

    @node_type
    class Municipality(Territory):
        '''A municipality ...'''            # the docstring is the public description

        oktmo = value(str, "The OKTMO code ...")
        region = to_one("Region", "IN_REGION", "The region that it lies in.")
        parts = to_many("Municipality", "<PART_OF", "The municipalities in it.")

A path is one or more relationship types, `>` (or nothing) along, `<` against and `-` in either direction.
"""

import dataclasses
import inspect
import re
from collections.abc import Callable
from typing import Any

import strawberry

from graph.query import Cost, Declaration, Direction, Hop, Link
from graph.query.fields.computed import Computed
from graph.query.fields.to_one import ToOne
from graph.query.fields.translated import Translated
from graph.query.fields.value import Value
from schema import strawberry_adapter
from schema.names import annotation, register
from schema.scalars import Language
from schema.strawberry_adapter import Argument, camel_case

#: The keys of a field's declaration, and of its cost, in its strawberry metadata.
GRAPH, COST = "graph", "cost"
_DIRECTIONS: dict[str, Direction] = {"<": "in", "-": "both", ">": "out", "": "out"}


@dataclasses.dataclass(frozen=True)
class Declared:
    """A field as it stands in a type's body: its GraphQL type, description, declaration and arguments."""

    type: str
    description: str
    declaration: Declaration | None = None
    arguments: tuple[Argument, ...] = ()
    deprecated: str | None = None
    cost: Cost | None = None

    def field(self, name: str) -> strawberry_adapter.Field:
        """The strawberry field; it has no resolver: what is fetched for it is read by its response key."""
        public = camel_case(name.rstrip("_"))
        declaration = self.declaration
        if isinstance(declaration, Value):
            declaration = Value(public)
        metadata = {key: value for key, value in ((GRAPH, declaration), (COST, self.cost)) if value}
        return strawberry_adapter.field(public, self.description, self.arguments, self.deprecated, metadata)


def argument(name: str, type_: str, description: str, default: Any = strawberry.UNSET) -> Argument:
    """An argument; without a default it may be left out."""
    return strawberry_adapter.argument(name, annotation(type_), description, default)


def type_name(type_: type | str) -> str:
    """The name under which an annotation finds this type."""
    return type_ if isinstance(type_, str) else register(type_)


def value(type_: type | str, description: str, *, required: bool = False, deprecated: str | None = None) -> Declared:
    """A stored property of the same name (`from_` is `from`: Python keeps the word for itself)."""
    name = type_name(type_)
    return Declared(name if required else f"{name} | None", description, Value(""), deprecated=deprecated)


def text(description: str) -> "Texts":
    """A text in two languages: three fields, `x(lang)`, `xRu` and `xEn`."""
    return Texts(description)


@dataclasses.dataclass(frozen=True)
class Texts:
    description: str

    def fields(self, name: str) -> dict[str, Declared]:
        lang = argument(
            "lang", "Language", "The language to prefer; where there is no text in it, the other.", Language.RU
        )
        return {
            name: Declared("str | None", self.description, Translated(camel_case(name)), (lang,)),
            f"{name}_ru": Declared("str | None", f"{self.description} In Russian.", Value("")),
            f"{name}_en": Declared("str | None", f"{self.description} In English.", Value("")),
        }


def path(steps: str, *labels: str) -> Link:
    """Return the link of a short form. Raises ValueError where it is none.

    >>> path("<ADOPTION_OF >ADOPTED_BY", "Territory").match("p", "t")
    'MATCH (p)<-[:ADOPTION_OF]-()-[:ADOPTED_BY]->(t:Territory)'
    """
    hops = []
    for step in steps.split():
        parts = re.fullmatch(r"([<>-]?)([A-Z_|]+)(\??)", step)
        if parts is None:
            raise ValueError(f"{step!r} is no step of a path")
        sign, types, optional = parts.groups()
        hops.append(Hop(tuple(types.split("|")), _DIRECTIONS[sign], bool(optional)))
    return Link(tuple(hops), labels)


def to_one(target: str, steps: str, description: str, labels: tuple[str, ...] = ()) -> Declared:
    """At most one node, not null where the model says exactly one; `labels` where `target` is a union."""
    link = path(steps, *(labels or (target,)))
    return Declared(target if link.leads_to_exactly_one else f"{target} | None", description, ToOne(link))


def computed(type_: str, name: str, description: str, *arguments: Argument, cost: Cost | None = None) -> Declared:
    """A value of the batch function `name`: see resolvers/execution/computed.py."""
    return Declared(type_, description, Computed(name), arguments, cost=cost)


def nullable(declared: Declared) -> Declared:
    """The same field, but null where it fails: its error leaves the rest of the answer alone."""
    return dataclasses.replace(declared, type=f"{declared.type} | None")


def item(type_: type | str, description: str, *, required: bool = True, most: int | None = None) -> Declared:
    """A member of a computed object; `most`: how long a list may be."""
    name = type_name(type_)
    return Declared(name if required else f"{name} | None", description, cost=Cost(items=most) if most else None)


def declare(cls: type) -> type:
    """Turns the declared members of a class body into strawberry fields."""
    members: dict[str, Declared] = {}
    for name, member in list(vars(cls).items()):
        if isinstance(member, Texts):
            members |= member.fields(name)
        elif isinstance(member, Declared):
            members[name] = member
    annotations = dict(vars(cls).get("__annotations__", {}))
    for name, member in members.items():
        setattr(cls, name, member.field(name))
        annotations[name] = annotation(member.type)
    cls.__annotations__ = annotations
    return cls


def _finish(cls: type, decorate: Callable[..., type]) -> type:
    made = decorate(declare(cls), description=inspect.cleandoc(cls.__doc__ or ""))
    register(made)
    return made


def node_type(cls: type) -> type:
    """A type of node."""
    return _finish(cls, strawberry.type)


def node_interface(cls: type) -> type:
    """An interface of several types of node."""
    return _finish(cls, strawberry.interface)


def object_type(cls: type) -> type:
    """A type of computed object."""
    return _finish(cls, strawberry.type)
