"""The conditions of `where`, evaluated node by node in two-valued logic.

A comparison with a null value is false; `ne`, `notIn` and `not` select exactly the complement.
"""

from collections.abc import Callable, Mapping
from typing import Any

from graph.model import Kind
from graph.query.where.conditions import Catalog, LinkCondition, PathCondition, TranslatedCondition, ValueCondition
from tests.oracle.tables import Node, Tables
from tests.oracle.walking import follow

Conditions = Mapping[str, Any]


def matches(tables: Tables, catalog: Catalog, group: str, where: Conditions, node: Node) -> bool:
    """Return whether a node matches all conditions of `where`; `group` is its input type, such as `PracticeWhere`."""

    def holds(name: str, value: Any) -> bool:
        if name == "and":
            return all(matches(tables, catalog, group, part, node) for part in value)
        if name == "or":
            return any(matches(tables, catalog, group, part, node) for part in value)
        if name == "not":
            return not matches(tables, catalog, group, value, node)
        return _condition(tables, catalog, catalog[group][name], value, node)

    return all(holds(name, value) for name, value in where.items())


def _condition(tables: Tables, catalog: Catalog, condition, value: Conditions, node: Node) -> bool:
    match condition:
        case ValueCondition(property="id"):  # ids are case-sensitive
            return all(
                node.id.startswith(operand) if op == "startsWith" else compare(Kind.STRING, op, node.id, operand)
                for op, operand in value.items()
            )
        case ValueCondition(property=name, kind=kind):
            return all(compare(kind, op, node.values.get(name), operand) for op, operand in value.items())
        case TranslatedCondition(base=base):
            texts = [node.values.get(f"{base}Ru"), node.values.get(f"{base}En")]
            return all(_translated(op, texts, operand) for op, operand in value.items())
        case PathCondition(links=links, condition=ValueCondition(property=name, kind=kind)):
            values = [end.values.get(name) for link in links for end, _ in follow(tables, link, node)]
            return _matches_any(kind, value, values)
        case LinkCondition(link=link, where=group, quantified=quantified):
            ends = [end for end, _ in follow(tables, link, node)]
            quantifiers = value if quantified else {"some": value}
            return all(
                _QUANTIFIERS[quantifier](matches(tables, catalog, group, inner, end) for end in ends)
                for quantifier, inner in quantifiers.items()
            )
    raise TypeError(condition)


_QUANTIFIERS = {"some": any, "every": all, "none": lambda matching: not any(matching)}


def _matches_any(kind: Kind, comparisons: Conditions, values: list[Any]) -> bool:
    """Return whether a value matches all positive comparisons, and no value has what a negative one excludes."""
    positive = {}
    for op, operand in comparisons.items():
        if opposite := _OPPOSITES.get((op, operand if op == "isNull" else None)):
            if any(compare(kind, opposite, value, False if op == "isNull" else operand) for value in values):
                return False
        else:
            positive[op] = operand
    return not positive or any(
        all(compare(kind, op, value, operand) for op, operand in positive.items()) for value in values
    )


_OPPOSITES = {("ne", None): "eq", ("notIn", None): "in", ("isNull", True): "isNull"}


def _translated(op: str, texts: list[str | None], operand: Any) -> bool:
    """Return whether the comparison holds in Russian or English; the text is null if both are."""
    if op == "isNull":
        return (texts == [None, None]) == operand
    return any(compare(Kind.STRING, op, text, operand) for text in texts)


def compare(kind: Kind, op: str, value: Any, operand: Any) -> bool:
    if op == "isNull":
        return (value is None) == operand
    if op in ("ne", "notIn"):
        return not compare(kind, "eq" if op == "ne" else "in", value, operand)
    if value is None:
        return False
    return _DATES[op](value, operand) if kind is Kind.DATE and op in _DATES else _VALUES[op](value, operand)


_VALUES: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda value, operand: value == operand,
    "in": lambda value, operand: value in operand,
    "lt": lambda value, operand: value < operand,
    "lte": lambda value, operand: value <= operand,
    "gt": lambda value, operand: value > operand,
    "gte": lambda value, operand: value >= operand,
    "contains": lambda value, operand: _folded(operand) in _folded(value),
    "startsWith": lambda value, operand: _folded(value).startswith(_folded(operand)),
}


def _folded(text: str) -> str:
    return text.lower().replace("ё", "е")


def _first_day(date: str) -> str:
    return f"{date}-01-01"[:10]


def _last_day(date: str) -> str:
    """Return the last day of a partial date. Every month may end with 31, since dates are compared as text."""
    return date + {4: "-12-31", 7: "-31", 10: ""}[len(date)]


#: Compare the first day of a date with the first or the last day of the operand.
_DATES: dict[str, Callable[[str, str], bool]] = {
    "lt": lambda value, operand: _first_day(value) < _first_day(operand),
    "lte": lambda value, operand: _first_day(value) <= _last_day(operand),
    "gt": lambda value, operand: _first_day(value) > _last_day(operand),
    "gte": lambda value, operand: _first_day(value) >= _first_day(operand),
}
