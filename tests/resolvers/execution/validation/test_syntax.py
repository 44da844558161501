"""A syntax error has a Russian message with the expected token, the actual token and the location."""

import graphql
import pytest
from graphql import GraphQLSyntaxError

from resolvers.execution.validation.syntax import parse

CASES = [
    ("", "конец документа в недопустимом месте (строка 1, столбец 1)"),
    ("{ a", "ожидается имя, а здесь конец документа (строка 1, столбец 4)"),
    ("{ a(b: 1 2) }", "ожидается имя, а здесь число 2 (строка 1, столбец 10)"),
    ("{\n  a(b: )\n}", "«)» в недопустимом месте (строка 2, столбец 8)"),
    ("{ a } }", "«}» в недопустимом месте (строка 1, столбец 7)"),
    ("foo { a }", "имя «foo» в недопустимом месте (строка 1, столбец 1)"),
    ('"text" "other" { a }', "строка «other» в недопустимом месте (строка 1, столбец 8)"),
    ("fragment F of T { a }", "ожидается «on», а здесь имя «of» (строка 1, столбец 12)"),
    ("query ($a Int) { a }", "ожидается «:», а здесь имя «Int» (строка 1, столбец 11)"),
    ("{ a(b: 2.5.1) }", "число 2.5.1 записано неправильно (строка 1, столбец 11)"),
    ("{ a(b: 007) }", "число 007 записано неправильно (строка 1, столбец 9)"),
    ("{ a(b: .5) }", "число .5 записано неправильно (строка 1, столбец 8)"),
    ("{ a(b: -x) }", "число -x записано неправильно (строка 1, столбец 9)"),
    ('{ a(b: "x) }', "строка не закрыта кавычкой (строка 1, столбец 13)"),
    ('{ a(b: "x\n") }', "строка не закрыта кавычкой (строка 1, столбец 10)"),
    ('{ a(b: """x) }', 'блочная строка не закрыта тремя кавычками (""") (строка 1, столбец 15)'),
    ('{ a(b: "\\q") }', "неизвестная последовательность \\q в строке (строка 1, столбец 9)"),
    ('{ a(b: "\\u00zz") }', "неизвестная последовательность \\u00zz в строке (строка 1, столбец 9)"),
    ("{ a \x07 }", "символ U+0007 здесь недопустим (строка 1, столбец 5)"),
    ('{ a(b: "\ud800") }', "символ U+D800 здесь недопустим (строка 1, столбец 9)"),
    ("{ a(b: 'x') }", "строки пишутся в двойных кавычках, а не в апострофах (строка 1, столбец 8)"),
    ("{ a ? }", "символ «?» здесь недопустим (строка 1, столбец 5)"),
    ("{ поле }", "символ «п» здесь недопустим (строка 1, столбец 3)"),
    ("{ \ud800 }", "символ U+D800 здесь недопустим (строка 1, столбец 3)"),
    ("{ # ?\n ..a }", "символ «.» здесь недопустим (строка 2, столбец 2)"),
    (
        "query ($a: Int = $b) { a }",
        "вместо переменной $b здесь нужно постоянное значение (строка 1, столбец 18)",
    ),
]


def refused(document: str) -> GraphQLSyntaxError:
    with pytest.raises(GraphQLSyntaxError) as raised:
        parse(document)
    return raised.value


@pytest.mark.parametrize(("document", "message"), CASES)
def test_a_syntax_error_has_a_russian_message(document, message):
    assert refused(document).extensions == {"messageRu": f"Синтаксическая ошибка: {message}"}


@pytest.mark.parametrize(("document", "_"), [*CASES, ("{a" * 6_000, "")])
def test_the_english_message_is_that_of_graphql_core(document, _):
    with pytest.raises(GraphQLSyntaxError) as raised:
        graphql.parse(document)
    assert refused(document).message == raised.value.message
    assert refused(document).locations == raised.value.locations


def test_a_document_nested_too_deeply_is_refused():
    assert (
        refused("{a" * 6_000)
        .extensions["messageRu"]
        .startswith("Слишком глубокая вложенность в документе. Разбор прекращён (строка 1, столбец ")
    )


def test_the_token_limit_is_that_of_graphql_core():
    with pytest.raises(GraphQLSyntaxError, match="more than 3 tokens"):
        parse("{ a b }", max_tokens=3)
    assert parse("{ a }", max_tokens=3).definitions


def test_a_document_is_parsed_as_by_graphql_core():
    document = 'query Q($a: Int = 1) { a(b: $a, c: "x") { ...F } } fragment F on T { d @skip(if: true) }'
    assert parse(document) == graphql.parse(document)
