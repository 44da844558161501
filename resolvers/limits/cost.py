"""The cost of an operation: how many nodes and objects it may have to read at most, told from the schema before it
runs.

- a field that leads to one node: 1, and what is selected of the node;
- a connection: 1, and for each node that the page may hold 1 and what is selected of it; its `totalCount` 5 more,
  each condition of its `where` 1 more;
- a computed field: what the schema declares (`schema/cost.py`), for each of its parents;
- a stored value: nothing. Introspection: 1000. An operation: 1, and its root fields.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    IntValueNode,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    value_from_ast_untyped,
)
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetails, collect_fields

from graph.query.declarations import ById, Computed, ToMany, ToOne
from graph.query.pages import DEFAULT_SIZE, MAX_SIZE
from schema.cost import Cost
from schema.declare import COST, GRAPH

TOTAL_COUNT = 5
#: Of `__schema` and `__type`: graphql-core answers them, which takes as long as some thousand nodes.
INTROSPECTION = 1000
#: The greatest `depth` of a neighbourhood.
MAX_STEPS = 2

#: The coerced variables of a request.
Variables = Mapping[str, Any]
#: A part of the cost: a number, or what makes it from the variables.
Part = int | Callable[[Variables], int]


def cost_of(schema: GraphQLSchema, executor: Executor) -> Part:
    """The cost of the operation that `executor` was built for, with its pattern of `skip` and `include`."""
    query = schema.query_type
    fields = collect_fields(schema, executor.fragments, executor.variable_values, query, executor.operation)
    return _Costs(schema, executor).total(query, fields.grouped_field_set, 1)


class _Costs:
    def __init__(self, schema: GraphQLSchema, executor: Executor):
        self._schema, self._executor = schema, executor

    def total(self, type_: GraphQLObjectType, fields: Mapping[str, list[FieldDetails]], own: int) -> Part:
        """`own`, and the fields of an object."""
        parts = [own]
        for details in fields.values():
            name = details[0].node.name.value
            if name in ("__schema", "__type"):
                parts.append(INTROSPECTION)
            elif name != "__typename":
                parts.append(self._field(type_.fields[name], details))
        return _sum(parts)

    def _below(self, field: GraphQLField, details: list[FieldDetails], own: int) -> Part:
        """`own`, and what is selected of one value of the field; of several types, the dearest."""
        type_ = get_named_type(field.type)
        if is_leaf_type(type_):
            return own
        concrete = self._schema.get_possible_types(type_) if is_abstract_type(type_) else [type_]
        return _greatest([self.total(c, self._executor.collect_subfields(c, details).grouped_field_set, own)
                          for c in concrete])

    def _field(self, field: GraphQLField, details: list[FieldDetails]) -> Part:
        definition = field.extensions.get("strawberry-definition")
        metadata = definition.metadata if definition else {}
        node = details[0].node
        match metadata.get(GRAPH):
            case ToOne() | ById():
                return self._below(field, details, 1)
            case ToMany():
                return self._connection(field, details)
            case Computed():
                cost = metadata.get(COST, Cost())
                return _sum([cost.weight, self._lists(field, details, _size(node, cost), 0)])
            case None if not is_leaf_type(get_named_type(field.type)):
                size = metadata[COST].items if COST in metadata else 1
                return _times(size, self._below(field, details, 1))
        return 0

    def _connection(self, field: GraphQLField, details: list[FieldDetails]) -> Part:
        node = details[0].node
        size = _size(node, Cost(items="first", default=DEFAULT_SIZE), "last")
        return _sum([1, _conditions(node), self._lists(field, details, size, TOTAL_COUNT)])

    def _lists(self, field: GraphQLField, details: list[FieldDetails], size: Part, total_count: int) -> Part:
        """The value of a field that holds lists: connections keep theirs in `nodes` and `edges`."""
        type_ = get_named_type(field.type)
        if is_leaf_type(type_) or is_abstract_type(type_) or not _is_list_holder(type_):
            return _times(size, self._below(field, details, 1))
        parts: list[Part] = []
        for sub in self._executor.collect_subfields(type_, details).grouped_field_set.values():
            name = sub[0].node.name.value
            if name in _LISTS:
                parts.append(_times(size, self._below(type_.fields[name], sub, int(name == "nodes"))))
            elif name == "totalCount":
                parts.append(total_count)
            elif name == "pageInfo":
                parts.append(size)
            elif not name.startswith("__"):
                parts.append(self._field(type_.fields[name], sub))
        return _sum(parts)


#: The members of a connection or neighbourhood that are as long as its arguments say.
_LISTS = ("nodes", "edges", "links", "omitted")


def _is_list_holder(type_: GraphQLObjectType) -> bool:
    return "nodes" in type_.fields


def _size(node: FieldNode, cost: Cost, *others: str) -> Part:
    """How many objects the arguments of a field ask for at most; what is out of bounds is refused later."""
    if isinstance(cost.items, int):
        return cost.items * cost.times
    given = {argument.name.value: argument.value for argument in node.arguments or ()}
    sizes = [given[name] for name in (cost.items, *others) if name in given]
    steps = [given[cost.steps]] if cost.steps in given else []

    def read(variables: Variables) -> int:
        size = _first(sizes, variables, cost.default, MAX_SIZE)
        return size ** _first(steps, variables, 1, MAX_STEPS) * cost.times

    return read if any(_has_variables(value) for value in sizes + steps) else read({})


def _first(values: list[ValueNode], variables: Variables, default: int, most: int) -> int:
    """The first value that is given; within bounds, as others are refused when the field is read."""
    found = (_counted(value, variables) for value in values)
    return min(max(next((number for number in found if number is not None), default), 0), most)


def _counted(value: ValueNode, variables: Variables) -> int | None:
    """The number that a value is, or the length of the list that it is."""
    if isinstance(value, VariableNode):
        found = variables.get(value.name.value)
        return len(found) if isinstance(found, list) else found
    if isinstance(value, ListValueNode):
        return len(value.values)
    return int(value.value) if isinstance(value, IntValueNode) else None


def _conditions(node: FieldNode) -> Part:
    """How many conditions the `where` of a connection has."""
    where = next((a.value for a in node.arguments or () if a.name.value == "where"), None)
    if where is None:
        return 0
    if _has_variables(where):
        return lambda variables: _leaves(value_from_ast_untyped(where, dict(variables)))
    return _leaves(value_from_ast_untyped(where))


def _leaves(value: Any) -> int:
    count, open_ = 0, [value]
    while open_:
        value = open_.pop()
        if isinstance(value, Mapping):
            open_ += value.values()
        elif isinstance(value, list):
            open_ += value
        elif value is not None and value is not Undefined:
            count += 1
    return count


def _has_variables(value: ValueNode) -> bool:
    open_ = [value]
    while open_:
        value = open_.pop()
        if isinstance(value, VariableNode):
            return True
        if isinstance(value, ListValueNode):
            open_ += value.values
        elif isinstance(value, ObjectValueNode):
            open_ += (field.value for field in value.fields)
    return False


def _sum(parts: Iterable[Part]) -> Part:
    parts = list(parts)
    known = sum(part for part in parts if isinstance(part, int))
    asked = [part for part in parts if not isinstance(part, int)]
    if not asked:
        return known
    return lambda variables: known + sum(part(variables) for part in asked)


def _times(size: Part, part: Part) -> Part:
    if isinstance(size, int) and isinstance(part, int):
        return size * part
    return lambda variables: value_of(size, variables) * value_of(part, variables)


def _greatest(parts: list[Part]) -> Part:
    if all(isinstance(part, int) for part in parts):
        return max(parts)
    return lambda variables: max(value_of(part, variables) for part in parts)


def value_of(part: Part, variables: Variables) -> int:
    """The cost for these variables."""
    return part if isinstance(part, int) else part(variables)
