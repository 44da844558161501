"""Parse documents, with Russian messages for syntax errors: the expected token, the actual token and its place."""

import re

from graphql import DocumentNode, GraphQLSyntaxError, Token, TokenKind
from graphql.language import Source
from graphql.language.parser import Parser

from messages import Message
from resolvers.execution.validation.places import set_russian_message

#: Maximum length of a name, a number or a string quoted in a message.
MAX_QUOTED = 40

_IGNORED = re.compile(r"(?:[\s,\ufeff]|#[^\r\n]*)*")
_NUMBER = re.compile(r"(?=[-+]?\.?[-\d])[-+.\w]+")
_VARIABLE = re.compile(r"\$(\w+)")
_KINDS = {
    TokenKind.NAME: "name",
    TokenKind.INT: "int",
    TokenKind.FLOAT: "float",
    TokenKind.STRING: "string",
    TokenKind.BLOCK_STRING: "string",
}


def parse(text: str, max_tokens: int | None = None) -> DocumentNode:
    """Return the parsed document. Raises GraphQLSyntaxError with `extensions.messageRu`.

    max_tokens: the maximum number of tokens, comments excluded.
    """
    parser = _Parser(Source(text), max_lexical_tokens=max_tokens)
    try:
        return parser.parse_document()
    except GraphQLSyntaxError as error:
        if error.extensions is None or "messageRu" not in error.extensions:
            set_russian_message(error, parser.lexical_fault(error))
        raise
    except RecursionError:
        pass
    # Raised outside the handler, so that the error does not keep the frames of the recursion.
    raise parser.nested_too_deeply()


class _Parser(Parser):
    """graphql-core's parser, which adds a Russian message to errors at a token.

    The three overridden methods are those that create such errors.
    """

    def expect_token(self, kind: TokenKind) -> Token:
        token = self._lexer.token
        if token.kind is kind:
            return super().expect_token(kind)
        try:
            return super().expect_token(kind)
        except GraphQLSyntaxError as error:
            set_russian_message(
                error, Message("syntax.expected", {"expected": _kind(kind), "found": _described(token)})
            )
            raise

    def expect_keyword(self, value: str) -> None:
        token = self._lexer.token
        if token.kind is TokenKind.NAME and token.value == value:
            super().expect_keyword(value)
            return
        try:
            super().expect_keyword(value)
        except GraphQLSyntaxError as error:
            set_russian_message(
                error,
                Message(
                    "syntax.expected",
                    {"expected": Message("token.quoted", {"text": value}), "found": _described(token)},
                ),
            )
            raise

    def unexpected(self, at_token: Token | None = None) -> GraphQLSyntaxError:
        error = super().unexpected(at_token)
        assert isinstance(error, GraphQLSyntaxError)
        set_russian_message(error, Message("syntax.unexpected", {"found": _described(at_token or self._lexer.token)}))
        return error

    def nested_too_deeply(self) -> GraphQLSyntaxError:
        """Return the error of a document that is nested too deeply for Python's recursion limit."""
        error = GraphQLSyntaxError(
            self._lexer.source, self._lexer.token.start, "Document is nested too deeply. Parsing aborted."
        )
        set_russian_message(error, Message("syntax.too-deep"))
        return error

    def lexical_fault(self, error: GraphQLSyntaxError) -> Message:
        """Return the message for characters that are not a token, given the text after the last token."""
        body, place = self._lexer.source.body, next(iter(error.positions or ()), 0)
        ignored = _IGNORED.match(body, self._lexer.token.end)
        start = ignored.end() if ignored else self._lexer.token.end
        if variable := _VARIABLE.match(body, place):
            return Message("syntax.variable", {"name": variable[1][:MAX_QUOTED]})
        if place < start or place > len(body):
            return Message("syntax.other")
        character = body[place : place + 1]
        if body.startswith('"', start):
            if character == "\\":
                return Message("syntax.escape", {"escape": body[place : place + 6].split('"')[0]})
            if character in ("", "\r", "\n"):
                return Message("syntax.block-string" if body.startswith('"""', start) else "syntax.string")
        elif number := _NUMBER.match(body, start):
            return Message("syntax.number", {"number": number[0][:MAX_QUOTED]})
        elif character == "'":
            return Message("syntax.apostrophe")
        return Message("syntax.character", {"character": _shown(character)})


def _kind(kind: TokenKind) -> Message:
    """Return the name of a token kind."""
    if kind is TokenKind.EOF:
        return Message("token.end")
    return Message(f"token.{_KINDS[kind]}") if kind in _KINDS else Message("token.quoted", {"text": kind.value})


def _described(token: Token) -> Message:
    if token.value is None or token.kind not in _KINDS:
        return _kind(token.kind)
    return Message(f"token.{_KINDS[token.kind]}-value", {"text": token.value[:MAX_QUOTED]})


def _shown(character: str) -> str:
    """Return a character in quotation marks, or its code point if it is not printable.

    >>> _shown("?"), _shown(chr(7))
    ('«?»', 'U+0007')
    """
    return f"«{character}»" if character.isprintable() and not character.isspace() else f"U+{ord(character):04X}"
