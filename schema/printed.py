"""The public schema in the GraphQL schema definition language, with its types sorted by name."""

from graphql import print_schema

from schema.public import GRAPHQL_SCHEMA


def printed_schema() -> str:
    """Return the text of schema.graphql.

    graphql-core prints it, because strawberry omits the description of the schema.
    """
    return print_schema(GRAPHQL_SCHEMA)
