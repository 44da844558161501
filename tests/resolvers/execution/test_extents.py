"""The extent of a root field's conditions: their number, and the depth of the deepest."""

from graph.query import WhereExtent
from graph.query.arguments import page_arguments, plain_arguments
from resolvers.execution.extents import MAX_EXTENTS, WhereExtents
from schema.public import CONDITIONS


def regions(where):
    return page_arguments({"where": where}, "Region")


def test_the_conditions_of_all_slots_are_added_up_and_the_deepest_counts():
    extents = WhereExtents(CONDITIONS)
    plain, one = plain_arguments({"id": "x"}), regions({"country": {"eq": "RU"}})
    two = regions({"country": {"eq": "RU", "ne": "US"}})
    deep = regions({"municipalities": {"some": {"region": {"country": {"eq": "RU"}}}}})
    assert extents.of((plain,)) == extents.of((regions({}),)) == WhereExtent()
    assert extents.of((one,)).comparisons == 1
    assert extents.of((two,)).comparisons == 2
    whole, of_deep = extents.of((one, deep, plain, two)), extents.of((deep,))
    assert whole.comparisons == 1 + of_deep.comparisons + 2
    assert whole.depth == of_deep.depth > extents.of((two,)).depth


def test_an_extent_does_not_depend_on_the_values():
    extents = WhereExtents(CONDITIONS)
    for number in range(3 * MAX_EXTENTS):
        where = {"or": [{"country": {"eq": str(number)}}] * (number % (MAX_EXTENTS + 5) + 1)}
        assert extents.of((regions(where),)).comparisons == number % (MAX_EXTENTS + 5) + 1
