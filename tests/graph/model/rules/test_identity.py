"""Unique codes and the identity of adoptions."""

import pytest

from graph.model import MODEL
from graph.model.rules.identity import adoption_key, check_code, unique_properties
from graph.model.rules.violation import Violation


def test_unique_properties_of_node_types():
    unique = {t.label: [p.name for p in unique_properties(t)] for t in MODEL.node_types}
    assert {label: names for label, names in unique.items() if names} == {
        "Region": ["isoCode"],
        "Municipality": ["fias"],
    }


def test_an_adoption_is_identified_by_its_ends_and_dates():
    key = adoption_key("practice:p", "region:r", None, {"runningOn": "2020", "stopReasonRu": "нет"})
    assert key == adoption_key("practice:p", "region:r", "", {"runningOn": "2020", "assessedOn": None})
    for other in (
        ("practice:q", "region:r", None, {"runningOn": "2020"}),
        ("practice:p", "region:q", None, {"runningOn": "2020"}),
        ("practice:p", "region:r", "project:x", {"runningOn": "2020"}),
        ("practice:p", "region:r", None, {"requestedOn": "2020"}),
    ):
        assert adoption_key(*other) != key, other


def test_a_code_of_the_scheme_oktmo_must_match_its_pattern():
    for values in ({"scheme": "OKTMO", "value": "01615000"}, {"scheme": "FIPS", "value": "1"}, {"scheme": "OKTMO"}, {}):
        check_code(values)
    with pytest.raises(Violation, match="pattern"):
        check_code({"scheme": "OKTMO", "value": "1615000"})
