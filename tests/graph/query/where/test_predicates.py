"""Predicates: values stay out of their text, and negations are two-valued.

test_conditions.py tests the meaning of conditions on both stores.
"""

from graph.query.arguments import page_arguments
from graph.query.names import Names
from graph.query.parameters import StatementParameters
from graph.query.where.formula import formula_of
from graph.query.where.predicates import PredicateCompiler
from schema.public import CONDITIONS


def compiled(label: str, *wheres: dict) -> tuple[list[str], dict]:
    """Return the predicates on `n`, and their parameters."""
    parameters, names = StatementParameters(), Names()
    texts = [
        PredicateCompiler(parameters, slot, names).predicate(
            formula_of(CONDITIONS, f"{label}Where", where, ("where",)), "n"
        )
        for slot, where in enumerate(wheres)
    ]
    return texts, parameters.bind([page_arguments({"where": where}, label).values for where in wheres])


def test_empty_conditions_are_true():
    for where in ({}, {"and": []}, {"population": {}}, {"and": [{}, {"and": []}]}, {"or": [{}]}):
        assert compiled("Region", where) == (["true"], {})


def test_every_value_is_a_parameter():
    (text,), parameters = compiled(
        "Region",
        {
            "population": {"gte": 12345},
            "or": [{"name": {"contains": "secret"}}, {"municipalities": {"some": {"id": {"in": ["hidden"]}}}}],
        },
    )
    assert not any(value in text for value in ("12345", "secret", "hidden"))
    assert list(parameters.values()) == [12345, "secret", "secret", ["hidden"]]


def test_the_prefix_of_an_id_is_compared_as_stored_for_the_index():
    assert compiled("Region", {"id": {"startsWith": "region:R"}})[0] == ["n.id STARTS WITH $p0"]
    assert compiled("Region", {"isoCode": {"startsWith": "R"}})[0] == [
        "replace(toLower(n.isoCode), 'ё', 'е') STARTS WITH replace(toLower($p0), 'ё', 'е')"
    ]


def test_comparisons_under_not_are_two_valued():
    assert compiled("Region", {"population": {"lt": 5}})[0] == ["n.population < $p0"]
    assert compiled("Region", {"not": {"population": {"lt": 5}}})[0] == ["NOT (coalesce(n.population < $p0, false))"]
