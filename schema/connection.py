"""Connections: pages in the sense of Relay's cursor specification, with `nodes` as a shortcut past the edges."""

import enum
from collections.abc import Callable

import strawberry

from graph.query import DEFAULT_SIZE, MAX_PAGE, MAX_SIZE, AnyLink, SourcesOfRelationship
from graph.query.fields.to_many import ToMany
from schema.declare import Declared, argument, item, object_type, path
from schema.groups import aggregate, facets
from schema.names import nodes_of, register, registered, with_article
from schema.strawberry_adapter import Argument


@strawberry.enum(description="The direction of an order. Missing values come last in both directions.")
class OrderDirection(enum.Enum):
    ASC = strawberry.enum_value("ASC", description="Ascending: smallest value first.")
    DESC = strawberry.enum_value("DESC", description="Descending: largest value first.")


register(OrderDirection)


@object_type
class PageInfo:
    """The position of a page in its list."""

    has_next_page = item(bool, "True if the list continues after this page.")
    has_previous_page = item(bool, "True if the list continues before this page.")
    start_cursor = item(str, "The cursor of the first edge; null for an empty page.", required=False)
    end_cursor = item(str, "The cursor of the last edge; null for an empty page.", required=False)


def page_arguments(start: str, limit: int = MAX_SIZE) -> tuple[Argument, ...]:
    """Return the arguments of a list that is paged in both directions.

    start: the beginning of the list, as a noun phrase. limit: the maximum page size.
    """
    # With a default in the schema, `last: 5` would be `first: 20, last: 5`, which is an error.
    return (
        argument(
            "first",
            "int | None",
            f"The page size, from {start}: 1 to {limit:,}. The default is {DEFAULT_SIZE} unless `last` is given.",
        ),
        argument("after", "str | None", "Only edges after this cursor."),
        argument("last", "int | None", f"The page size, from the end: 1 to {limit:,}. Not allowed with `first`."),
        argument("before", "str | None", "Only edges before this cursor."),
    )


def connection_arguments(target: str) -> tuple[Argument, ...]:
    """Return the arguments of a connection."""
    return (
        *page_arguments("the start", MAX_PAGE),
        argument("where", f"{target}Where | None", "Only nodes that meet these conditions."),
        argument("order_by", f"{target}Order | None", "The order of the list. The default is by `id`."),
    )


def connection_type(target: str, name: str) -> str:
    """Return the name of the connection type `{name}Connection` of `target`. Create it and its edge type if missing.

    name: that of the target for the connection type shared by its lists, or that of an edge type `{name}Edge`
        declared with properties of the relationship (see `edge_type`).
    """
    if registered(f"{name}Connection"):
        return f"{name}Connection"
    if not registered(f"{name}Edge"):
        _create_shared_edge(target)
    members = {
        "__doc__": f"A page of {nodes_of(target)}.",
        "nodes": item(f"list[{target}]", "The nodes on this page."),
        "edges": item(f"list[{name}Edge]", "The edges on this page: the nodes with their cursors."),
        "page_info": item("PageInfo", "Paging information."),
        "total_count": item(int, "The number of nodes in the whole list. Counted only if requested."),
    }
    if target != "Node":
        members |= {"facets": facets(target), "aggregate": aggregate(target)}
    object_type(type(f"{name}Connection", (), members))
    return f"{name}Connection"


def _create_shared_edge(target: str) -> None:
    """Create the edge type shared by the lists of `target` without relationship properties."""
    _create_edge(
        type(f"{target}Edge", (), {"__doc__": f"An edge to {with_article(target)}."}),
        target,
        _edge_sources(
            "SourceConnection | None",
            "The sources that state the relationship to the node. Null in lists of root fields, which follow no "
            "relationship, and in lists that follow provenance itself, such as `sources` and `datasets`.",
        ),
    )


def edge_type(target: str) -> Callable[[type], type]:
    """Return a decorator that turns a class of declared relationship properties into an edge type."""

    def decorate(cls: type) -> type:
        return _create_edge(cls, target, _edge_sources("SourceConnection", "The sources that state the relationship."))

    return decorate


def _create_edge(cls: type, target: str, sources: Declared) -> type:
    for name, member in (
        ("cursor", item(str, "The cursor of this edge.")),
        ("node", item(target, f"The {target} at the end of this edge.")),
        ("sources", sources),
    ):
        setattr(cls, name, member)
    return object_type(cls)


def _edge_sources(type_: str, description: str) -> Declared:
    # `to_many` would recurse endlessly: the edge of a source also has sources.
    return Declared(type_, description, ToMany(SourcesOfRelationship(), "Source"), connection_arguments("Source"))


#: The end of the description of a list without nodes that have ended.
CURRENT = " Those that have ended are left out unless `where` names `validTo`."


def to_many(
    target: str, steps: str | AnyLink | None, description: str, edge: str | None = None, *, current: bool = False
) -> Declared:
    """Declare a connection of `target` nodes over a path; `Node` stands for any type.

    steps: the path; None for a list of all nodes of the type.
    edge: the prefix of an edge type with properties of the relationship. The default is the edge type shared by the
        lists of the target.
    current: whether nodes that have ended are left out, unless `where` names `validTo`.
    """
    labels = () if target == "Node" else (target,)
    link = path(steps, *labels) if isinstance(steps, str) else steps
    return Declared(
        connection_type(target, edge or target),
        description + (CURRENT if current else ""),
        ToMany(link, target, current),
        connection_arguments(target),
    )
