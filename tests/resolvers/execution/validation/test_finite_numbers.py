"""Numbers beyond the range of a double are rejected where a Float is expected."""

from graphql import build_schema, parse, validate

from resolvers.execution.validation.finite_numbers import FiniteNumbersRule

SCHEMA = build_schema("""
type Query { a(f: Float, many: [Float!], i: Int, id: ID, in: In): Int }
input In { f: Float }
""")


def errors(arguments: str) -> list[str]:
    return [error.message for error in validate(SCHEMA, parse(f"{{ a({arguments}) }}"), [FiniteNumbersRule])]


def test_a_float_beyond_the_range_is_rejected_with_its_place():
    large = "1" + "0" * 400
    for arguments in ("f: 1e309", "f: -1e309", f"f: {large}", "many: [1, 1e400]", "in: {f: 1.8e308}"):
        assert errors(arguments) == ["Float cannot represent a number beyond 1.7976931348623157e308"], arguments
    (error,) = validate(SCHEMA, parse("{ a(f: 1e400) }"), [FiniteNumbersRule])
    assert [(each.line, each.column) for each in error.locations] == [(1, 8)]


def test_numbers_in_range_and_of_other_types_are_left_to_the_other_rules():
    for arguments in ("f: 1.7976931348623157e308", "f: 1e-400", "f: 5", "i: 1e400", f"id: 1{'0' * 400}", "in: {}"):
        assert errors(arguments) == [], arguments
