"""A `where` as a simplified formula."""

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
def test_conditions_that_are_always_true_or_false_are_simplified(where, formula):
    assert of(where) == formula


def test_a_comparison_has_the_path_of_its_operand():
    assert of({"or": [{"population": {"gte": 5}}]}) == PropertyComparison(
        "population", Kind.INT, "gte", ("where", "or", 0, "population", "gte")
    )


def test_negative_comparisons_are_negations():
    assert of({"population": {"ne": 5}}) == Not(
        PropertyComparison("population", Kind.INT, "eq", ("where", "population", "ne"), total=True)
    )
    assert negation(negation(TRUE)) == TRUE
    assert negation(Not(FALSE)) == FALSE


def test_a_text_in_two_languages_matches_in_either_and_is_missing_in_both():
    assert isinstance(of({"name": {"eq": "x"}}), Or)
    assert isinstance(of({"name": {"isNull": True}}), And)


def test_links_of_excludes_conditions_below_other_links():
    formula = of({"not": {"municipalities": {"some": {"region": {"population": {"gt": 1}}}}}, "borders": {"some": {}}})
    assert [type(condition) for condition in links_of(formula)] == [Some, Some]
    assert {condition.link.labels for condition in links_of(formula)} == {("Municipality",), ("Region",)}


def test_a_negated_condition_on_exactly_one_node_negates_the_formula_of_that_node():
    formula = of({"not": {"practice": {"name": {"eq": "x"}}}}, "AdoptionWhere")
    assert isinstance(formula, Some)
    assert isinstance(formula.formula, Not)
