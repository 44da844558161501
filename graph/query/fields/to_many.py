"""A connection: a page of the nodes over a link, or of all nodes with a label."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.query.arguments import Arguments, page_arguments, page_at
from graph.query.compilation import Compilation
from graph.query.fields.code import IS_ROW, ResponseField, object_lines
from graph.query.fields.connection.candidates import candidate_nodes
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.connection.edges import select_edges
from graph.query.fields.connection.member import (
    ConnectionMember,
    ConnectionState,
    MemberDeclaration,
    MemberReader,
)
from graph.query.fields.connection.nodes import NodesField
from graph.query.fields.connection.page_info import select_page_info
from graph.query.fields.connection.total_count import TotalCountField
from graph.query.fields.field import Declaration, Field, ListPlace, RequestedField
from graph.query.fields.node import select_node
from graph.query.links import AnyLink, Link
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading, Row


@dataclass(frozen=True, slots=True)
class ToMany(Declaration):
    """A connection of the `target` nodes over a link, or of all nodes with this label if `link` is None.

    target: a label, or `Node` if the link leads to nodes of any type.
    current: whether nodes that have ended are left out, unless `where` names the end.
    """

    link: AnyLink | None
    target: str
    current: bool = False

    def select(self, requested: RequestedField) -> "ToManyField":
        """See Declaration."""
        slot = requested.slot()
        (type_,) = requested.types()
        members = tuple(_member(each, self.link) for each in requested.members(type_))
        return ToManyField(requested.key, self.link, self.target, slot, type_, members)

    def arguments(self, values: Mapping[str, Any]) -> Arguments:
        """See Declaration."""
        if self.current:
            values = {**values, "where": _of_current(values.get("where") or {})}
        return page_arguments(values, self.target)


def _of_current(where: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return conditions that also leave out nodes that have ended, unless some condition is about the end."""
    return where if _names_end(where) else {**where, "validTo": {"isNull": True}}


def _names_end(where: Mapping[str, Any]) -> bool:
    parts = [*(where.get("and") or ()), *(where.get("or") or ())]
    if where.get("not"):
        parts.append(where["not"])
    return "validTo" in where or any(map(_names_end, parts))


@dataclass(frozen=True, slots=True)
class ConnectionReader:
    """A reader of a connection of `type`, with the page of `slot`.

    items: the readers of its members, which read a ConnectionState. position: the column of the rows; None if no member
    needs them.
    """

    type: str
    slot: int
    items: tuple[tuple[str, MemberReader], ...]
    position: int | None

    def __call__(self, row: list[Any], reading: Reading, /) -> Row:
        rows = [] if self.position is None else row[self.position]
        state = ConnectionState(row, rows, page_at(reading.arguments, self.slot))
        result = Row(self.type)
        for key, reader in self.items:
            result[key] = reader(state, reading)
        return result

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        lines, result = object_lines(self.type, dict(self.items), field)
        head = [] if lines else [IS_ROW]
        if self.position is not None:
            head = [f"    p = a[{self.slot}].page", f"    rows = r[{self.position}]"]
            if any(reader.reads_state for _, reader in self.items):
                head.append(f"    s = {field.name(ConnectionState)}(r, rows, p)")
            head += ["    if len(rows) > p.size: rows = rows[:p.size]", "    if p.backward: rows = rows[::-1]"]
        return [f"    {variable} = {field.function(head + lines, result)}(r, a)"]


@dataclass(frozen=True, slots=True)
class ToManyField(Field):
    """A selected connection. link: None for all nodes with the label `target`. type: the type of the connection."""

    link: AnyLink | None
    target: str
    slot: int
    type: str
    members: tuple[ConnectionMember, ...]

    def compile(self, compilation: Compilation, variable: str | None, columns: list[str]) -> ConnectionReader:
        """See Field."""
        connection = ConnectionCompiler(
            compilation,
            self.link,
            self.target,
            self.slot,
            variable,
            uses_relationship=any(member.uses_relationship for member in self.members),
        )
        items = tuple((member.key, member.compile(connection, columns)) for member in self.members)
        return ConnectionReader(self.type, self.slot, items, connection.rows(columns))

    def price(self, pricing: Pricing, parents: Parents | None) -> Price:
        """See Field."""
        page = page_at(pricing.arguments, self.slot)
        where, count = pricing.arguments[self.slot].where, parents.count if parents else 1
        candidates, scanned = candidate_nodes(
            pricing, self.link, self.target, parents, where, ordered=not page.order.by_id
        )
        has_count = any(isinstance(member, TotalCountField) for member in self.members)
        has_rows = any(member.of_page for member in self.members)
        cursors = sum(cursor is not None for cursor in (page.after, page.before))
        count_scans = bool(where) or (parents is not None and not (isinstance(self.link, Link) and self.link.single))
        times = has_rows * (1 + cursors) + (has_count and count_scans) + sum(m.scans(pricing) for m in self.members)
        returned = min(count * page.size, candidates.count) if pricing.sizes else count * page.size
        nodes = Parents(
            returned, min(returned, candidates.expected), candidates.labels, candidates.distinct or count == 1
        )
        where_price = (
            pricing.where(f"{self.target}Where", where, candidates, scanned, count, times)
            if where
            else Price("where", visits=times * scanned)
        )
        return Price(
            self.key,
            count,
            parts=(where_price, *(member.price(pricing, nodes, candidates, count) for member in self.members)),
        )

    def lists(self) -> Iterator[ListPlace]:
        """See Field."""
        path = (self.key,)
        if indicators := tuple(member.key for member in self.members if member.is_indicator):
            yield ListPlace(path, self.slot, indicators)
        for member in self.members:
            yield from member.lists(path)


def _member(requested: RequestedField, link: AnyLink | None) -> ConnectionMember:
    if requested.name == "nodes":
        return NodesField(requested.key, select_node(requested))
    if requested.name == "edges":
        return select_edges(requested, link)
    if requested.name == "pageInfo":
        return select_page_info(requested)
    if isinstance(requested.declaration, MemberDeclaration):
        return requested.declaration.member(requested)
    return TotalCountField(requested.key)
