"""The price of computed fields."""

from collections.abc import Callable

from graph.query.pages import MAX_SIZE
from graph.query.price import Parents, Price, Pricing
from graph.query.selection import ComputedField, NodeSelection, ObjectSelection

#: The greatest `depth` of a neighbourhood.
MAX_STEPS = 2
#: The parts of the price of a node's fields.
PriceOfNode = Callable[[Pricing, NodeSelection, Parents], tuple[Price, ...]]


def computed_price(pricing: Pricing, field: ComputedField, parents: Parents, price_of_node: PriceOfNode) -> Price:
    """The price of a computed field of some nodes."""
    size = _size(pricing, field)

    def parts_of(value: ObjectSelection | NodeSelection | None, count: float) -> tuple[Price, ...]:
        if isinstance(value, NodeSelection):
            return price_of_node(pricing, value, Parents(count, count, tuple(value.types), distinct=count == 1))
        if value is None:
            return ()
        choices = [tuple(
            Price(each.key, each.own * many, parts=parts_of(each.value, many))
            for each in fields if each.value is not None
            for many in [count * (size if each.items is None else each.items)]) for fields in value.types.values()]
        return max(choices, key=lambda parts: sum(part.total for part in parts), default=())

    holder = isinstance(field.value, ObjectSelection) and field.value.holds_lists
    count = parents.count * (1 if holder else size)
    own = parents.count * field.cost.weight + (count if field.value is not None and not holder else 0)
    return Price(field.key, own, parts=parts_of(field.value, count))


def training_years(pricing: Pricing, field: ComputedField) -> set[str]:
    """The years as of which a field asks."""
    if field.cost.as_of is None or field.slot is None:
        return set()
    date = pricing.arguments[field.slot].values.get(field.cost.as_of)
    return {date[:4]} if date else set()


def _size(pricing: Pricing, field: ComputedField) -> int:
    """How many objects the arguments of a field ask for at most; sizes out of bounds are refused later."""
    cost = field.cost
    if isinstance(cost.items, int):
        return cost.items * cost.times
    given = pricing.arguments[field.slot].values
    asked = given.get(cost.items)
    if asked is None and cost.items == "first":
        asked = given.get("last")
    size = _first(asked, cost.default, MAX_SIZE)
    return size ** _first(given.get(cost.steps), 1, MAX_STEPS) * cost.times


def _first(value: object, default: int, most: int) -> int:
    """A number, or the length of a list, within its bounds."""
    number = len(value) if isinstance(value, list) else default if value is None else value
    return min(max(number, 0), most)
