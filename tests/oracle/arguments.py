"""Random arguments for generated operations: values from the data, and a few that do not occur in it."""

from functools import cache
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLSchema,
    get_named_type,
    get_nullable_type,
)

from graph.model import Kind
from graph.query.cursors import Order, encode_cursor
from graph.query.where.conditions import Catalog, LinkCondition, PathCondition, TranslatedCondition, ValueCondition
from tests.oracle.tables import Node, Tables
from tests.oracle.writing import Draft, Name
from tests.support.narrowing import instance

#: Values that rarely or never occur in the data.
_UNUSUAL = {
    Kind.STRING: ("nothing like it", "", "ё", "%"),
    Kind.TEXT: ("нет такого", " "),
    Kind.INT: (-1, 2_000_000_000),
    Kind.FLOAT: (0.25, -1000.0, 3),
    Kind.DATE: ("0001", "1986-05", "2000-01-01", "2000-12-31", "9999-12-31"),
}


class Arguments:
    """Draws random arguments for fields of the public schema."""

    def __init__(self, schema: GraphQLSchema, catalog: Catalog, tables: Tables):
        self.schema, self.catalog, self.tables = schema, catalog, tables
        self.values = cache(self._values)

    def nodes(self, label: str) -> list[Node]:
        return list(self.tables.nodes.values()) if label == "Node" else self.tables.by_label[label]

    def _values(self, label: str, property_: str) -> list[Any]:
        return sorted({value for node in self.nodes(label) if (value := node.values.get(property_)) is not None})

    def id(self, draft: Draft, label: str = "Node") -> str:
        if draft.chance(0.1):
            return draft.choice.choice(("", "region:no-such", "nonsense", self.id(draft)))
        return self._node(draft, label).id

    def _node(self, draft: Draft, label: str) -> Node:
        """Draw a node of the label, or any node if the data has none of the label."""
        return draft.choice.choice(self.nodes(label) or self.nodes("Node"))

    def where(self, draft: Draft, group: str, depth: int) -> dict[str, Any]:
        """Draw up to three conditions for an input type such as `PracticeWhere`; one is the likeliest number."""
        where: dict[str, Any] = {}
        for _ in range(draft.choice.choice((0, 1, 1, 1, 1, 1, 2, 3))):
            if depth and draft.chance(0.15):
                name = draft.choice.choice([n for n in ("and", "or", "not") if n not in where])
                where[name] = (
                    self.where(draft, group, depth - 1)
                    if name == "not"
                    else [self.where(draft, group, depth - 1) for _ in range(draft.choice.choice((0, 1, 2, 2, 2)))]
                )
                continue
            conditions = self.catalog[group]
            names = [n for n, c in conditions.items() if depth or not isinstance(c, LinkCondition)]
            name = draft.choice.choice(names)
            if name in where:
                continue
            where[name] = self._condition(draft, group, name, conditions[name], depth)
        return where

    def _condition(self, draft: Draft, group: str, name: str, condition, depth: int) -> dict[str, Any]:
        input_type = get_named_type(instance(self.schema.type_map[group], GraphQLInputObjectType).fields[name].type)
        match condition:
            case LinkCondition(where=inner, quantified=False):
                return self.where(draft, inner, depth - 1)
            case LinkCondition(where=inner):
                quantifiers = draft.choice.sample(("some", "every", "none"), draft.choice.choice((1, 1, 1, 2)))
                return {quantifier: self.where(draft, inner, depth - 1) for quantifier in quantifiers}
            case PathCondition(condition=ValueCondition(property=property_, kind=kind)):
                values = self.values("Territory", property_)
            case ValueCondition(property=property_, kind=kind):
                values = self.values(group.removesuffix("Where"), property_)
            case TranslatedCondition(base=base):
                label, kind = group.removesuffix("Where"), Kind.STRING
                values = self.values(label, f"{base}Ru") + self.values(label, f"{base}En")
        return self._comparisons(draft, instance(input_type, GraphQLInputObjectType), kind, values)

    def _comparisons(self, draft: Draft, type_: GraphQLInputObjectType, kind: Kind, values: list) -> dict[str, Any]:
        enumeration = next(
            (t for f in type_.fields.values() if isinstance(t := get_named_type(f.type), GraphQLEnumType)), None
        )
        if enumeration:
            values, kind = [Name(name) for name in enumeration.values], Kind.ENUM

        def value() -> Any:
            if kind is not Kind.ENUM and (not values or draft.chance(0.15)):
                return draft.choice.choice(_UNUSUAL[kind])
            return draft.choice.choice(values)

        comparisons: dict[str, Any] = {}
        for op in draft.choice.sample(list(type_.fields), draft.choice.choice((0, *(1,) * 12, 2, 2))):
            field_type = type_.fields[op].type
            if op == "isNull":
                operand: Any = draft.chance(0.5)
            elif op in ("contains", "startsWith"):
                operand = self._prefix(draft, value()) if type_.name == "IDFilter" else self._part(draft, value(), op)
            elif isinstance(get_nullable_type(field_type), GraphQLList):
                operand = [value() for _ in range(draft.choice.choice((0, 1, 2, 3, 3)))]
            else:
                operand = value()
            comparisons[op] = draft.variable(str(field_type), operand) if draft.chance(0.15) else operand
        return comparisons

    @staticmethod
    def _prefix(draft: Draft, id_: str) -> str:
        """Draw a prefix of an id, usually one with the type, sometimes in another case."""
        part = id_[: draft.choice.randint(0, len(id_))] if draft.chance(0.4) else id_[: id_.find(":") + 12]
        return draft.choice.choice((part, part, part, part.upper(), part.lower()))

    @staticmethod
    def _part(draft: Draft, text: str, op: str) -> str:
        start = 0 if op == "startsWith" or not text else draft.choice.randrange(len(text))
        part = text[start : start + draft.choice.randint(0, 4)]
        return draft.choice.choice((part, part.upper(), part.lower(), part.replace("ё", "е"), part.replace("е", "ё")))

    def order(self, draft: Draft, label: str) -> tuple[dict[str, Any], Order]:
        """Draw an `orderBy` argument; return it with the order that it requests."""
        fields = instance(self.schema.type_map[f"{label}OrderField"], GraphQLEnumType).values
        order_by: dict[str, Any] = {}
        key, descending = "id", False
        if draft.chance(0.9):
            name = draft.choice.choice(list(fields))
            order_by["field"], key = Name(name), fields[name].value
        if draft.chance(0.7):
            descending = draft.chance(0.5)
            order_by["direction"] = Name("DESC" if descending else "ASC")
        return order_by, Order(key, descending)

    def cursor(self, draft: Draft, label: str, order: Order) -> str:
        """Return the cursor of a random node, as a page returns it."""
        node = self._node(draft, label)
        return encode_cursor(label, order, node.values.get(order.key), node.id)
