"""The enumerations; test_model.py compares their values with those of the model."""

from graphql import GraphQLEnumType, get_named_type

from tests.schema.declared import PUBLIC


def test_every_enumeration_is_used():
    used = {get_named_type(member.type).name for type_ in PUBLIC.type_map.values() for member in _members(type_)}
    enumerations = {
        name
        for name, type_ in PUBLIC.type_map.items()
        if isinstance(type_, GraphQLEnumType) and not name.startswith("__")
    }
    assert enumerations <= used


def _members(type_):
    for field in getattr(type_, "fields", {}).values():
        yield field
        yield from getattr(field, "args", {}).values()
