"""The only module that uses undocumented names of strawberry.

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
    """Return an annotation from its text. Its names are looked up in `types` when the schema is built."""
    return StrawberryAnnotation(text, namespace=types)


def argument(name: str, type_: Annotation, description: str, default: object) -> Argument:
    """Return an argument. It is optional if the default is `strawberry.UNSET`."""
    return StrawberryArgument(name, None, type_, description=description, default=default)


def field(
    name: str, description: str, arguments: Iterable[Argument], deprecated: str | None, metadata: Mapping[str, Any]
) -> Field:
    """Return a field without a resolver."""
    declared: Field = strawberry.field(
        name=name, description=description, default=None, deprecation_reason=deprecated, metadata=metadata
    )
    declared.arguments = list(arguments)
    return declared


def fields_of(type_: Any) -> list[Field]:
    """Return the fields of a strawberry type."""
    return list(type_.__strawberry_definition__.fields)


def metadata_of(field: GraphQLField) -> Mapping[str, Any]:
    """Return the metadata of a field of the schema; empty for an introspection field."""
    definition = field.extensions.get(_DEFINITION)
    return definition.metadata if definition else {}


def attribute_of(field: GraphQLField) -> str:
    """Return the Python name of a field."""
    name: str = field.extensions[_DEFINITION].python_name
    return name


def graphql_schema(schema: strawberry.Schema, description: str) -> GraphQLSchema:
    """Return graphql-core's schema with this description, its types sorted by name.

    It has none of strawberry's resolvers: the service executes operations itself.
    """
    core = schema._schema  # noqa: SLF001 - strawberry has no public attribute
    core.description = description
    core.type_map = dict(sorted(core.type_map.items()))
    for type_ in core.type_map.values():
        if type_.name.startswith("__"):
            continue
        if isinstance(type_, GraphQLObjectType):
            type_.is_type_of = None
            for field_ in type_.fields.values():
                field_.resolve = None
        elif isinstance(type_, GraphQLInterfaceType | GraphQLUnionType):
            type_.resolve_type = None
    return core
