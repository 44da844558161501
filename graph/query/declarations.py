"""What a field of the public schema is in the graph. `schema/` attaches one of these to each field."""

from dataclasses import dataclass

from graph.query.links import AnyLink


@dataclass(frozen=True, slots=True)
class Value:
    """A stored property."""

    property: str


@dataclass(frozen=True, slots=True)
class Translated:
    """A text stored in Russian and English, read in the language asked for, else in the other."""

    base: str


@dataclass(frozen=True, slots=True)
class ToOne:
    """At most one node over a link."""

    link: AnyLink


@dataclass(frozen=True, slots=True)
class ToMany:
    """A connection of `target` over a link; without a link, over all nodes with this label.

    target: a label, or `Node` where a link leads to nodes of any type.
    """

    link: AnyLink | None
    target: str


@dataclass(frozen=True, slots=True)
class ById:
    """The node with the id that an argument gives."""

    label: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A value that a batch function works out for all parents at once: see resolvers/execution/computed.py."""

    name: str


Declaration = Value | Translated | ToOne | ToMany | ById | Computed
