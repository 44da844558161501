"""Completion by generated code: Python functions for the object shapes of one operation.

graphql-core interprets the schema and the operation again for each object. Here both are read once: each selection set
and concrete type gets one function, which takes the fetched row, checks every value against the type of its field, and
returns the object of the response. For any other value (another Python type, null in a non-null field, an exception in
place of a value) the function raises `CannotComplete`, and graphql-core, the arbiter, completes the same rows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

from graphql import (
    GraphQLCompositeType,
    GraphQLLeafType,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLSchema,
    is_composite_type,
    is_enum_type,
    is_leaf_type,
    is_list_type,
    is_non_null_type,
)
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetails, collect_fields

from graph.query import Row

#: Returns the `data` of a response for the fetched values of the root fields, some of which may be Completed.
Completion = Callable[[dict[str, Any]], dict[str, Any]]

#: Expressions that are true if the response contains the value unchanged; `{v}` is the value.
_UNCHANGED = {
    "String": "{v}.__class__ is str",
    "ID": "{v}.__class__ is str",
    "Boolean": "{v}.__class__ is bool",
    "Int": "{v}.__class__ is int and -2147483648 <= {v} <= 2147483647",
    "Float": "{v}.__class__ is float and {v} - {v} == 0",
    "DateTime": "{v}.__class__ is str",
    "PartialDate": "{v}.__class__ is str",
}

_numbers = count(1)


class CannotComplete(Exception):
    """The generated code cannot complete these rows."""


@dataclass(slots=True)
class Completed:
    """An already completed value of a root field."""

    value: Any


def generate(schema: GraphQLSchema, executor: Executor[Any]) -> Completion | None:
    """Return the completion of one operation for one combination of `skip` and `include` values.

    It is None if graphql-core has to complete the operation. The completion raises CannotComplete.
    """
    return Generator(schema, executor).operation()


class Generator:
    """Generates the source of one operation's functions."""

    def __init__(self, schema: GraphQLSchema, executor: Executor[Any]):
        self.schema, self._executor = schema, executor
        self._source: list[str] = []
        #: The global names of the functions.
        self.names: dict[str, Any] = {
            "CannotComplete": CannotComplete,
            "Completed": Completed,
            "Row": Row,
            "each": _each,
        }
        self._leaves: dict[str, str] = {}

    def compiled(self) -> dict[str, Any]:
        """Compile the source. Return all functions by name."""
        file = f"<completion {next(_numbers)}>"
        exec(compile("\n".join(self._source), file, "exec"), self.names)  # noqa: S102 - the source is generated here
        return self.names

    def function(self, lines: list[str], result: str, parameters: str = "o") -> str:
        """Add a function. Return its name."""
        name = f"f{len(self._source)}"
        self._source.append("\n".join([f"def {name}({parameters}):", *lines, f"    return {result}"]))
        return name

    def table(self, expression: str) -> str:
        """Add a table that is built once. Return its name."""
        name = f"t{len(self._source)}"
        self._source.append(f"{name} = {expression}")
        return name

    def name(self, value: Any) -> str:
        """Add an existing object. Return its name."""
        name = f"n{len(self.names)}"
        self.names[name] = value
        return name

    def subfields(self, type_: GraphQLObjectType, details: list[FieldDetails]) -> list[tuple[str, list[FieldDetails]]]:
        """Return the fields of a selection set for one concrete type, by response key."""
        return list(self._executor.collect_subfields(type_, details).grouped_field_set.items())

    def operation(self) -> Completion | None:
        executor, root_type = self._executor, self.schema.get_root_type(self._executor.operation.operation)
        if root_type is None:  # validation rejects such operations
            return None
        fields = collect_fields(
            self.schema, executor.fragments, executor.variable_values, root_type, executor.operation
        ).grouped_field_set
        if any(details[0].node.name.value in ("__schema", "__type") for details in fields.values()):
            return None
        root = self._object(root_type, list(fields.items()), completed=True)
        complete = self.compiled()[root]

        def completion(data: dict[str, Any]) -> dict[str, Any]:
            try:
                completed: dict[str, Any] = complete(data)
                return completed
            except CannotComplete:
                raise
            except Exception as error:
                raise CannotComplete from error

        return completion

    def _object(
        self, type_: GraphQLObjectType, fields: list[tuple[str, list[FieldDetails]]], *, completed: bool = False
    ) -> str:
        """Return the name of the function that completes an object of this type.

        completed: whether its values may be Completed.
        """
        lines, members = [], []
        for i, (key, details) in enumerate(fields):
            name, variable = details[0].node.name.value, f"v{i}"
            if name == "__typename":
                members.append(f"{key!r}: {type_.name!r}")
                continue
            lines.append(f"    {variable} = o[{key!r}]")
            checks = self.checked(type_.fields[name].type, details, variable)
            if completed:
                lines += [
                    f"    if {variable}.__class__ is Completed: {variable} = {variable}.value",
                    "    else:",
                    *(f"    {line}" for line in checks),
                ]
            else:
                lines += checks
            members.append(f"{key!r}: {variable}")
        if not lines:  # no other check rejects an error or null in place of the object
            lines = ["    if o.__class__ not in (Row, dict): raise CannotComplete"]
        return self.function(lines, f"{{{', '.join(members)}}}")

    def checked(self, type_: GraphQLOutputType, details: list[FieldDetails], variable: str) -> list[str]:
        """Return the lines that check a variable's value and convert it to the response value."""
        if is_non_null_type(type_):
            return self._conversion(type_.of_type, details, variable, nullable=False)
        return self._conversion(type_, details, variable, nullable=True)

    def _conversion(
        self, type_: GraphQLOutputType, details: list[FieldDetails], variable: str, *, nullable: bool
    ) -> list[str]:
        unless_null = f"{variable} is not None" if nullable else ""
        if is_leaf_type(type_):
            known = f"{self.name(_known.setdefault(type_.name, {}))}.get({variable}) or " if is_enum_type(type_) else ""
            other = self._leaf(type_)
            if unchanged := _UNCHANGED.get(type_.name):
                condition = f"not ({unchanged.format(v=variable)})"
                return [
                    f"    if {f'{unless_null} and ' if nullable else ''}{condition}: {variable} = {other}({variable})"
                ]
            call = f"{variable} = {known}{other}({variable})"
        elif is_list_type(type_):
            item = self.function(self.checked(type_.of_type, details, "o"), "o")
            call = f"{variable} = each({item}, {variable})"
        elif is_composite_type(type_):
            call = f"{variable} = {self._composite(type_, details)}({variable})"
        return [f"    if {unless_null}: {call}"] if nullable else [f"    {call}"]

    def _composite(self, type_: GraphQLCompositeType, details: list[FieldDetails]) -> str:
        if isinstance(type_, GraphQLObjectType):
            return self._object(type_, self.subfields(type_, details))
        by_type = {
            concrete.name: self._object(concrete, self.subfields(concrete, details))
            for concrete in self.schema.get_possible_types(type_)
        }
        table = self.table(f"{{{', '.join(f'{name!r}: {f}' for name, f in by_type.items())}}}")
        return self.function([], f"{table}[o.type](o)")

    def _leaf(self, type_: GraphQLLeafType) -> str:
        """Return the name of the function that serializes values of this type."""
        if type_.name not in self._leaves:
            self._leaves[type_.name] = f"s{len(self._leaves)}"
            self.names[self._leaves[type_.name]] = _serializer(type_)
        return self._leaves[type_.name]


def _each(complete: Callable[[Any], Any], values: Any) -> list[Any]:
    if values.__class__ is not list:
        raise CannotComplete
    return [complete(value) for value in values]


#: Serialized enum values by type and stored value. There are few, and serializing one by its type is slow.
_known: dict[str, dict[str, str]] = {}


def _serializer(type_: GraphQLLeafType) -> Callable[[Any], Any]:
    serialize, known = type_.coerce_output_value, _known.get(type_.name)

    def serialized(value: Any) -> Any:
        if value is None or isinstance(value, Exception):
            raise CannotComplete
        result = serialize(value)
        if result is None:
            raise CannotComplete
        if known is not None and value.__class__ is str:
            known[value] = result
        return result

    return serialized
