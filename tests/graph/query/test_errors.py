"""Errors in an operation: each begins with the argument, in both languages."""

from graph.query.errors import BadCursor, BadPage, BadValue, QueryError, TooManyConditions

ERRORS = [
    (BadCursor("after"), "after", "BAD_CURSOR"),
    (BadCursor("before", foreign=True), "before", "BAD_CURSOR"),
    (BadPage("last", "query.size", size=0, limit=100), "last", "BAD_PAGE"),
    (BadPage("first", "query.first-and-last"), "first", "BAD_PAGE"),
    (BadValue("where.name.eq", "query.null-condition"), "where.name.eq", "BAD_USER_INPUT"),
    (TooManyConditions(), "where", "TOO_MANY_CONDITIONS"),
]


def test_a_message_begins_with_its_argument():
    for error, argument, code in ERRORS:
        assert isinstance(error, QueryError)
        assert (error.argument, error.code, error.status) == (argument, code, 400)
        for language in ("en", "ru"):
            assert error.sentence(language).startswith(f"{argument}: "), error
        assert error.sentence("en") != error.sentence("ru")


def test_a_cursor_of_another_list_has_its_own_message():
    assert BadCursor("after").sentence("en") != BadCursor("after", foreign=True).sentence("en")
