"""A `where` as a formula, as simple as it is."""

import pytest

from graph.model import Kind
from graph.query.where.formula import (
    FALSE,
    TRUE,
    And,
    Not,
    Or,
    PropertyComparison,
    Some,
    formula_of,
    links_of,
    negation,
)
from schema.public import CONDITIONS


def of(where: dict, group: str = "RegionWhere"):
    return formula_of(CONDITIONS, group, where, ("where",))


@pytest.mark.parametrize(
    ("where", "formula"),
    [
        ({}, TRUE),
        ({"and": []}, TRUE),
        ({"or": []}, FALSE),
        ({"not": {}}, FALSE),
        ({"not": {"or": []}}, TRUE),
        ({"isoCode": {"in": []}}, FALSE),
        ({"isoCode": {"notIn": []}}, TRUE),
        ({"or": [{}, {"isoCode": {"eq": "x"}}]}, TRUE),
        ({"and": [{"or": []}, {"isoCode": {"eq": "x"}}]}, FALSE),
        ({"borders": {"some": {"or": []}}}, FALSE),
        ({"borders": {"every": {}}}, TRUE),
    ],
)
def test_what_is_always_true_or_false_is_seen(where, formula):
    assert of(where) == formula


def test_a_comparison_has_the_path_of_its_operand():
    assert of({"or": [{"population": {"gte": 5}}]}) == PropertyComparison(
        "population", Kind.INT, "gte", ("where", "or", 0, "population", "gte")
    )


def test_negative_comparisons_are_contraries():
    assert of({"population": {"ne": 5}}) == Not(
        PropertyComparison("population", Kind.INT, "eq", ("where", "population", "ne"), total=True)
    )
    assert negation(negation(TRUE)) == TRUE
    assert negation(Not(FALSE)) == FALSE


def test_a_text_in_two_languages_is_either_and_missing_in_both():
    assert isinstance(of({"name": {"eq": "x"}}), Or)
    assert isinstance(of({"name": {"isNull": True}}), And)


def test_conditions_on_linked_nodes_are_found_those_below_other_links_apart():
    formula = of({"not": {"municipalities": {"some": {"region": {"population": {"gt": 1}}}}}, "borders": {"some": {}}})
    assert [type(each) for each in links_of(formula)] == [Some, Some]
    assert {each.link.labels for each in links_of(formula)} == {("Municipality",), ("Region",)}


def test_that_the_one_node_does_not_meet_a_condition_is_that_it_meets_the_contrary():
    formula = of({"not": {"practice": {"name": {"eq": "x"}}}}, "AdoptionWhere")
    assert isinstance(formula, Some)
    assert isinstance(formula.formula, Not)
