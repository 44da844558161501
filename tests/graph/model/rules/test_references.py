"""The ends of relationships and their number."""

import pytest

from graph.model import MODEL
from graph.model.kinds import Cardinality
from graph.model.rules.references import (
    check_count,
    check_end,
    check_ends,
    check_new_target,
    end_types,
    ends_in_graph,
    is_id,
)
from graph.model.rules.violation import Violation

TERRITORIES = end_types(("Territory",))
BORDERS, MEMBERS = MODEL.relationships_by_file["borders"], MODEL.relationships_by_file["members"]


def rule(check, *arguments) -> str | None:
    try:
        check(*arguments)
    except Violation as violation:
        return violation.rule
    return None


def test_an_interface_stands_for_its_types():
    assert [t.label for t in TERRITORIES] == ["Region", "Municipality"]
    assert [t.label for t in end_types(("Territory", "Region", "Topic"))] == ["Region", "Municipality", "Topic"]


def test_an_end_must_be_a_node_of_one_of_the_types():
    assert check_end(TERRITORIES, "municipality:a").label == "Municipality"
    assert rule(check_end, TERRITORIES, "topic:a") == "wrong-type"
    for text in ("", "region", "region:", "planet:a", "Тула", "region:a b"):
        assert rule(check_end, TERRITORIES, text) == "not-an-id", text
    assert is_id(TERRITORIES[0], "region:RU-TA")


def test_a_wrong_type_is_reported_with_the_expected_types():
    with pytest.raises(Violation) as raised:
        check_end(TERRITORIES, "topic:a")
    assert raised.value.details == {"found": "Topic", "types": "Region, Municipality", "example": "region:name"}


def test_the_number_of_relationships_must_fit_the_cardinality():
    rules = {
        (cardinality.name, count): rule(check_count, cardinality, count)
        for cardinality in Cardinality
        for count in range(3)
    }
    assert {key: broken for key, broken in rules.items() if broken} == {
        ("EXACTLY_ONE", 0): "required",
        ("AT_LEAST_ONE", 0): "required",
        ("EXACTLY_ONE", 2): "many-values",
        ("AT_MOST_ONE", 2): "many-values",
    }


def test_a_repeated_target_is_rejected():
    assert rule(check_new_target, ["topic:a"], "topic:b") is None
    assert rule(check_new_target, ["topic:a"], "topic:a") == "repeated-target"


def test_a_symmetric_relationship_has_two_ends_stored_in_order():
    assert ends_in_graph(BORDERS, "region:b", "region:a") == ("region:a", "region:b")
    assert ends_in_graph(MEMBERS, "person:b", "team:a") == ("person:b", "team:a")
    assert rule(check_ends, BORDERS, "region:a", "region:a") == "own-neighbour"
    assert rule(check_ends, BORDERS, "region:a", "region:b") is None
