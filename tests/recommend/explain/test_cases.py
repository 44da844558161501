"""The cases of a practice of a sample, and of a complete list."""

from recommend import Adoption, Coverage, Parameters, Practice, Tables, Territory
from recommend.dates import parse_date
from recommend.explain.cases import cases_of
from recommend.model.registry import ModelRegistry

PLACE = "Municipality", "XX"
ADOPTIONS = [
    Adoption("a", "p", "2005", adapted_on="2003"),
    Adoption("b", "p", adapted_on="2004", being_adapted=True),
    Adoption("c", "p", being_adapted=True),
    Adoption("d", "p", "2001", "2006"),
]


def cases(complete: bool, as_of: str | None = None):
    territories = [Territory(id_, *PLACE) for id_ in "abcd"]
    coverages = [Coverage("p", *PLACE, complete=complete)]
    registry = ModelRegistry(Tables(territories, [Practice("p")], ADOPTIONS, coverages=coverages), Parameters())
    (group,) = [group for group, records in registry.history.known.items() if len(records.row)]
    model = registry.model(group, parse_date(as_of) if as_of else None)
    found = cases_of(model, 0)
    ids = [model.known.territory_ids[row] for row in found.rows]
    return [(id_, found.stage(i), found.date(i)) for i, id_ in enumerate(ids)]


def test_a_case_of_a_sample_runs_or_is_being_adapted():
    assert cases(complete=False) == [("a", "RUNNING", "2005"), ("b", "ADAPTED", "2004"), ("c", "ADAPTED", None)]
    assert cases(complete=False, as_of="2004") == [
        ("a", "ADAPTED", "2003"),
        ("b", "ADAPTED", "2004"),
        ("d", "RUNNING", "2001"),
    ]


def test_a_case_of_a_complete_list_runs():
    assert cases(complete=True) == [("a", "RUNNING", "2005")]
    assert cases(complete=True, as_of="2005") == [("a", "RUNNING", "2005"), ("d", "RUNNING", "2001")]
