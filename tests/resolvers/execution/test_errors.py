"""Errors as clients see them."""

from graphql import GraphQLError

from recommend.errors import InvalidTables
from resolvers.execution.errors import public_error


def test_an_internal_error_shows_only_its_id(caplog):
    public = public_error(GraphQLError("x", original_error=InvalidTables("territory x is in no row")))
    extensions = public.error.extensions or {}
    assert extensions["code"] == "INTERNAL_SERVER_ERROR"
    assert extensions["id"] in public.error.message
    assert "territory x" not in public.error.message + extensions["messageRu"]
    assert extensions["id"] in caplog.text
    assert "territory x is in no row" in caplog.text
