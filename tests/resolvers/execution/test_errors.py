"""Errors as clients see them."""

from graphql import GraphQLError

from recommend.errors import InvalidTables
from resolvers.execution.errors import public_error


def test_an_error_without_a_code_of_its_own_shows_nothing_but_an_id(caplog):
    shown = public_error(GraphQLError("x", original_error=InvalidTables("territory x is in no row")))
    extensions = shown.error.extensions or {}
    assert extensions["code"] == "INTERNAL_SERVER_ERROR"
    assert extensions["id"] in shown.error.message
    assert "territory x" not in shown.error.message + extensions["messageRu"]
    assert extensions["id"] in caplog.text
    assert "territory x is in no row" in caplog.text
