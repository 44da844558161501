"""Documents are parsed within their limits, validated, and kept."""

import pytest
from graphql import GraphQLSyntaxError, OperationType, Source, TokenKind
from graphql.language import Lexer
from hypothesis import given
from hypothesis import strategies as st

from access.bounds import Bounds
from access.errors import LimitError
from access.request_context import ONLY_QUERY
from resolvers.execution.errors import OperationTypeNotAllowed, RequestError
from resolvers.execution.prepare import MAX_CHARACTERS, MAX_OPERATIONS, OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from tests.support.narrowing import present


def preparer(**bounds) -> OperationPreparer:
    return OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS, Bounds(**bounds))


def code(text: str, name: str | None = None, **bounds) -> str | None:
    """The code with which a document is refused."""
    try:
        preparer(**bounds).prepare(text, name)
    except LimitError as error:
        return error.code
    except RequestError as error:
        return present(error.errors[0].extensions)["code"]
    return None


def test_a_document_of_as_many_tokens_as_may_be_is_taken_and_one_more_is_refused():
    text = "{ dataVersion # a comment is no token\n, }"
    assert code(text, tokens=3) is None
    with pytest.raises(LimitError) as raised:
        preparer(tokens=2).prepare(text)
    assert (raised.value.code, raised.value.details["limit"]) == ("TOO_MANY_TOKENS", 2)


def test_what_is_no_document_is_refused_as_such():
    assert code("{", tokens=3) == "GRAPHQL_PARSE_FAILED"
    assert code('{ node(id: "Document contains more than 3 tokens. Parsing aborted.) }') == "GRAPHQL_PARSE_FAILED"
    assert code("{ a " * 990) == "GRAPHQL_PARSE_FAILED"


PIECES = st.sampled_from(
    [
        "a",
        "_b1",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        ":",
        "!",
        "=",
        "@",
        "|",
        "&",
        "$",
        "...",
        "1",
        "-2.5e+3",
        "0",
        '"x"',
        '"a \\" b"',
        '""',
        '"""block "quoted" \n text"""',
        '""""""',
        '"""\\""""""',
        "# comment { a }\n",
        ",",
        "\n",
        "\ufeff",
        "query",
    ]
)


@given(st.lists(PIECES, max_size=60))
def test_no_more_tokens_are_read_than_may_be(pieces):
    text, tokens = " ".join(["{ a(b: [", *pieces]), 0
    lexer = Lexer(Source(text))
    try:
        while lexer.advance().kind is not TokenKind.EOF:
            tokens += 1
    except GraphQLSyntaxError:  # the parser refuses it
        return
    assert code(text, tokens=tokens) == "GRAPHQL_PARSE_FAILED"
    assert code(text, tokens=5) in ("GRAPHQL_PARSE_FAILED", "TOO_MANY_TOKENS")


def test_an_operation_of_a_type_that_is_not_allowed_is_refused_before_it_is_validated():
    for text, name in (("mutation { nope }", None), ("query A { dataVersion } mutation B { nope }", "B")):
        with pytest.raises(OperationTypeNotAllowed) as raised:
            preparer().prepare(text, name, ONLY_QUERY)
        assert raised.value.type is OperationType.MUTATION
        assert code(text, name) == "GRAPHQL_VALIDATION_FAILED"


def test_the_type_of_a_kept_operation_is_checked_too():
    kept = preparer()
    kept.prepare("{ dataVersion }")
    with pytest.raises(OperationTypeNotAllowed):
        kept.prepare("{ dataVersion }", allowed_types=frozenset({OperationType.MUTATION}))


def test_an_operation_has_to_be_chosen():
    assert code("query A { dataVersion } query B { dataVersion }") == "BAD_USER_INPUT"
    assert code("query A { dataVersion }", "B") == "BAD_USER_INPUT"
    assert preparer().prepare("query A { dataVersion } query B { a: dataVersion }", "B").name == "B"


def test_an_operation_is_kept_by_its_text_and_name_and_an_invalid_one_is_not():
    kept, text = preparer(), "query A { dataVersion } query B { dataVersion }"
    assert kept.prepare(text, "A") is kept.prepare(text, "A")
    assert kept.prepare(text, "A") is not kept.prepare(text, "B")
    for _ in range(2):
        with pytest.raises(RequestError):
            kept.prepare("{ nope }")
    assert (kept.hits, kept.misses) == (2, 4)


def held(kept: OperationPreparer, *texts: str) -> list[bool]:
    """Which of these texts it has; looking uses them, from the first to the last."""
    found = []
    for text in texts:
        before = kept.hits
        kept.prepare(text)
        found.append(kept.hits > before)
    return found


def long(size: int, end: str) -> str:
    return f"{{ dataVersion }} #{'x' * size}{end}"


def test_the_operations_that_were_used_last_are_kept_as_far_as_their_documents_weigh():
    kept = preparer()
    third = MAX_CHARACTERS // 3
    a, b, c = (long(third - 100, end) for end in "abc")
    assert held(kept, a, b, c, a, long(third, "d"), a, c) == [False, False, False, True, False, True, True]
    assert held(kept, b) == [False]


def test_a_document_that_weighs_more_than_all_is_not_kept_and_drives_out_none():
    kept = preparer()
    kept.prepare("{ dataVersion }")
    heavy = long(MAX_CHARACTERS, "a")
    assert held(kept, heavy, heavy, "{ dataVersion }") == [False, False, True]


def test_short_documents_are_bounded_in_number():
    kept = preparer()
    assert kept.prepare("{ dataVersion }").weight == MAX_CHARACTERS // MAX_OPERATIONS
