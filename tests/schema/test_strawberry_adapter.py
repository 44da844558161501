"""What strawberry does not document and the adapter uses: each test names what an upgrade has changed."""

import enum
import re
from pathlib import Path

import pytest
import strawberry
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema

from schema.strawberry_adapter import (
    annotation,
    argument,
    attribute_of,
    camel_case,
    field,
    fields_of,
    graphql_schema,
    metadata_of,
)
from settings import CHECKOUT
from tests.support.narrowing import instance

#: The names of the adapter, and those of modules of strawberry that it does not document.
PRIVATE = re.compile(
    r"(?<!self)\._schema\b|strawberry-definition|__strawberry_definition__"
    r"|strawberry\.(annotation|utils|types\.(arguments|field))\b"
)
TYPES = {"str": str, "int": int}


@strawberry.interface
class Named:
    name: str


@strawberry.enum
class Colour(enum.Enum):
    RED = "RED"


class _Thing:
    long_name = field(
        "longName", "A member.", [argument("first", annotation("int", TYPES), "How many.", 3)], "Old.", {"key": "value"}
    )
    thing_colour = field("thingColour", "Its colour.", [], None, {})
    __annotations__ = {
        "long_name": annotation("list[Later] | None", TYPES),
        "thing_colour": annotation("Colour | None", TYPES),
    }


Thing = strawberry.type(
    type(
        "Thing",
        (_Thing, Named),
        {"__annotations__": _Thing.__annotations__}
        | {name: vars(_Thing)[name] for name in ("long_name", "thing_colour")},
    )
)


@strawberry.type
class Query:
    thing: Thing  # type: ignore[valid-type]  # made as schema/declare.py makes types


@strawberry.type
class Later:
    here: int


TYPES |= {"Later": Later, "Colour": Colour}
SCHEMA = graphql_schema(strawberry.Schema(Query), "What it is for.")
FIELD = instance(SCHEMA.type_map["Thing"], GraphQLObjectType).fields["longName"]


def test_a_schema_holds_graphql_cores_schema_in_schema():
    assert isinstance(SCHEMA, GraphQLSchema), "strawberry.Schema._schema is not a GraphQLSchema"
    assert SCHEMA.description == "What it is for."
    assert list(SCHEMA.type_map) == sorted(SCHEMA.type_map)


def test_an_annotation_is_a_text_whose_names_are_looked_up_when_the_schema_is_built():
    assert str(FIELD.type) == "[Later!]", "StrawberryAnnotation(text, namespace=types) is not evaluated late"


def test_arguments_can_be_given_to_a_field():
    [(name, given)] = FIELD.args.items()
    assert (name, str(given.type), given.default_value, given.description) == ("first", "Int!", 3, "How many."), (
        "StrawberryField.arguments, or StrawberryArgument, takes other parameters"
    )


def test_a_field_keeps_its_definition_in_the_extensions():
    assert metadata_of(FIELD) == {"key": "value"}, 'extensions["strawberry-definition"].metadata is not there'
    assert attribute_of(FIELD) == "long_name", 'extensions["strawberry-definition"].python_name is not there'
    assert metadata_of(SCHEMA.type_map["__Type"].fields["name"]) == {}


def test_a_type_keeps_its_definition():
    assert [(each.python_name, each.description) for each in fields_of(Thing) if each.metadata] == [
        ("long_name", "A member.")
    ], "__strawberry_definition__.fields is not there"


def test_names_become_those_of_graphql():
    assert camel_case("a_long_name") == "aLongName", "strawberry.utils.str_converters.to_camel_case has changed"


def test_no_resolver_of_strawberry_is_left():
    for type_ in SCHEMA.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLObjectType):
            assert type_.is_type_of is None
            assert all(each.resolve is None for each in type_.fields.values()), type_.name
        if isinstance(type_, GraphQLInterfaceType):
            assert type_.resolve_type is None


@pytest.mark.parametrize("package", ["schema", "resolvers", "transport", "tests", "benchmarks"])
def test_no_other_module_uses_these_names(package):
    for path in (CHECKOUT / package).rglob("*.py"):
        if path.name in ("strawberry_adapter.py", Path(__file__).name) or "peers" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        assert not PRIVATE.search(text), f"{path.relative_to(CHECKOUT)} uses {PRIVATE.search(text)[0]}"
