"""The undocumented parts of strawberry that the adapter uses. Each failure names the part that an upgrade changed."""

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

#: The private names that the adapter uses, and undocumented modules of strawberry.
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
    thing: Thing  # type: ignore[valid-type]  # created in the same way as in schema/declare.py


@strawberry.type
class Later:
    here: int


TYPES |= {"Later": Later, "Colour": Colour}
SCHEMA = graphql_schema(strawberry.Schema(Query), "A description.")
FIELD = instance(SCHEMA.type_map["Thing"], GraphQLObjectType).fields["longName"]


def test_the_schema_is_that_of_graphql_core_sorted_by_name():
    assert isinstance(SCHEMA, GraphQLSchema), "strawberry.Schema._schema is not a GraphQLSchema"
    assert SCHEMA.description == "A description."
    assert list(SCHEMA.type_map) == sorted(SCHEMA.type_map)


def test_names_in_annotations_are_resolved_when_the_schema_is_built():
    assert str(FIELD.type) == "[Later!]", "StrawberryAnnotation(text, namespace=types) is not evaluated late"


def test_a_field_has_its_declared_arguments():
    [(name, first)] = FIELD.args.items()
    assert (name, str(first.type), first.default_value, first.description) == (
        "first",
        "Int!",
        3,
        "How many.",
    ), "StrawberryField.arguments, or StrawberryArgument, takes other parameters"


def test_the_extensions_of_a_field_contain_its_definition():
    assert metadata_of(FIELD) == {"key": "value"}, 'extensions["strawberry-definition"].metadata is missing'
    assert attribute_of(FIELD) == "long_name", 'extensions["strawberry-definition"].python_name is missing'
    assert metadata_of(SCHEMA.type_map["__Type"].fields["name"]) == {}


def test_a_type_has_its_definition():
    assert [(field_.python_name, field_.description) for field_ in fields_of(Thing) if field_.metadata] == [
        ("long_name", "A member.")
    ], "__strawberry_definition__.fields is missing"


def test_python_names_become_camel_case():
    assert camel_case("a_long_name") == "aLongName", "strawberry.utils.str_converters.to_camel_case has changed"


def test_the_schema_has_no_resolvers_of_strawberry():
    for type_ in SCHEMA.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLObjectType):
            assert type_.is_type_of is None
            assert all(field_.resolve is None for field_ in type_.fields.values()), type_.name
        if isinstance(type_, GraphQLInterfaceType):
            assert type_.resolve_type is None


@pytest.mark.parametrize("package", ["schema", "resolvers", "transport", "tests", "benchmarks"])
def test_only_the_adapter_uses_private_names(package):
    for path in (CHECKOUT / package).rglob("*.py"):
        if path.name in ("strawberry_adapter.py", Path(__file__).name) or "peers" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        assert not PRIVATE.search(text), f"{path.relative_to(CHECKOUT)} uses {PRIVATE.search(text)[0]}"
