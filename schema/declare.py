"""The declarations by which a type maps its fields to the graph.

    @node_type
    class Municipality(Territory):
        '''A municipality ...'''            # the docstring becomes the public description

        oktmo = value(str, "The OKTMO code ...")
        region = to_one("Region", "IN_REGION", "The region in which it lies.")
        parts = to_many("Municipality", "<PART_OF", "The municipalities in it.")

A path is one or more relationship types, each with its direction: `>` or nothing for outgoing, `<` for incoming,
`-` for either. A trailing `?` makes a step optional.
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

#: The keys of a field's declaration and cost in its strawberry metadata.
GRAPH, COST = "graph", "cost"
_DIRECTIONS: dict[str, Direction] = {"<": "in", "-": "both", ">": "out", "": "out"}


@dataclasses.dataclass(frozen=True)
class Declared:
    """A field declared in the body of a type: its GraphQL type, description, declaration and arguments."""

    type: str
    description: str
    declaration: Declaration | None = None
    arguments: tuple[Argument, ...] = ()
    deprecated: str | None = None
    cost: Cost | None = None

    def field(self, name: str) -> strawberry_adapter.Field:
        """Return the strawberry field. It has no resolver: its value is read by response key."""
        public = camel_case(name.rstrip("_"))
        declaration = self.declaration
        if isinstance(declaration, Value):
            declaration = Value(public)
        metadata = {key: value for key, value in ((GRAPH, declaration), (COST, self.cost)) if value}
        return strawberry_adapter.field(public, self.description, self.arguments, self.deprecated, metadata)


def argument(name: str, type_: str, description: str, default: Any = strawberry.UNSET) -> Argument:
    """Declare an argument. It is optional if it has no default."""
    return strawberry_adapter.argument(name, annotation(type_), description, default)


def type_name(type_: type | str) -> str:
    """Return the name of a type for annotations."""
    return type_ if isinstance(type_, str) else register(type_)


def value(type_: type | str, description: str, *, required: bool = False, deprecated: str | None = None) -> Declared:
    """Declare a stored property of the same name (`from_` stands for `from`, a Python keyword)."""
    name = type_name(type_)
    return Declared(name if required else f"{name} | None", description, Value(""), deprecated=deprecated)


def text(description: str) -> "BilingualText":
    """Declare a text in two languages. It has three fields: `x(lang)`, `xRu` and `xEn`."""
    return BilingualText(description)


@dataclasses.dataclass(frozen=True)
class BilingualText:
    """A text in Russian and English, declared in the body of a type."""

    description: str

    def fields(self, name: str) -> dict[str, Declared]:
        """Return the three fields by name."""
        noun = self.description.removesuffix(".")
        lang = argument("lang", "Language", "The preferred language. The other one is the fallback.", Language.RU)
        return {
            name: Declared("str | None", self.description, Translated(camel_case(name)), (lang,)),
            f"{name}_ru": Declared("str | None", f"{noun}, in Russian.", Value("")),
            f"{name}_en": Declared("str | None", f"{noun}, in English.", Value("")),
        }


def path(steps: str, *labels: str) -> Link:
    """Parse a path into a link. Raises ValueError for an invalid step.

    >>> path("<ADOPTION_OF >ADOPTED_BY", "Territory").match("p", "t")
    'MATCH (p)<-[:ADOPTION_OF]-()-[:ADOPTED_BY]->(t:Territory)'
    """
    hops = []
    for step in steps.split():
        parts = re.fullmatch(r"([<>-]?)([A-Z_|]+)(\??)", step)
        if parts is None:
            raise ValueError(f"{step!r} is not a valid step of a path")
        sign, types, optional = parts.groups()
        hops.append(Hop(tuple(types.split("|")), _DIRECTIONS[sign], bool(optional)))
    return Link(tuple(hops), labels)


def to_one(target: str, steps: str, description: str, labels: tuple[str, ...] = ()) -> Declared:
    """Declare a link to at most one node; non-null if the model requires exactly one.

    labels: the members of `target` if it is a union.
    """
    link = path(steps, *(labels or (target,)))
    return Declared(target if link.leads_to_exactly_one else f"{target} | None", description, ToOne(link))


def computed(type_: str, name: str, description: str, *arguments: Argument, cost: Cost | None = None) -> Declared:
    """Declare a value of the batch function `name`: see resolvers/execution/computed.py."""
    return Declared(type_, description, Computed(name), arguments, cost=cost)


def nullable(declared: Declared) -> Declared:
    """Return the field as nullable, so that its error does not affect the rest of the answer."""
    return dataclasses.replace(declared, type=f"{declared.type} | None")


def item(
    type_: type | str, description: str, *, required: bool = True, max_items: int | None = None, weight: int = 1
) -> Declared:
    """Declare a member of a computed object. max_items: the maximum length of a list. weight: the price of a member."""
    name = type_name(type_)
    cost = Cost(weight, max_items or 1) if max_items or weight > 1 else None
    return Declared(name if required else f"{name} | None", description, cost=cost)


def declare(cls: type) -> type:
    """Replace the declared members of a class by strawberry fields."""
    members: dict[str, Declared] = {}
    for name, member in list(vars(cls).items()):
        if isinstance(member, BilingualText):
            members |= member.fields(name)
        elif isinstance(member, Declared):
            members[name] = member
    annotations = dict(vars(cls).get("__annotations__", {}))
    for name, member in members.items():
        setattr(cls, name, member.field(name))
        annotations[name] = annotation(member.type)
    cls.__annotations__ = annotations
    return cls


def _create(cls: type, decorate: Callable[..., type]) -> type:
    type_: type = decorate(declare(cls), description=inspect.cleandoc(cls.__doc__ or ""))
    register(type_)
    return type_


def node_type(cls: type) -> type:
    """Create a node type from a class."""
    return _create(cls, strawberry.type)


def node_interface(cls: type) -> type:
    """Create an interface of several node types from a class."""
    return _create(cls, strawberry.interface)


def object_type(cls: type) -> type:
    """Create a type of computed object from a class."""
    return _create(cls, strawberry.type)
