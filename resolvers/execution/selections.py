"""Build selections of the graph from a validated operation."""

from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetails, collect_fields

from graph.query import Cost, Declaration, Field
from resolvers.execution.arguments import ArgumentReader
from schema.declare import COST, GRAPH
from schema.strawberry_adapter import attribute_of, metadata_of


@dataclass(frozen=True, slots=True)
class RootSelection:
    """A root field of an operation.

    definition: in the schema. details: in the operation. field: its selection. slots: the readers of all arguments in
    it, by slot. fields: all fields in it.
    """

    key: str
    definition: GraphQLField
    details: list[FieldDetails]
    field: Field
    slots: tuple[ArgumentReader, ...]
    fields: tuple[Field, ...]


class SelectionBuilder:
    """Builds the selections of one operation for one combination of `skip` and `include` values."""

    def __init__(self, schema: GraphQLSchema, executor: Executor[Any]):
        self.schema, self.executor = schema, executor
        #: The number of root fields for introspection.
        self.introspection = 0

    def roots(self) -> list[RootSelection]:
        """Return the root fields that are read from the graph."""
        executor, type_ = self.executor, self.schema.get_root_type(self.executor.operation.operation)
        if type_ is None:  # validation rejects such operations
            return []
        fields = collect_fields(
            self.schema, executor.fragments, executor.variable_values, type_, executor.operation
        ).grouped_field_set
        roots = []
        for key, details in fields.items():
            name = details[0].node.name.value
            if name.startswith("__"):
                self.introspection += name != "__typename"
                continue
            root = _Root(self.schema, executor)
            selected = _RequestedField(root, type_, key, details).select()
            roots.append(
                RootSelection(key, type_.fields[name], details, selected, tuple(root.slots), tuple(root.fields))
            )
        return roots


@dataclass(slots=True)
class _Root:
    """A root field under construction: its slots and fields so far."""

    schema: GraphQLSchema
    executor: Executor[Any]
    slots: list[ArgumentReader] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)


class _RequestedField:
    """A field as an operation requests it; see `graph.query.fields.field.RequestedField`."""

    __slots__ = ("_details", "_field", "_root", "_type", "_value", "key", "name")

    def __init__(self, root: _Root, type_: GraphQLObjectType, key: str, details: list[FieldDetails]):
        self.key, self.name = key, details[0].node.name.value
        self._root, self._type, self._details, self._field = root, type_, details, type_.fields[self.name]
        self._value: GraphQLNamedType = get_named_type(self._field.type)

    @property
    def attribute(self) -> str:
        return attribute_of(self._field)

    @property
    def cost(self) -> Cost:
        declared: Cost = metadata_of(self._field).get(COST, _DEFAULT_COST)
        return declared

    @property
    def is_leaf(self) -> bool:
        return is_leaf_type(self._value)

    @property
    def has_arguments(self) -> bool:
        return bool(self._field.args)

    @property
    def declaration(self) -> Declaration | None:
        declared: Declaration | None = metadata_of(self._field).get(GRAPH)
        return declared

    def slot(self) -> int:
        self._root.slots.append(ArgumentReader(self._field, self._details[0], self._declaration()))
        return len(self._root.slots) - 1

    def select(self) -> Field:
        selected = self._declaration().select(self)
        self._root.fields.append(selected)
        return selected

    def types(self) -> list[str]:
        if is_abstract_type(self._value):
            return [type_.name for type_ in self._root.schema.get_possible_types(self._value)]
        return [self._value.name]

    def offers(self, type_: str, member: str) -> bool:
        return member in self._object(type_).fields

    def members(self, type_: str) -> list["_RequestedField"]:
        concrete = self._object(type_)
        grouped = self._root.executor.collect_subfields(concrete, self._details).grouped_field_set
        return [
            _RequestedField(self._root, concrete, key, details)
            for key, details in grouped.items()
            if details[0].node.name.value != "__typename"
        ]

    def _declaration(self) -> Declaration:
        if (declared := self.declaration) is None:
            raise TypeError(f"{self._type.name}.{self.name} is not declared")
        return declared

    def _object(self, type_: str) -> GraphQLObjectType:
        concrete = self._root.schema.type_map[type_]
        assert isinstance(concrete, GraphQLObjectType), f"{type_} is not an object type"
        return concrete


#: The cost of a field without a cost in the schema.
_DEFAULT_COST = Cost()
