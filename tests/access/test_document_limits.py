"""Bounds on a document: the largest allowed document passes, a larger one is rejected with the code of the limit."""

import pytest
from graphql import parse

from access.bounds import Bounds
from access.document_limits import check_document
from access.errors import LimitError

BOUNDS = Bounds(
    depth=4, fields=30, repeats=6, operations=2, root_fields=3, aliases=2, directives=2, fragments=4, variables=2
)


def error_code(document: str, bounds: Bounds = BOUNDS) -> str | None:
    """Return the error code for the document, or None if it is accepted."""
    try:
        check_document(parse(document), bounds)
    except LimitError as error:
        return error.code
    return None


def test_the_error_names_the_limit_in_both_languages():
    with pytest.raises(LimitError) as raised:
        check_document(parse("{ a b c d }"), BOUNDS)
    assert raised.value.sentence("en") == "The operation has more than 3 root fields. Split it into several operations."
    assert raised.value.sentence("ru") == "В операции больше 3 корневых полей. Разделите её на несколько операций."


@pytest.mark.parametrize(
    ("allowed", "rejected", "code"),
    [
        ("{ a { b { c { d } } } }", "{ a { b { c { d { e } } } } }", "TOO_DEEP"),
        (
            "{ a { b { ...F } } } fragment F on T { c { d } }",
            "{ a { b { ...F } } } fragment F on T { c { d { e } } }",
            "TOO_DEEP",
        ),
        ("{ a { ... { ... { ... { b } } } } }", "{ a { ... { b { c { ... { d { e } } } } } } }", "TOO_DEEP"),
        ("{ a b c }", "{ a b c d }", "TOO_MANY_ROOT_FIELDS"),
        ("query A { a } query B { a }", "query A { a } query B { a } query C { a }", "TOO_MANY_OPERATIONS"),
        ("{ a b ...F } fragment F on Q { c a }", "{ a b ...F } fragment F on Q { c d }", "TOO_MANY_ROOT_FIELDS"),
        ("{ x: a y: a }", "{ x: a b { y: a z: a } }", "TOO_MANY_ALIASES"),
        ("{ a @x b @x }", "{ a @x @x @x }", "TOO_MANY_DIRECTIVES"),
        ("{ a { b @x ... @x { c } } }", "query @x { a { b @x ... @x { c } } }", "TOO_MANY_DIRECTIVES"),
        (
            "{ ...F ...G } fragment F on Q { a } fragment G on Q { a }",
            "{ ...F ...G ...F } fragment F on Q { a } fragment G on Q { a }",
            "TOO_MANY_FRAGMENTS",
        ),
        ("query($a: Int, $b: Int) { a }", "query($a: Int, $b: Int, $c: Int) { a }", "TOO_MANY_VARIABLES"),
        ("{ a a a a }", "{ a a a a a }", "TOO_MANY_REPEATS"),
        ("{ a { b b } a { b } }", "{ a { b b b } a { b b b } }", "TOO_MANY_REPEATS"),
        (
            "{ a { ...F ...G b b } } fragment F on T { b } fragment G on T { b }",
            "{ a { ...F ...G b b b } } fragment F on T { b } fragment G on T { b }",
            "TOO_MANY_REPEATS",
        ),
        (
            f"{{ a {{ {' '.join(f'x{i}' for i in range(29))} }} }}",
            f"{{ a {{ {' '.join(f'x{i}' for i in range(30))} }} }}",
            "TOO_MANY_FIELDS",
        ),
    ],
)
def test_a_document_at_the_bound_is_accepted_and_a_larger_one_rejected(allowed, rejected, code):
    assert error_code(allowed) is None
    assert error_code(rejected) == code


def test_the_fields_of_a_fragment_count_at_each_spread():
    fields = " ".join(f"x{i}" for i in range(8))
    fragment = f"fragment F on T {{ {fields} }}"
    assert error_code(f"{{ a {{ ...F }} }} {fragment}") is None
    assert error_code(f"{{ a {{ ...F }} b {{ ...F }} c {{ ...F }} }} {fragment}") == "TOO_MANY_FIELDS"


@pytest.mark.parametrize(
    "document",
    [
        "{ a { ...F } } fragment F on T { b { ...F } }",
        "{ a { ...F } } fragment F on T { b { ...G } } fragment G on T { c { ...F } }",
        "{ a } fragment F on T { ...F }",
    ],
)
def test_a_fragment_cycle_is_rejected(document):
    assert error_code(document, Bounds()) == "FRAGMENT_CYCLE"


def test_an_unknown_fragment_is_left_to_validation():
    assert error_code("{ a { ...Nowhere } }") is None


def test_exponentially_nested_fragments_are_expanded_only_up_to_the_bound():
    """Fully expanded, the document has 2^50 fields."""
    ladder = " ".join(f"fragment F{i} on T {{ a {{ ...F{i + 1} }} b {{ ...F{i + 1} }} }}" for i in range(50))
    bounds = Bounds(depth=100, fragments=1_000)
    assert error_code(f"{{ a {{ ...F0 }} }} {ladder} fragment F50 on T {{ c }}", bounds) == "TOO_MANY_FIELDS"


def test_disabling_introspection_does_not_disable_typename():
    assert error_code("{ __schema { types { name } } }") is None
    closed = Bounds(introspection=False)
    assert error_code("{ __schema { types { name } } }", closed) == "INTROSPECTION_DISABLED"
    assert (
        error_code('{ ...F } fragment F on Query { x: __type(name: "A") { name } }', closed) == "INTROSPECTION_DISABLED"
    )
    assert error_code("{ a { __typename } }", closed) is None
