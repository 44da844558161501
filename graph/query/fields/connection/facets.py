"""`facets`: the numbers of nodes of the whole list by the values of some dimensions, the most frequent first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from graph.query.arguments import Arguments
from graph.query.dimensions import Dimension, Part, dimension_of
from graph.query.errors import BadPage, BadValue
from graph.query.fields.code import ResponseField
from graph.query.fields.connection.compiler import ConnectionCompiler
from graph.query.fields.connection.keys import KeyMember, KeyReader, key_column, key_prices, select_key_members
from graph.query.fields.connection.member import ConnectionMember, ConnectionState, MemberDeclaration
from graph.query.fields.field import RequestedField
from graph.query.grouping import GroupedRows, row_visits
from graph.query.pages import DEFAULT_SIZE, checked_size
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import Reading, Row

#: The maximum number of dimensions.
MAX_FACETS = 10


@dataclass(frozen=True, slots=True)
class Facets(MemberDeclaration):
    """The counts of a list of `target` nodes by each dimension that the argument `by` names."""

    target: str

    def member(self, requested: RequestedField) -> "FacetsField":
        """See MemberDeclaration."""
        (type_,) = requested.types()
        members = requested.members(type_)
        return FacetsField(
            requested.key,
            self.target,
            requested.slot(),
            type_,
            tuple(_member(each) for each in members),
        )

    def arguments(self, values: Mapping[str, Any]) -> Arguments:
        """See Declaration."""
        by = checked_dimensions("by", values["by"], MAX_FACETS)
        size = checked_size("first", DEFAULT_SIZE if values.get("first") is None else values["first"])
        return Arguments({"by": by, "first": size}, by, (size, len(by)))


def checked_dimensions(argument: str, dimensions: Sequence[str], limit: int) -> tuple[str, ...]:
    """Return the dimensions of an argument. Raises BadPage for too many, BadValue for repeated ones."""
    if len(dimensions) > limit:
        raise BadPage(argument, "query.too-many-dimensions", count=len(dimensions), limit=limit)
    if len(set(dimensions)) < len(dimensions):
        raise BadValue(argument, "query.repeated-dimension")
    return tuple(dimensions)


@dataclass(frozen=True, slots=True)
class FacetMember:
    """A selected member of a facet; if it is `buckets`, with the members of a bucket.

    type: the type of a bucket. counts, wheres: the response keys of `count` and `where`. value: the other members.
    """

    key: str
    name: str
    type: str = ""
    counts: tuple[str, ...] = ()
    wheres: tuple[str, ...] = ()
    value: tuple[KeyMember, ...] = ()


def _member(requested: RequestedField) -> FacetMember:
    if requested.name != "buckets":
        return FacetMember(requested.key, requested.name)
    (type_,) = requested.types()
    members = requested.members(type_)
    return FacetMember(
        requested.key,
        requested.name,
        type_,
        tuple(each.key for each in members if each.name == "count"),
        tuple(each.key for each in members if each.name == "where"),
        select_key_members(members),
    )


@dataclass(frozen=True, slots=True)
class FacetReader:
    """A reader of one facet.

    Its column is a list: the number of values, the sum of the counts beyond the first, the count of the nodes without a
    value, and for each selected `buckets` the first values with their counts.
    """

    type: str
    text: str
    dimension: Dimension
    members: tuple[tuple[FacetMember, KeyReader | None], ...]

    def __call__(self, column: list[Any], reading: Reading, /) -> Row:
        count, others, missing, *lists = column
        result, position = Row(self.type), 0
        for member, reader in self.members:
            if reader is not None:
                result[member.key] = self._buckets(lists[position], missing, member, reader, reading)
                position += 1
            elif member.name == "by":
                result[member.key] = self.text
            elif member.name == "bucketCount":
                result[member.key] = count + (missing > 0)
            else:
                result[member.key] = others
        return result

    def _buckets(
        self, rows: list[list[Any]], missing: int, member: FacetMember, reader: KeyReader, reading: Reading
    ) -> list[Row]:
        buckets = []
        for column, count in [*rows, [None, missing]] if missing else rows:
            bucket = Row(member.type)
            for key in member.counts:
                bucket[key] = count
            for key in member.wheres:
                bucket[key] = self.dimension.where(reader.value(column))
            reader.fill(bucket, column, reading)
            buckets.append(bucket)
        return buckets


@dataclass(frozen=True, slots=True)
class FacetsReader:
    """A reader of all facets, each from a column of the parent's row."""

    facets: tuple[tuple[int, FacetReader], ...]
    reads_state: ClassVar[bool] = False

    def __call__(self, state: ConnectionState, reading: Reading, /) -> list[Row]:
        return self.read(state.row, reading)

    def read(self, row: list[Any], reading: Reading) -> list[Row]:
        """Return the facets in a row of the parent."""
        return [reader(row[position], reading) for position, reader in self.facets]

    def code(self, field: ResponseField, variable: str) -> list[str]:
        """See CodeReader."""
        return [f"    {variable} = {field.name(self.read)}(r, {field.name(Reading)}(a))", *field.checked(variable)]


@dataclass(frozen=True, slots=True)
class FacetsField(ConnectionMember):
    """The selected facets. type: the type of a facet."""

    target: str
    slot: int
    type: str
    members: tuple[FacetMember, ...]

    of_page: ClassVar[bool] = False
    is_indicator: ClassVar[bool] = False

    def scans(self, pricing: Pricing) -> int:
        """See ConnectionMember."""
        return len(pricing.arguments[self.slot].values["by"])

    def compile(self, connection: ConnectionCompiler, columns: list[str]) -> FacetsReader:
        """See ConnectionMember."""
        connection.compilation.groups_rows = True
        facets = []
        for text in connection.compilation.arguments[self.slot].values["by"]:
            dimension = dimension_of(connection.compilation.catalog, self.target, text)
            column, reader = self._facet(connection, text, dimension)
            columns.append(column)
            facets.append((len(columns) - 1, reader))
        return FacetsReader(tuple(facets))

    def _facet(self, connection: ConnectionCompiler, text: str, dimension: Dimension) -> tuple[str, FacetReader]:
        """Return the column of a facet, and its reader."""
        compilation, new = connection.compilation, connection.compilation.names.new
        rows = GroupedRows(compilation.names, connection.whole(), connection.node)
        value, key, count = rows.value(dimension), new("k"), new("c")
        order = f"{key}.id" if dimension.part is Part.NODE else key
        groups, known, row = new("g"), new("g"), new("e")
        first = compilation.parameters.add(self.slot, ("first",))
        lists, members = [], list[tuple[FacetMember, KeyReader | None]]()
        for member in self.members:
            reader = None
            if member.name == "buckets":
                bound, bound_count = new("k"), new("c")
                column, reader = key_column(compilation, dimension, member.value, bound)
                returned = compilation.returned(f"[{column}, {bound_count}]", bound, bound_count)
                lists.append(
                    f"COLLECT {{ UNWIND {known}[..{first}] AS {row}"
                    f" WITH {row}[0] AS {bound}, {row}[1] AS {bound_count}{returned} }}"
                )
            members.append((member, reader))
        others = f"reduce(t = 0, x IN {known}[{first}..] | t + x[1])"
        missing = f"reduce(t = 0, x IN {groups} | CASE WHEN x[0] IS NULL THEN t + x[1] ELSE t END)"
        text_ = (
            f"head(COLLECT {{ WITH COLLECT {{ {rows.text} WITH {value} AS {key}, count(*) AS {count}"
            f" ORDER BY {count} DESC, {order} RETURN [{key}, {count}] }} AS {groups}"
            f" WITH {groups}, [x IN {groups} WHERE x[0] IS NOT NULL] AS {known}"
            f" RETURN [{', '.join([f'size({known})', others, missing, *lists])}] }})"
        )
        return text_, FacetReader(self.type, text, dimension, tuple(members))

    def price(self, pricing: Pricing, nodes: Parents, whole: Parents, lists: float) -> Price:
        """See ConnectionMember."""
        values = pricing.arguments[self.slot].values
        facets = []
        for text in values["by"]:
            dimension = dimension_of(pricing.catalog, self.target, text)
            rows, visits = row_visits(pricing, [dimension], [], whole)
            count = min(lists * values["first"], rows)
            parts = tuple(
                price for member in self.members for price in key_prices(pricing, dimension, member.value, count)
            )
            facets.append(Price(text, lists + count, visits, parts))
        return Price(self.key, parts=tuple(facets))
