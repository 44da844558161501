"""Dimensions and numbers as paths of conditions."""

import pytest

from graph.query.dimensions import Dimension, dimension_of, number_of
from schema.public import CONDITIONS


def dimension(target: str, text: str) -> Dimension:
    return dimension_of(CONDITIONS, target, text)


@pytest.mark.parametrize(
    ("target", "text", "expression"),
    [
        ("Adoption", "stage", "n.stage"),
        ("Adoption", "practice", "n"),
        ("Adoption", "runningOn:year", "substring(n.runningOn, 0, 4)"),
        ("Adoption", "runningOn:decade", "substring(n.runningOn, 0, 3) + '0'"),
        ("Adoption", "country", "n.country"),
        (
            "Territory",
            ":level",
            "CASE WHEN n:Region THEN 'REGION' WHEN n:Municipality THEN 'MUNICIPALITY' END",
        ),
    ],
)
def test_the_expression_reads_the_value_at_the_end_of_the_path(target, text, expression):
    assert dimension(target, text).expression("n") == expression


@pytest.mark.parametrize(
    ("target", "text", "value", "where", "missing"),
    [
        ("Adoption", "stage", "RUNNING", {"stage": {"eq": "RUNNING"}}, {"stage": {"isNull": True}}),
        ("Topic", "sdgGoal", 11, {"sdgGoal": {"eq": 11}}, {"sdgGoal": {"isNull": True}}),
        (
            "Adoption",
            "runningOn:year",
            "1995",
            {"runningOn": {"gte": "1995", "lte": "1995"}},
            {"runningOn": {"isNull": True}},
        ),
        ("Project", "country", "RU", {"country": {"eq": "RU"}}, {"country": {"isNull": True}}),
        (
            "Practice",
            "topics",
            "topic:a",
            {"topics": {"some": {"id": {"eq": "topic:a"}}}},
            {"not": {"topics": {"some": {}}}},
        ),
        (
            "Municipality",
            "region.macroregion",
            "South",
            {"region": {"macroregion": {"eq": "South"}}},
            {"not": {"region": {"macroregion": {"isNull": False}}}},
        ),
        (
            "Practice",
            "adoptedBy:level",
            "REGION",
            {"adoptedBy": {"id": {"startsWith": "region:"}}},
            {"not": {"adoptedBy": {}}},
        ),
    ],
)
def test_the_conditions_follow_the_path_and_name_the_value(target, text, value, where, missing):
    assert dimension(target, text).where(value) == where
    assert dimension(target, text).where(None) == missing


@pytest.mark.parametrize("text", ["", "practice.name", "stage:level", "practice:year", "practice.topics.id.x", ":year"])
def test_a_path_without_a_value_is_rejected(text):
    with pytest.raises((ValueError, KeyError)):
        dimension("Adoption", text)


def test_a_path_must_not_follow_a_relationship_type_twice():
    with pytest.raises(ValueError, match="twice"):
        dimension("Practice", "topics.practices")


def test_a_node_may_have_several_values_if_a_step_leads_to_several_nodes():
    assert dimension("Adoption", "territory.region").leads_to_one
    assert not dimension("Adoption", "practice.topics").leads_to_one
    assert not dimension("Project", "country").leads_to_one


def test_ends_repeat_if_nodes_on_the_way_share_them():
    assert dimension("Project", "teams.cohort").routes[0].repeats_ends
    assert not dimension("Project", "teams").routes[0].repeats_ends
    assert not dimension("Adoption", "practice.topics").routes[0].repeats_ends


def test_a_number_is_a_property_or_the_year_of_a_date():
    assert number_of(CONDITIONS, "Adoption", "territory.population").expression("n") == "n.population"
    assert number_of(CONDITIONS, "Project", "budget").expression("n") == "n.budget"
    for text in ("stage", "runningOn", "stage:year", "practice", "derivations.runningOn:year"):
        with pytest.raises((ValueError, KeyError)):
            number_of(CONDITIONS, "Adoption", text)
