"""The public schema in GraphQL's own language, its types sorted by name."""

from graphql import print_schema

from schema.public import SCHEMA


def printed_schema() -> str:
    """The text of schema.graphql. graphql-core prints it: strawberry leaves out the description of the schema."""
    return print_schema(SCHEMA._schema)  # noqa: SLF001 - strawberry's own way to the schema
