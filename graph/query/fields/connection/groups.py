"""`groups` of an aggregate: the groups on the page, each with the values of its dimensions and its measures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.query.arguments import Arguments
from graph.query.compilation import Compilation
from graph.query.dimensions import Dimension, Part
from graph.query.fields.connection.keys import KeyMember, KeyReader, key_column, key_prices, select_key_members
from graph.query.fields.connection.measures import Measure, Measured, MeasureOf
from graph.query.fields.field import RequestedField
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Pricing
from graph.query.rows import Reading, Row


@dataclass(frozen=True, slots=True)
class GroupMember:
    """A selected member of a group: a measure, with the slot of its arguments if any, `keys` or `where`.

    type, members: the type of a key, and its selected members.
    """

    key: str
    name: str
    slot: int | None = None
    measure: Measure | None = None
    type: str = ""
    members: tuple[KeyMember, ...] = ()

    def measured(self, arguments: Sequence[Arguments]) -> Measured | None:
        """Return the measure with what it measures; None for another member."""
        if self.measure is None:
            return None
        return Measured(self.measure, None if self.slot is None else arguments[self.slot].values["of"])

    def prices(self, pricing: Pricing, dimensions: Sequence[Dimension], count: float) -> tuple[Price, ...]:
        """Return the prices of the nodes in `count` groups."""
        return tuple(price for each in dimensions for price in key_prices(pricing, each, self.members, count))


def select_group_member(requested: RequestedField) -> GroupMember:
    """Return a member of a group as an operation selects it."""
    if isinstance(declaration := requested.declaration, MeasureOf):
        return GroupMember(requested.key, requested.name, requested.slot(), declaration.measure)
    if requested.name == "count":
        return GroupMember(requested.key, requested.name, measure=Measure.COUNT)
    if requested.name == "keys":
        (type_,) = requested.types()
        members = select_key_members(requested.members(type_))
        return GroupMember(requested.key, requested.name, type=type_, members=members)
    return GroupMember(requested.key, requested.name)


@dataclass(frozen=True, slots=True)
class MeasureReader:
    """A reader of a measure in a column. is_count: whether it is a whole number."""

    position: int
    is_count: bool

    def __call__(self, row: list[Any], reading: Reading, /) -> int | float | None:
        value = row[self.position]
        return value if value is None or self.is_count else float(value)


@dataclass(frozen=True, slots=True)
class KeysReader:
    """A reader of the values of all dimensions, from consecutive columns."""

    position: int
    type: str
    readers: tuple[KeyReader, ...]

    def __call__(self, row: list[Any], reading: Reading, /) -> list[Row]:
        keys = []
        for i, reader in enumerate(self.readers, self.position):
            key = Row(self.type)
            reader.fill(key, row[i], reading)
            keys.append(key)
        return keys


@dataclass(frozen=True, slots=True)
class GroupWhereReader:
    """A reader of the conditions that select the nodes of a group, from consecutive columns of values."""

    position: int
    dimensions: tuple[Dimension, ...]

    def __call__(self, row: list[Any], reading: Reading, /) -> dict[str, Any]:
        values = row[self.position : self.position + len(self.dimensions)]
        conditions = [dimension.where(value) for dimension, value in zip(self.dimensions, values, strict=True)]
        return {"and": conditions} if len(conditions) > 1 else {} if not conditions else conditions[0]


@dataclass(frozen=True, slots=True)
class GroupReader:
    """A reader of a group."""

    type: str
    members: tuple[tuple[str, MeasureReader | KeysReader | GroupWhereReader], ...]

    def __call__(self, row: list[Any], reading: Reading, /) -> Row:
        result = Row(self.type)
        for key, reader in self.members:
            result[key] = reader(row, reading)
        return result


def compile_groups(
    compilation: Compilation,
    type_: str,
    members: Sequence[GroupMember],
    dimensions: tuple[Dimension, ...],
    positions: Mapping[Measured, int],
    page: str,
) -> tuple[str, GroupReader]:
    """Return the list of the rows of groups, and the reader of a row.

    page: the expression of the groups, each a list of the values of its dimensions and its measures. positions: of the
    measures in it.
    """
    group, keys = compilation.names.new("e"), [compilation.names.new("k") for _ in dimensions]
    columns: list[str] = []
    readers: list[tuple[str, MeasureReader | KeysReader | GroupWhereReader]] = []
    for member in members:
        position, measured = len(columns), member.measured(compilation.arguments)
        if measured is not None:
            columns.append(f"{group}[{positions[measured]}]")
            readers.append((member.key, MeasureReader(position, measured.measure.is_count)))
        elif member.name == "keys":
            compiled = [key_column(compilation, d, member.members, k) for d, k in zip(dimensions, keys, strict=True)]
            columns += [column for column, _ in compiled]
            readers.append((member.key, KeysReader(position, member.type, tuple(r for _, r in compiled))))
        else:
            columns += [f"{k}.id" if d.part is Part.NODE else k for d, k in zip(dimensions, keys, strict=True)]
            readers.append((member.key, GroupWhereReader(position, dimensions)))
    bound = "".join(f", {group}[{i}] AS {key}" for i, key in enumerate(keys))
    returned = compilation.returned(f"[{', '.join(columns)}]", group, *keys)
    return f"COLLECT {{ UNWIND {page} AS {group} WITH {group}{bound}{returned} }}", GroupReader(type_, tuple(readers))
