"""A value that a batch function computes for all parents at once: see resolvers/execution/computed.py."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.query.arguments import Arguments
from graph.query.compilation import Compilation
from graph.query.fields.field import Declaration, Field, FieldReader, RequestedField
from graph.query.fields.node import NodeSelection
from graph.query.fields.objects import ObjectSelection, attributes_of, select_value
from graph.query.pages import MAX_SIZE
from graph.query.pricing.cost import Cost
from graph.query.pricing.price import Price
from graph.query.pricing.pricing import ROOT, Parents, Pricing

#: The maximum `depth` of a neighbourhood.
MAX_STEPS = 2


@dataclass(frozen=True, slots=True)
class Computed(Declaration):
    """The result of the batch function `name`."""

    name: str

    def select(self, requested: RequestedField) -> "ComputedField":
        """See Declaration."""
        slot = requested.slot() if requested.has_arguments else None
        value = select_value(requested)
        return ComputedField(requested.key, self.name, slot, value, attributes_of(value), requested.cost)


@dataclass(frozen=True, slots=True)
class ComputedField(Field):
    """A selected result of a batch function.

    value: the selection of its members; None for a scalar. selected: the attributes to read, as `attributes_of`
    returns them. cost: as declared in the schema.
    """

    name: str
    slot: int | None
    value: ObjectSelection | NodeSelection | None
    selected: frozenset[str] = frozenset()
    cost: Cost = Cost()

    @property
    def deferred(self) -> "ComputedField":
        """See Field."""
        return self

    def compile(self, compilation: Compilation, variable: str | None, columns: list[str]) -> FieldReader:
        """Raise TypeError: no statement reads a computed field."""
        raise TypeError(f"{self.name} is computed by a batch function, not by a statement")

    def price(self, pricing: Pricing, parents: Parents | None) -> Price:
        """See Field."""
        starts, size = parents or ROOT, self._size(pricing.arguments)

        def parts_of(value: ObjectSelection | NodeSelection | None, count: float) -> tuple[Price, ...]:
            if isinstance(value, NodeSelection):
                return value.prices(pricing, Parents(count, count, tuple(value.types), distinct=count == 1))
            if value is None:
                return ()
            choices = [
                tuple(
                    Price(field.key, field.own * objects, parts=parts_of(field.value, objects))
                    for field in fields
                    if field.value is not None
                    for objects in [count * (size if field.items is None else field.items)]
                )
                for fields in value.types.values()
            ]
            return max(choices, key=lambda parts: sum(part.total for part in parts), default=())

        holds_lists = isinstance(self.value, ObjectSelection) and self.value.holds_lists
        count = starts.count * (1 if holds_lists else size)
        own = starts.count * self.cost.weight + (count if self.value is not None and not holds_lists else 0)
        return Price(self.key, own, parts=parts_of(self.value, count))

    def training_years(self, arguments: Sequence[Arguments]) -> set[str]:
        """See Field."""
        if self.cost.as_of is None or self.slot is None:
            return set()
        date = arguments[self.slot].values.get(self.cost.as_of)
        return {date[:4]} if date else set()

    def _size(self, arguments: Sequence[Arguments]) -> int:
        """Return the maximum number of objects that the arguments request. Sizes out of range are rejected later."""
        cost = self.cost
        if isinstance(cost.items, int):
            return cost.items * cost.times
        values = arguments[self.slot].values if self.slot is not None else {}
        if cost.instead and values.get(cost.instead[0]):
            return cost.instead[1]
        requested = values.get(cost.items)
        if requested is None and cost.backward is not None:
            requested = values.get(cost.backward)
        size = _clamped(requested, cost.default, MAX_SIZE)
        steps = _clamped(values.get(cost.steps), 1, MAX_STEPS) if cost.steps else 1
        return int(size**steps) * cost.times


def _clamped(value: int | list[object] | None, default: int, limit: int) -> int:
    """Return a number, or the length of a list, clamped to the range from 0 to `limit`."""
    number = len(value) if isinstance(value, list) else default if value is None else value
    return min(max(number, 0), limit)
