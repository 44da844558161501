"""Connections: Relay's cursor pages, with `nodes` for those who need no edges."""

import enum
from collections.abc import Callable

import strawberry

from graph.query import DEFAULT_SIZE, MAX_SIZE, AnyLink, SourcesOfRelationship
from graph.query.fields.to_many import ToMany
from schema.declare import Declared, argument, item, object_type, path
from schema.names import register, registered
from schema.strawberry_adapter import Argument


@strawberry.enum(description="The direction of an order. Missing values come last in both.")
class OrderDirection(enum.Enum):
    ASC = strawberry.enum_value("ASC", description="From the least to the greatest.")
    DESC = strawberry.enum_value("DESC", description="From the greatest to the least.")


register(OrderDirection)


@object_type
class PageInfo:
    """What lies on either side of a page."""

    has_next_page = item(bool, "Whether there is more after this page.")
    has_previous_page = item(bool, "Whether there is more before this page.")
    start_cursor = item(str, "The cursor of the first edge.", required=False)
    end_cursor = item(str, "The cursor of the last edge.", required=False)


def page_arguments(start: str) -> tuple[Argument, ...]:
    """Return the arguments of a list that is paged in both directions; `start`: its first element, as a noun."""
    # A default in the schema would make `last: 5` the same as `first: 20, last: 5`, which is refused.
    return (
        argument(
            "first",
            "int | None",
            f"How many from {start}: 1 to {MAX_SIZE}; {DEFAULT_SIZE} where neither `first` nor `last` is given.",
        ),
        argument("after", "str | None", "Begin after this cursor."),
        argument("last", "int | None", f"How many from the end: 1 to {MAX_SIZE}; not together with `first`."),
        argument("before", "str | None", "End before this cursor."),
    )


def connection_arguments(target: str) -> tuple[Argument, ...]:
    """The arguments that every connection takes."""
    return (
        *page_arguments("the start"),
        argument("where", f"{target}Where | None", "Only those that meet these conditions."),
        argument("order_by", f"{target}Order | None", "The order; by id if not said."),
    )


def connection_type(target: str, name: str) -> str:
    """Return the name of the connection `{name}Connection` of `target`; make it, and its edge, where it is new.

    name: the target's own for the connection type that all its lists share; another one where the edge type
    `{name}Edge` has been declared with properties of the relationship (see `edge_type`).
    """
    if registered(f"{name}Connection"):
        return f"{name}Connection"
    if not registered(f"{name}Edge"):
        _common_edge(target)
    object_type(
        type(
            f"{name}Connection",
            (),
            {
                "__doc__": f"A page of a list of {target}.",
                "nodes": item(f"list[{target}]", "The nodes of the page."),
                "edges": item(f"list[{name}Edge]", "The nodes of the page, each with its cursor."),
                "page_info": item("PageInfo", "What lies on either side of the page."),
                "total_count": item(int, "How many there are in the whole list. Counted only if asked for."),
            },
        )
    )
    return f"{name}Connection"


def _common_edge(target: str) -> None:
    """Make the edge type of all lists of `target` whose relationship, if there is one, has no properties."""
    _edge(
        type(f"{target}Edge", (), {"__doc__": f"A {target} in a list."}),
        target,
        _sources(
            "SourceConnection | None",
            "Where the relationship to the node is stated; null in a list that stands for no relationship (a root "
            "field), or for one that says itself where facts come from.",
        ),
    )


def edge_type(target: str) -> Callable[[type], type]:
    """Return a decorator that makes a class of declared relationship properties into an edge type."""

    def decorate(cls: type) -> type:
        return _edge(cls, target, _sources("SourceConnection", "Where this relationship is stated."))

    return decorate


def _edge(cls: type, target: str, sources: Declared) -> type:
    for name, member in (
        ("cursor", item(str, "The place of this edge in the list.")),
        ("node", item(target, f"The {target}.")),
        ("sources", sources),
    ):
        setattr(cls, name, member)
    return object_type(cls)


def _sources(type_: str, description: str) -> Declared:
    # Not by `to_many`: the edge of a source has sources, too, and would be made for ever.
    return Declared(type_, description, ToMany(SourcesOfRelationship(), "Source"), connection_arguments("Source"))


def to_many(target: str, steps: str | AnyLink | None, description: str, edge: str | None = None) -> Declared:
    """A connection of `target` (`Node`: of any type) over a path; of all there are where `steps` is None.

    edge: the name of an edge type with properties of the relationship, and so of a connection type, other than the
    one that all lists of the target share.
    """
    labels = () if target == "Node" else (target,)
    link = path(steps, *labels) if isinstance(steps, str) else steps
    return Declared(
        connection_type(target, edge or target), description, ToMany(link, target), connection_arguments(target)
    )
