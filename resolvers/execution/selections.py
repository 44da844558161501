"""From a validated operation to selections of the graph."""

from dataclasses import dataclass
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

from graph.model import MODEL
from graph.query.cost import Cost
from graph.query.declarations import ById, Computed, Declaration, ToMany, ToOne, Translated, Value
from graph.query.selection import (
    ByIdField,
    ComputedField,
    ConnectionSelection,
    CursorField,
    EdgeNodeField,
    EdgeSelection,
    EdgesField,
    Field,
    NodeSelection,
    NodesField,
    ObjectField,
    ObjectSelection,
    PageInfoField,
    ToManyField,
    ToOneField,
    TotalCountField,
    TranslatedField,
    ValueField,
    attributes_of,
)
from resolvers.execution.arguments import ArgumentReader
from schema.declare import COST, GRAPH
from schema.strawberry_adapter import attribute_of, metadata_of


def declaration_of(field: GraphQLField) -> Declaration | None:
    """What the schema declares of a field; None for a member of a computed object."""
    return metadata_of(field).get(GRAPH)


@dataclass(frozen=True, slots=True)
class RootSelection:
    """A root field, as the schema and the operation have it; its selection, its slots in their order, and the computed
    fields in it."""

    key: str
    definition: GraphQLField
    details: list[FieldDetails]
    field: Field
    slots: tuple[ArgumentReader, ...]
    computed: tuple[ComputedField, ...]


class SelectionBuilder:
    """Builds the selections of one operation for one pattern of `skip` and `include`."""

    def __init__(self, schema: GraphQLSchema, executor: Executor[Any]):
        self.schema, self.executor = schema, executor
        self.slots: list[ArgumentReader] = []
        self.computed: list[ComputedField] = []
        #: How many fields ask for the schema itself.
        self.introspection = 0

    def roots(self) -> list[RootSelection]:
        """The root fields that are read from the graph."""
        executor, root = self.executor, self.schema.get_root_type(self.executor.operation.operation)
        if root is None:  # no valid operation is of such a type
            return []
        fields = collect_fields(self.schema, executor.fragments, executor.variable_values, root,
                                executor.operation).grouped_field_set
        roots = []
        for key, details in fields.items():
            name = details[0].node.name.value
            if name.startswith("__"):
                self.introspection += name != "__typename"
                continue
            self.slots, self.computed = [], []
            field = self._field(root, key, details)
            roots.append(RootSelection(
                key, root.fields[name], details, field, tuple(self.slots), tuple(self.computed)))
        return roots

    def _field(self, parent: GraphQLObjectType, key: str, details: list[FieldDetails]) -> Field:
        field = parent.fields[details[0].node.name.value]
        declaration = declaration_of(field)
        type_ = get_named_type(field.type)
        match declaration:
            case Value(property=name):
                return ValueField(key, name)
            case Translated(base=base):
                return TranslatedField(key, base, self._slot(field, details, declaration))
            case ToOne(link=link):
                return ToOneField(key, link, self._node(type_, details))
            case ById(label=label):
                return ByIdField(key, label, self._slot(field, details, declaration), self._node(type_, details))
            case ToMany(link=link, target=target):
                slot = self._slot(field, details, declaration)
                return ToManyField(key, link, target, slot, self._connection(type_, details))
            case Computed(name=name):
                computed_slot = self._slot(field, details, declaration) if field.args else None
                value = self._value(type_, details)
                cost = metadata_of(field).get(COST, Cost())
                self.computed.append(ComputedField(key, name, computed_slot, value, attributes_of(value), cost))
                return self.computed[-1]
        raise TypeError(f"{parent.name}.{details[0].node.name.value} is not declared")

    def _slot(self, field: GraphQLField, details: list[FieldDetails], declaration: Declaration) -> int:
        self.slots.append(ArgumentReader(field, details[0], declaration))
        return len(self.slots) - 1

    def _subfields(self, type_: GraphQLObjectType, details: list[FieldDetails],
                   ) -> list[tuple[str, list[FieldDetails], str]]:
        grouped = self.executor.collect_subfields(type_, details).grouped_field_set
        return [(key, sub, sub[0].node.name.value) for key, sub in grouped.items()
                if sub[0].node.name.value != "__typename"]

    def _concrete(self, type_: GraphQLNamedType) -> list[GraphQLObjectType]:
        if isinstance(type_, GraphQLObjectType):
            return [type_]
        return list(self.schema.get_possible_types(type_)) if is_abstract_type(type_) else []

    def _node(self, type_: GraphQLNamedType, details: list[FieldDetails]) -> NodeSelection:
        return NodeSelection({
            concrete.name: tuple(self._field(concrete, key, sub) for key, sub, _ in self._subfields(concrete, details))
            for concrete in self._concrete(type_)
        })

    def _connection(self, type_: GraphQLObjectType, details: list[FieldDetails]) -> ConnectionSelection:
        fields: list[TotalCountField | NodesField | EdgesField | PageInfoField] = []
        for key, sub, name in self._subfields(type_, details):
            member = get_named_type(type_.fields[name].type)
            if name == "nodes":
                fields.append(NodesField(key, self._node(member, sub)))
            elif name == "edges":
                fields.append(EdgesField(key, self._edge(member, sub)))
            elif name == "pageInfo":
                fields.append(PageInfoField(key, tuple((k, n) for k, _, n in self._subfields(member, sub))))
            else:
                fields.append(TotalCountField(key))
        return ConnectionSelection(type_.name, tuple(fields))

    def _edge(self, type_: GraphQLObjectType, details: list[FieldDetails]) -> EdgeSelection:
        fields: list[Field | CursorField | EdgeNodeField] = []
        for key, sub, name in self._subfields(type_, details):
            if name == "cursor":
                fields.append(CursorField(key))
            elif name == "node":
                fields.append(EdgeNodeField(key, self._node(get_named_type(type_.fields["node"].type), sub)))
            else:
                fields.append(self._field(type_, key, sub))
        return EdgeSelection(type_.name, tuple(fields))

    def _value(self, type_: GraphQLNamedType, details: list[FieldDetails]) -> ObjectSelection | NodeSelection | None:
        """What is selected of a computed value: members of an object, fields of a node, nothing of a scalar."""
        if is_leaf_type(type_):
            return None
        concrete = self._concrete(type_)
        if all(c.name in MODEL.by_label for c in concrete):
            return self._node(type_, details)
        return ObjectSelection({
            c.name: tuple(self._member(c, key, sub, name) for key, sub, name in self._subfields(c, details))
            for c in concrete
        }, any(_holds_lists(c) for c in concrete))

    def _member(self, type_: GraphQLObjectType, key: str, details: list[FieldDetails], name: str) -> ObjectField:
        field = type_.fields[name]
        value = self._value(get_named_type(field.type), details)
        if _holds_lists(type_) and name in _LISTS:
            return ObjectField(key, attribute_of(field), value, _LISTS[name], None)
        cost = metadata_of(field).get(COST, Cost())
        return ObjectField(key, attribute_of(field), value, 1, cost.items)


#: The members of a connection or neighbourhood that are as long as its arguments say, with the price of an object.
_LISTS = {"nodes": 1, "edges": 0, "links": 0, "omitted": 0, "pageInfo": 1}


def _holds_lists(type_: GraphQLObjectType) -> bool:
    return "nodes" in type_.fields
