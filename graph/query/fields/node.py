"""A node: its selected fields, its row and the readers of the row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from graph.query.compilation import Compilation
from graph.query.fields.code import ResponseField, object_function
from graph.query.fields.field import Field, FieldReader, ListPlace, RequestedField
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import Parents, Pricing
from graph.query.rows import DeferredField, Pending, Reading, Row, Selection


@dataclass(frozen=True, slots=True)
class ObjectReader:
    """A reader of a node of one type. `deferred` fields are computed later, from the id at `id_position`."""

    type: str
    items: tuple[tuple[str, FieldReader], ...]
    deferred: tuple[DeferredField, ...]
    id_position: int

    def __call__(self, row: list[Any], reading: Reading, /) -> Row:
        result = Row(self.type)
        for key, reader in self.items:
            result[key] = reader(row, reading)
        for field in self.deferred:
            reading.pending.append(Pending(field, row[self.id_position], result))
        return result

    def function(self, field: ResponseField) -> str:
        """Return the name of a function that builds the object of the response from its row."""
        return object_function(self.type, self.items, field)


@dataclass(frozen=True, slots=True)
class VariantsReader:
    """A reader of a node of one of several types. Its row holds the index of the type and the row of that type."""

    readers: tuple[ObjectReader, ...]

    def __call__(self, row: list[Any], reading: Reading, /) -> Row:
        index, columns = row
        reader: ObjectReader = self.readers[index]
        return reader(columns, reading)

    def function(self, field: ResponseField) -> str:
        """See ObjectReader."""
        table = field.table(f"[{', '.join(reader.function(field) for reader in self.readers)}]")
        return field.function([], f"{table}[r[0]](r[1], a)")


NodeReader = ObjectReader | VariantsReader


@dataclass(frozen=True, slots=True, eq=False)
class NodeSelection(Selection):
    """The selected fields of a node, for each concrete type. A selection equals only itself: caches use it as a key."""

    types: dict[str, tuple[Field, ...]]

    def of(self, label: str) -> "NodeSelection":
        """Return the selection for nodes with this label."""
        return NodeSelection({label: self.types[label]})

    def compile(self, compilation: Compilation, variable: str) -> tuple[str, NodeReader]:
        """Return the expression of a node's row, and its reader.

        A row of several possible types begins with the index of the type.
        """
        compiled = [
            (label, *_compile_type(compilation, label, fields, variable)) for label, fields in self.types.items()
        ]
        if len(compiled) == 1:
            return compiled[0][1:]
        cases = " ".join(
            f"WHEN {variable}:{label} THEN [{i}, {expression}]" for i, (label, expression, _) in enumerate(compiled)
        )
        return f"CASE {cases} END", VariantsReader(tuple(reader for _, _, reader in compiled))

    def prices(self, pricing: Pricing, nodes: Parents) -> tuple[Price, ...]:
        """Return the prices of the fields of nodes, for the most expensive type."""
        choices: list[tuple[Price, ...]] = []
        for label, fields in self.types.items():
            typed = Parents(nodes.count, nodes.expected, (label,), nodes.distinct)
            choices.append(tuple(price for field in fields if (price := field.price(pricing, typed))))
        return max(choices, key=lambda prices: sum(price.total for price in prices), default=())

    def lists(self, path: tuple[str, ...]) -> Iterator[ListPlace]:
        """Return the lists in the fields. path: the response keys that lead to the node."""
        for fields in self.types.values():
            for field in fields:
                for place in field.lists():
                    yield place._replace(path=path + place.path)


def select_node(requested: RequestedField) -> NodeSelection:
    """Return the selection of a field whose value is a node."""
    return NodeSelection(
        {type_: tuple(member.select() for member in requested.members(type_)) for type_ in requested.types()}
    )


def _compile_type(
    compilation: Compilation, label: str, fields: Sequence[Field], variable: str
) -> tuple[str, ObjectReader]:
    columns: list[str] = []
    items = tuple((f.key, f.compile(compilation, variable, columns)) for f in fields if f.deferred is None)
    deferred = tuple(d for f in fields if (d := f.deferred) is not None)
    if deferred:
        columns.append(f"{variable}.id")
        compilation.has_deferred = True
    return f"[{', '.join(columns) or 'true'}]", ObjectReader(label, items, deferred, len(columns) - 1)
