"""`aggregate`: the nodes of the whole list grouped by up to three dimensions, with the measures of each group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from graph.query.arguments import Arguments
from graph.query.cursors import Order, decode_cursor, encode_cursor
from graph.query.dimensions import Dimension, Part, dimension_of
from graph.query.errors import BadCursor, BadValue
from graph.query.fields.code import ResponseField
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.connection.facets import checked_dimensions
from graph.query.fields.connection.groups import GroupMember, GroupReader, compile_groups, select_group_member
from graph.query.fields.connection.measures import Measure, MeasureCompiler, Measured
from graph.query.fields.connection.member import ConnectionMember, ConnectionState, MemberDeclaration
from graph.query.fields.field import RequestedField
from graph.query.grouping import GroupedRows, row_visits
from graph.query.pages import DEFAULT_SIZE, MAX_PAGE, checked_size
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading, Row

#: The maximum number of dimensions, and of groups that precede a page.
MAX_DIMENSIONS, MAX_START = 3, 2**31
_COUNT = Measured(Measure.COUNT)


@dataclass(frozen=True, slots=True)
class Aggregate(MemberDeclaration):
    """The groups of a list of `target` nodes by the dimensions that the argument `groupBy` names."""

    target: str

    def member(self, requested: RequestedField) -> "AggregateField":
        """See MemberDeclaration."""
        (type_,) = requested.types()
        members = tuple(_member(each) for each in requested.members(type_))
        return AggregateField(requested.key, self.target, requested.slot(), type_, members)

    def arguments(self, values: Mapping[str, Any]) -> Arguments:
        """See Declaration. A cursor is the number of groups up to it, since all groups are computed for each page."""
        by = checked_dimensions("groupBy", values.get("groupBy") or (), MAX_DIMENSIONS)
        ordered, descending = _order_of(values.get("orderBy"))
        size = checked_size("first", DEFAULT_SIZE if values.get("first") is None else values["first"], MAX_PAGE)
        order, start = Order("|".join((*by, ordered.measure, ordered.of or "")), descending), 0
        if values.get("after") is not None:
            value = decode_cursor("after", values["after"], _list(self.target), order, (int,), nullable=False).value
            if not isinstance(value, int) or not 0 < value <= MAX_START:
                raise BadCursor("after")
            start = value
        return Arguments(
            {"from": start, "to": start + size, "by": by, "measured": ordered, "order": order},
            (by, ordered, descending),
            size,
        )


def _order_of(order_by: Mapping[str, Any] | None) -> tuple[Measured, bool]:
    """Return the measure by which groups are ordered, and whether the order is descending.

    Raises BadValue if the member that the measure needs is missing, or another is present.
    """
    if order_by is None:
        return _COUNT, True
    measure = Measure(order_by.get("measure") or Measure.COUNT)
    given = {name: order_by[name] for name in ("dimension", "number") if order_by.get(name) is not None}
    needed = "number" if measure.of_number else "dimension" if measure is Measure.DISTINCT_COUNT else ""
    for name in given:
        if name != needed:
            raise BadValue(f"orderBy.{name}", "query.unused-order", measure=measure.value)
    if needed and needed not in given:
        raise BadValue(f"orderBy.{needed}", "query.incomplete-order", measure=measure.value)
    return Measured(measure, given.get(needed)), order_by.get("direction") == "DESC"


def _list(target: str) -> str:
    """Return the name of the list of groups in cursors."""
    return f"{target}Group"


@dataclass(frozen=True, slots=True)
class AggregateMember:
    """A selected member of an aggregate: `groupCount`, `pageInfo` with its members, or `groups` with theirs."""

    key: str
    name: str
    type: str = ""
    infos: tuple[tuple[str, str], ...] = ()
    groups: tuple[GroupMember, ...] = ()


def _member(requested: RequestedField) -> AggregateMember:
    if requested.is_leaf:
        return AggregateMember(requested.key, requested.name)
    (type_,) = requested.types()
    members = requested.members(type_)
    if requested.name == "pageInfo":
        infos = tuple((each.key, each.name) for each in members)
        return AggregateMember(requested.key, requested.name, type_, infos=infos)
    return AggregateMember(requested.key, requested.name, type_, groups=tuple(map(select_group_member, members)))


@dataclass(frozen=True, slots=True)
class AggregateReader:
    """A reader of an aggregate. Its column is a list: the number of groups, and the rows of each selected `groups`."""

    target: str
    slot: int
    type: str
    position: int
    members: tuple[tuple[AggregateMember, GroupReader | None], ...]
    reads_state: ClassVar[bool] = False

    def __call__(self, state: ConnectionState, reading: Reading, /) -> Row:
        return self.read(state.row, reading)

    def read(self, row: list[Any], reading: Reading) -> Row:
        """Return the aggregate in a row of the parent."""
        count, *lists = row[self.position]
        values, result, rows = reading.arguments[self.slot].values, Row(self.type), iter(lists)
        for member, reader in self.members:
            if reader is not None:
                result[member.key] = [reader(group, reading) for group in next(rows)]
            elif member.name == "pageInfo":
                info = result[member.key] = Row(member.type)
                for key, name in member.infos:
                    info[key] = self._info(name, count, values)
            else:
                result[member.key] = count
        return result

    def _info(self, name: str, count: int, values: Mapping[str, Any]) -> bool | str | None:
        start: int = values["from"]
        end: int = min(values["to"], count)
        if name == "hasNextPage":
            return end < count
        if name == "hasPreviousPage":
            return start > 0
        if start >= count:
            return None
        return encode_cursor(_list(self.target), values["order"], start + 1 if name == "startCursor" else end, "")

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = {field.name(self.read)}(r, {field.name(Reading)}(a))", *field.checked(variable)]


@dataclass(frozen=True, slots=True)
class AggregateField(ConnectionMember):
    """The selected aggregate. type: its type."""

    target: str
    slot: int
    type: str
    members: tuple[AggregateMember, ...]

    of_page: ClassVar[bool] = False
    is_indicator: ClassVar[bool] = False

    def scans(self, pricing: Pricing) -> int:
        """See ConnectionMember."""
        return 1

    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> AggregateReader:
        """See ConnectionMember."""
        compilation, new = connection.compilation, connection.compilation.names.new
        compilation.groups_rows = True
        values = compilation.arguments[self.slot].values
        dimensions = tuple(dimension_of(compilation.catalog, self.target, text) for text in values["by"])
        measured = self._measured(compilation.arguments, values["measured"])
        grouped, found, groups = self._grouped(connection, dimensions, measured), new("g"), new("g")
        start, end = (compilation.parameters.add(self.slot, (name,)) for name in ("from", "to"))
        positions = {each: len(dimensions) + i for i, each in enumerate(measured)}
        returned, members = [f"size({groups})"], list[tuple[AggregateMember, GroupReader | None]]()
        for member in self.members:
            reader = None
            if member.name == "groups":
                list_, reader = compile_groups(
                    compilation, member.type, member.groups, dimensions, positions, f"{groups}[{start}..{end}]"
                )
                returned.append(list_)
            members.append((member, reader))
        columns.append(
            f"head(COLLECT {{ WITH {grouped} AS {found} WITH {_all_groups(found, dimensions, measured)} AS {groups}"
            f" RETURN [{', '.join(returned)}] }})"
        )
        return AggregateReader(self.target, self.slot, self.type, len(columns) - 1, tuple(members))

    def _grouped(
        self, connection: ConnectionCompiler, dimensions: Sequence[Dimension], measured: Sequence[Measured]
    ) -> str:
        """Return the list of all groups in order, each a list of the values of its dimensions and its measures."""
        compilation, new = connection.compilation, connection.compilation.names.new
        values = compilation.arguments[self.slot].values
        rows = GroupedRows(compilation.names, connection.whole(), connection.node)
        measures = MeasureCompiler(rows, compilation, self.target)
        for each in measured:  # before the dimensions, since these clauses add no rows
            measures.follow(each)
        keys = {new("k"): rows.value(dimension) for dimension in dimensions}
        results = {new("m"): measures.result(each) for each in measured}
        first = next((name for name, each in zip(results, measured, strict=True) if each == values["measured"]), None)
        order = _order_clause(dict(zip(keys, dimensions, strict=True)), first, descending=values["order"].descending)
        aggregated = [f"{text} AS {name}" for name, text in (*keys.items(), *measures.aggregates.items())]
        projected = [*keys, *(f"{text} AS {name}" for name, text in results.items())]
        return (
            f"COLLECT {{ {rows.text} WITH {', '.join(aggregated)} WITH {', '.join(projected)}{order}"
            f" RETURN [{', '.join([*keys, *results])}] }}"
        )

    def _measured(self, arguments: Sequence[Arguments], ordered: Measured) -> list[Measured]:
        """Return the selected measures and that of the order, each once; at least one."""
        selected = [
            each
            for member in self.members
            for group in member.groups
            if (each := group.measured(arguments)) is not None
        ]
        return list(dict.fromkeys([*selected, _COUNT if ordered.measure is Measure.KEY else ordered]))

    def price(self, pricing: Pricing, nodes: Parents, whole: Parents, lists: float) -> Price:
        """See ConnectionMember."""
        values = pricing.arguments[self.slot].values
        dimensions = [dimension_of(pricing.catalog, self.target, text) for text in values["by"]]
        measured = self._measured(pricing.arguments, values["measured"])
        subjects = [s for each in measured if (s := each.subject(pricing.catalog, self.target)) is not None]
        rows, visits = row_visits(pricing, dimensions, subjects, whole)
        count = min(lists * (values["to"] - values["from"]), rows) if dimensions else lists
        parts = (p for m in self.members for group in m.groups for p in group.prices(pricing, dimensions, count))
        return Price(self.key, lists + count * len(measured), visits + rows * len(measured), tuple(parts))


def _order_clause(keys: Mapping[str, Dimension], first: str | None, *, descending: bool) -> str:
    """Return the ORDER BY clause: by a measure, then by the values of the dimensions; empty without either.

    keys: the variable of each dimension. first: that of the measure; None for an order by the dimensions.
    """
    terms, direction = [], " DESC" if descending else ""
    if first is not None:
        terms, direction = [f"{first} IS NULL", f"{first}{direction}"], ""
    for key, dimension in keys.items():
        terms += [f"{key} IS NULL", f"{key}{'.id' if dimension.part is Part.NODE else ''}{direction}"]
    return f" ORDER BY {', '.join(terms)}" if terms else ""


def _all_groups(found: str, dimensions: Sequence[Dimension], measured: Sequence[Measured]) -> str:
    """Return the list of all groups: without dimensions there is one, even of no node.

    Neo4j also groups by the variables of the outer scope, so that an empty list below a node has no group there.
    """
    if dimensions:
        return found
    empty = ", ".join("0" if each.measure.is_count else "null" for each in measured)
    return f"CASE WHEN size({found}) = 0 THEN [[{empty}]] ELSE {found} END"
