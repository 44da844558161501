"""Connections: Relay's cursor pages, with `nodes` for those who need no edges."""

import enum

import strawberry

from graph.query import DEFAULT_SIZE, MAX_SIZE, AnyLink, SourcesOfRelationship
from graph.query.fields.to_many import ToMany
from schema.declare import Declared, argument, item, object_type, path
from schema.names import register, registered


@strawberry.enum(description="The direction of an order. Missing values come last in both.")
class OrderDirection(enum.Enum):
    ASC = strawberry.enum_value("ASC", description="From the least to the greatest.")
    DESC = strawberry.enum_value("DESC", description="From the greatest to the least.")


register(OrderDirection)

#: Relationships that say where facts come from; nothing further says where these do.
_PROVENANCE = {"STATED_IN", "IN_DATASET"}


@object_type
class PageInfo:
    """What lies on either side of a page."""

    has_next_page = item(bool, "Whether there is more after this page.")
    has_previous_page = item(bool, "Whether there is more before this page.")
    start_cursor = item(str, "The cursor of the first edge.", required=False)
    end_cursor = item(str, "The cursor of the last edge.", required=False)


def connection_arguments(target: str) -> tuple:
    """The arguments that every connection takes."""
    return (
        argument("first", "int | None", f"How many from the start: 1 to {MAX_SIZE}, {DEFAULT_SIZE} if not said."),
        argument("after", "str | None", "Begin after this cursor."),
        argument("last", "int | None", f"How many from the end: 1 to {MAX_SIZE}."),
        argument("before", "str | None", "End before this cursor."),
        argument("where", f"{target}Where | None", "Only those that meet these conditions."),
        argument("order_by", f"{target}Order | None", "The order; by id if not said."),
    )


def connection_type(target: str, name: str, *, linked: bool) -> str:
    """The name of the connection `{name}Connection` of `target`, made where it is not there yet.

    linked: its edges stand for relationships, and have sources. An edge type `{name}Edge` that has been declared
    with properties of its own (see `edge_type`) is used as it is.
    """
    if registered(f"{name}Connection"):
        return f"{name}Connection"
    if not registered(f"{name}Edge"):
        edge_type(target, linked=linked)(type(f"{name}Edge", (), {
            "__doc__": f"A {target} in a list." if not linked else f"A {target}, and the relationship to it."}))
    object_type(type(f"{name}Connection", (), {
        "__doc__": f"A page of a list of {target}.",
        "nodes": item(f"list[{target}]", "The nodes of the page."),
        "edges": item(f"list[{name}Edge]", "The nodes of the page, each with its cursor."),
        "page_info": item("PageInfo", "What lies on either side of the page."),
        "total_count": item(int, "How many there are in the whole list. Counted only if asked for."),
    }))
    return f"{name}Connection"


def edge_type(target: str, *, linked: bool = True):
    """Makes a class of declared relationship properties into an edge type."""
    def decorate(cls: type) -> type:
        cls.cursor = item(str, "The place of this edge in the list.")
        cls.node = item(target, f"The {target}.")
        if linked:
            cls.sources = to_many("Source", SourcesOfRelationship(), "Where this relationship is stated.")
        return object_type(cls)
    return decorate


def to_many(target: str, steps: str | AnyLink | None, description: str, edge: str | None = None) -> Declared:
    """A connection of `target` (`Node`: of any type) over a path; of all there are where `steps` is None.

    edge: the name of an edge type, and so of a connection type, other than the usual one of the target.
    """
    labels = () if target == "Node" else (target,)
    link = path(steps, *labels) if isinstance(steps, str) else steps
    linked = link is not None and link.single and not _PROVENANCE.intersection(link.hops[0].types)
    name = edge or (f"Linked{target}" if linked else target)
    return Declared(connection_type(target, name, linked=linked), description, ToMany(link, target),
                    connection_arguments(target))
