"""Comparisons that may make a list empty because no node has the property."""

import pytest

from graph.query.where.missing_properties import optional_properties, present, without
from schema.public import CONDITIONS

ON_LINKED = {"municipalities": {"some": {"fias": {"eq": "x"}}, "none": {"fias": {"eq": "y"}}}}


@pytest.mark.parametrize(
    ("group", "where", "paths"),
    [
        ("RegionWhere", {"population": {"gte": 1}, "country": {"eq": "RU"}, "id": {"eq": "x"}}, [("population",)]),
        ("RegionWhere", {"population": {"isNull": True}}, []),
        ("RegionWhere", {"name": {"eq": "x"}}, [("name",)]),
        ("RegionWhere", {"or": [{"population": {"gte": 1}}], "not": {"population": {"gte": 1}}}, []),
        ("RegionWhere", {"and": [{}, {"population": {"gte": 1}}]}, [("and", 1, "population")]),
        ("RegionWhere", ON_LINKED, [("municipalities", "some", "fias")]),
        ("MunicipalityWhere", {"region": {"isoCode": {"eq": "RU-TA"}}}, [("region", "isoCode")]),
        ("AdoptionWhere", {"country": {"eq": "RU"}}, []),
    ],
)
def test_comparisons_that_require_an_optional_property_are_returned(group, where, paths):
    assert list(optional_properties(CONDITIONS, group, where)) == paths


def test_comparisons_can_be_removed_and_replaced():
    where = {"and": [{"population": {"gte": 1}, "name": {"eq": "x"}}], **ON_LINKED}
    paths = [("and", 0, "population"), ("municipalities", "some", "fias")]
    assert without(where, paths) == {
        "and": [{"name": {"eq": "x"}}],
        "municipalities": {"some": {}, "none": {"fias": {"eq": "y"}}},
    }
    assert present(where, paths, paths[0])["and"] == [{"population": {"isNull": False}, "name": {"eq": "x"}}]
    assert where["and"] == [{"population": {"gte": 1}, "name": {"eq": "x"}}]
