"""Documents are parsed within their limits, validated and cached."""

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
    """Return the error code of a document; None if it is accepted."""
    try:
        preparer(**bounds).prepare(text, name)
    except LimitError as error:
        return error.code
    except RequestError as error:
        return present(error.errors[0].extensions)["code"]
    return None


def test_the_maximum_number_of_tokens_is_accepted_and_one_more_is_refused():
    text = "{ dataVersion # a comment is not a token\n, }"
    assert code(text, tokens=3) is None
    with pytest.raises(LimitError) as raised:
        preparer(tokens=2).prepare(text)
    assert (raised.value.code, raised.value.details["limit"]) == ("TOO_MANY_TOKENS", 2)


def test_invalid_syntax_is_refused():
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
def test_no_tokens_beyond_the_limit_are_read(pieces):
    text, tokens = " ".join(["{ a(b: [", *pieces]), 0
    lexer = Lexer(Source(text))
    try:
        while lexer.advance().kind is not TokenKind.EOF:
            tokens += 1
    except GraphQLSyntaxError:  # the parser refuses it
        return
    assert code(text, tokens=tokens) == "GRAPHQL_PARSE_FAILED"
    assert code(text, tokens=5) in ("GRAPHQL_PARSE_FAILED", "TOO_MANY_TOKENS")


def test_an_operation_of_a_disallowed_type_is_refused_before_validation():
    for text, name in (("mutation { nope }", None), ("query A { dataVersion } mutation B { nope }", "B")):
        with pytest.raises(OperationTypeNotAllowed) as raised:
            preparer().prepare(text, name, ONLY_QUERY)
        assert raised.value.type is OperationType.MUTATION
        assert code(text, name) == "GRAPHQL_VALIDATION_FAILED"


def test_the_type_of_a_cached_operation_is_checked():
    cache = preparer()
    cache.prepare("{ dataVersion }")
    with pytest.raises(OperationTypeNotAllowed):
        cache.prepare("{ dataVersion }", allowed_types=frozenset({OperationType.MUTATION}))


def test_one_of_several_operations_has_to_be_selected():
    assert code("query A { dataVersion } query B { dataVersion }") == "BAD_USER_INPUT"
    assert code("query A { dataVersion }", "B") == "BAD_USER_INPUT"
    assert preparer().prepare("query A { dataVersion } query B { a: dataVersion }", "B").name == "B"


def test_valid_operations_are_cached_by_text_and_name():
    cache, text = preparer(), "query A { dataVersion } query B { dataVersion }"
    assert cache.prepare(text, "A") is cache.prepare(text, "A")
    assert cache.prepare(text, "A") is not cache.prepare(text, "B")
    for _ in range(2):
        with pytest.raises(RequestError):
            cache.prepare("{ nope }")
    assert (cache.hits, cache.misses) == (2, 4)


def hits(cache: OperationPreparer, *texts: str) -> list[bool]:
    """Prepare the texts in order. Return which of them were cached."""
    cached = []
    for text in texts:
        before = cache.hits
        cache.prepare(text)
        cached.append(cache.hits > before)
    return cached


def long_document(size: int, end: str) -> str:
    return f"{{ dataVersion }} #{'x' * size}{end}"


def test_the_most_recently_used_operations_are_cached_up_to_the_maximum_weight():
    cache = preparer()
    third = MAX_CHARACTERS // 3
    a, b, c = (long_document(third - 100, end) for end in "abc")
    assert hits(cache, a, b, c, a, long_document(third, "d"), a, c) == [False, False, False, True, False, True, True]
    assert hits(cache, b) == [False]


def test_a_document_over_the_maximum_weight_is_not_cached_and_evicts_none():
    cache = preparer()
    cache.prepare("{ dataVersion }")
    heavy = long_document(MAX_CHARACTERS, "a")
    assert hits(cache, heavy, heavy, "{ dataVersion }") == [False, False, True]


def test_the_number_of_short_documents_is_bounded():
    cache = preparer()
    assert cache.prepare("{ dataVersion }").weight == MAX_CHARACTERS // MAX_OPERATIONS
