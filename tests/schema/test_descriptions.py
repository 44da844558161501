"""Descriptions are the public documentation: every element of the schema has one."""

import re
from collections.abc import Iterator

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    is_specified_scalar_type,
)

from graph.search.statement import MAX_COUNTED, MAX_RANKED
from schema.public import GRAPHQL_SCHEMA

TYPES = [
    type_
    for name, type_ in GRAPHQL_SCHEMA.type_map.items()
    if not name.startswith("__") and not is_specified_scalar_type(type_)
]


def members(type_) -> Iterator[tuple[str, object]]:
    """Yield a type and its members, each with its schema coordinate."""
    yield type_.name, type_
    if isinstance(type_, GraphQLEnumType):
        yield from ((f"{type_.name}.{name}", value) for name, value in type_.values.items())
    if isinstance(type_, (GraphQLObjectType, GraphQLInterfaceType, GraphQLInputObjectType)):
        for name, field in type_.fields.items():
            yield f"{type_.name}.{name}", field
            for argument, definition in getattr(field, "args", {}).items():
                yield f"{type_.name}.{name}({argument}:)", definition


MEMBERS = [member for type_ in TYPES for member in members(type_)]


def letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def test_every_description_is_a_sentence():
    for place, member in MEMBERS:
        description = member.description
        assert description, f"{place} has no description"
        assert description == description.strip(), place
        assert description.endswith("."), f"{place}: {description!r} is not a sentence"
        assert description[0].isupper() or description[0].isdigit() or description[0] == "`", (
            f"{place}: {description!r} is not a sentence"
        )
        name = place.rstrip(":)").replace("(", ".").split(".")[-1]
        assert letters(description) != letters(name), f"{place}: {description!r} only repeats the name"


def test_a_deprecation_reason_names_the_version_and_a_replacement():
    for place, member in MEMBERS:
        reason = getattr(member, "deprecation_reason", None)
        if reason is not None:
            assert re.match(r"Since \d+\.\d+: ", reason), f"{place}: {reason!r} does not begin with the version"
            assert len(reason.split()) > 3, f"{place}: {reason!r} is too short"


def test_types_have_distinct_descriptions():
    names = {}
    for type_ in TYPES:
        if not type_.name.endswith(("Edge", "Connection")):
            assert names.setdefault(type_.description, type_.name) == type_.name


def test_descriptions_state_the_search_limits():
    descriptions = [
        GRAPHQL_SCHEMA.query_type.fields["search"].description,
        GRAPHQL_SCHEMA.type_map["SearchConnection"].description,
    ]
    for description in descriptions:
        assert f"{MAX_RANKED:,} hits can be paged through; `totalCount` may be higher" in description
    assert f"up to {MAX_COUNTED:,}" in GRAPHQL_SCHEMA.type_map["SearchConnection"].fields["totalCount"].description
