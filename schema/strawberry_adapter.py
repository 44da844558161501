"""The one place that uses names which strawberry does not document.

`tests/schema/test_strawberry_adapter.py` reports which of them an upgrade has changed.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

import strawberry
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
)
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField
from strawberry.utils.str_converters import to_camel_case

#: The key of a field's definition among the extensions of graphql-core's field.
_DEFINITION = "strawberry-definition"

Annotation: TypeAlias = StrawberryAnnotation
Argument: TypeAlias = StrawberryArgument
Field: TypeAlias = StrawberryField
camel_case = to_camel_case


def annotation(text: str, types: dict[str, Any]) -> Annotation:
    """Return the annotation of this text; its names are looked up in `types` when the schema is built."""
    return StrawberryAnnotation(text, namespace=types)


def argument(name: str, type_: Annotation, description: str, default: object) -> Argument:
    """Return an argument; with the default `strawberry.UNSET` it may be left out."""
    return StrawberryArgument(name, None, type_, description=description, default=default)


def field(
    name: str, description: str, arguments: Iterable[Argument], deprecated: str | None, metadata: Mapping[str, Any]
) -> Field:
    """Return a field without a resolver."""
    made: Field = strawberry.field(
        name=name, description=description, default=None, deprecation_reason=deprecated, metadata=metadata
    )
    made.arguments = list(arguments)
    return made


def fields_of(type_: Any) -> list[Field]:
    """Return the fields of a strawberry type."""
    return list(type_.__strawberry_definition__.fields)


def metadata_of(field: GraphQLField) -> Mapping[str, Any]:
    """Return the metadata with which a field of the schema was declared; empty for a field of introspection."""
    definition = field.extensions.get(_DEFINITION)
    return definition.metadata if definition else {}


def attribute_of(field: GraphQLField) -> str:
    """Return the name of a field in Python."""
    name: str = field.extensions[_DEFINITION].python_name
    return name


def graphql_schema(schema: strawberry.Schema, description: str) -> GraphQLSchema:
    """Return graphql-core's schema, described, its types sorted by name, without strawberry's resolvers: the service
    gives its executor its own."""
    made = schema._schema  # noqa: SLF001 - strawberry has no public name for it
    made.description = description
    made.type_map = dict(sorted(made.type_map.items()))
    for type_ in made.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLObjectType):
            type_.is_type_of = None
            for each in type_.fields.values():
                each.resolve = None
        elif isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
            type_.resolve_type = None
    return made
