"""The extent of a `where`, to which the bounds on an operation apply."""

import pytest

from graph.query.where.extent import WhereExtent, extent_of
from schema.public import CONDITIONS


@pytest.mark.parametrize(
    ("label", "where", "comparisons", "depth"),
    [
        ("Region", {}, 0, 0),
        ("Region", {"population": {"gt": 1, "lt": 5}}, 2, 0),
        # a text in two languages counts twice
        ("Region", {"name": {"eq": "x"}}, 2, 0),
        ("Region", {"id": {"in": ["a", "b", "c"]}}, 1, 0),
        ("Region", {"or": [{"population": {"eq": 1}}, {"population": {"eq": 2}}]}, 2, 1),
        ("Region", {"and": [{"or": [{"population": {"eq": 1}}]}]}, 1, 2),
        ("Region", {"not": {"population": {"eq": 1}}}, 1, 0),
        # a relationship counts as a comparison
        ("Region", {"borders": {"some": {"population": {"eq": 1}}}}, 2, 2),
        ("Region", {"borders": {"some": {}, "none": {"borders": {"every": {"population": {"eq": 1}}}}}}, 4, 4),
        ("Municipality", {"region": {"or": [{"population": {"eq": 1}}]}}, 2, 3),
        # two links lead to a country
        ("Project", {"country": {"eq": "RU"}}, 2, 2),
    ],
)
def test_comparisons_and_levels_are_counted(label, where, comparisons, depth):
    assert extent_of(CONDITIONS, f"{label}Where", where) == WhereExtent(comparisons, depth)
