"""A value that a batch function works out for all parents at once: see resolvers/execution/computed.py."""

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

#: The greatest `depth` of a neighbourhood.
MAX_STEPS = 2


@dataclass(frozen=True, slots=True)
class Computed(Declaration):
    """A value of the batch function `name`."""

    name: str

    def select(self, requested: RequestedField) -> "ComputedField":
        """See Declaration."""
        slot = requested.slot() if requested.has_arguments else None
        value = select_value(requested)
        return ComputedField(requested.key, self.name, slot, value, attributes_of(value), requested.cost)


@dataclass(frozen=True, slots=True)
class ComputedField(Field):
    """A selected value of a batch function.

    value: the selection of its members, None for a scalar. selected: the attributes that are read, as `attributes_of`
    returns them. cost: as the schema declares it.
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
        """Raises TypeError: no statement reads it."""
        raise TypeError(f"{self.name} is worked out by a batch function")

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
                    Price(each.key, each.own * many, parts=parts_of(each.value, many))
                    for each in fields
                    if each.value is not None
                    for many in [count * (size if each.items is None else each.items)]
                )
                for fields in value.types.values()
            ]
            return max(choices, key=lambda parts: sum(part.total for part in parts), default=())

        holder = isinstance(self.value, ObjectSelection) and self.value.holds_lists
        count = starts.count * (1 if holder else size)
        own = starts.count * self.cost.weight + (count if self.value is not None and not holder else 0)
        return Price(self.key, own, parts=parts_of(self.value, count))

    def training_years(self, arguments: Sequence[Arguments]) -> set[str]:
        """See Field."""
        if self.cost.as_of is None or self.slot is None:
            return set()
        date = arguments[self.slot].values.get(self.cost.as_of)
        return {date[:4]} if date else set()

    def _size(self, arguments: Sequence[Arguments]) -> int:
        """How many objects its arguments ask for at most; sizes out of bounds are refused later."""
        cost = self.cost
        if isinstance(cost.items, int):
            return cost.items * cost.times
        given = arguments[self.slot].values if self.slot is not None else {}
        asked = given.get(cost.items)
        if asked is None and cost.backward is not None:
            asked = given.get(cost.backward)
        size = _bounded(asked, cost.default, MAX_SIZE)
        steps = _bounded(given.get(cost.steps), 1, MAX_STEPS) if cost.steps else 1
        return int(size**steps) * cost.times


def _bounded(value: int | list[object] | None, default: int, most: int) -> int:
    """A number, or the length of a list, within its bounds."""
    number = len(value) if isinstance(value, list) else default if value is None else value
    return min(max(number, 0), most)
