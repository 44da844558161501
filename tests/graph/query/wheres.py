"""Strategies for any `where` of the public conditions, and for the same conditions with other values."""

from typing import Any

from hypothesis import strategies as st

from graph.model import Kind
from graph.query.where.conditions import Condition, LinkCondition, PathCondition, TranslatedCondition
from schema.public import CONDITIONS

#: Begins every text operand; it must not occur in any statement.
MARK = "⟦"

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).map(lambda text: MARK + text)
_DATES = st.dates().map(str) | st.integers(1, 9999).map("{:04}".format)
_OPERANDS = {
    Kind.INT: st.integers(-(2**31), 2**31 - 1),
    Kind.FLOAT: st.floats(allow_nan=False, allow_infinity=False),
    Kind.DATE: _DATES,
}
_RANGED = ("lt", "lte", "gt", "gte")


def wheres(group: str, depth: int = 2) -> st.SearchStrategy[dict]:
    """Return a strategy for conditions of a group such as `PracticeWhere`, nested to this depth."""
    conditions = {
        name: condition
        for name, condition in CONDITIONS[group].items()
        if depth or not isinstance(condition, LinkCondition)
    }
    fields = st.sampled_from(sorted(conditions)).flatmap(
        lambda name: _comparisons(conditions[name], depth).map(lambda value: {name: value})
    )
    parts = st.lists(fields, max_size=2)
    if depth:
        inner = st.deferred(lambda: wheres(group, depth - 1))
        parts = st.tuples(
            parts,
            st.one_of(
                st.just({}),
                inner.map(lambda w: {"not": w}),
                st.lists(inner, max_size=2).map(lambda w: {"and": w}),
                st.lists(inner, max_size=2).map(lambda w: {"or": w}),
            ),
        ).map(lambda pair: [*pair[0], pair[1]])
    return parts.map(lambda wheres_: {name: value for where in wheres_ for name, value in where.items()})


def _comparisons(condition: Condition, depth: int) -> st.SearchStrategy[dict]:
    if isinstance(condition, LinkCondition):
        inner = st.deferred(lambda: wheres(condition.where, depth - 1))
        if not condition.quantified:
            return inner
        return st.dictionaries(st.sampled_from(["some", "every", "none"]), inner, max_size=2)
    operators: tuple[str, ...]
    if isinstance(condition, TranslatedCondition):
        kind, operators = Kind.TEXT, ("eq", "in", "contains", "startsWith")
    else:
        kind = (condition.condition if isinstance(condition, PathCondition) else condition).kind
        operators = ("eq", "ne", "in", "notIn", *(_RANGED if kind in _OPERANDS else ()))
        if kind is Kind.STRING:
            operators += ("contains", "startsWith")
    return st.lists(st.sampled_from((*operators, "isNull")), max_size=2, unique=True).flatmap(
        lambda chosen: st.fixed_dictionaries({op: _operand(kind, op) for op in chosen})
    )


def _operand(kind: Kind, operator: str) -> st.SearchStrategy[Any]:
    if operator == "isNull":
        return st.booleans()
    operands = _OPERANDS.get(kind, _TEXTS)
    return st.lists(operands, max_size=3) if operator in ("in", "notIn") else operands


def with_other_operands(where: Any, draw) -> Any:
    """Return the same conditions with other operands. draw: draws a value from a strategy."""
    match where:
        case dict():
            return {
                name: value if name == "isNull" else with_other_operands(value, draw) for name, value in where.items()
            }
        case [dict(), *_]:
            return [with_other_operands(member, draw) for member in where]
        case [first, *_]:
            return [with_other_operands(first, draw) for _ in range(draw(st.integers(1, 3)))]
        case []:
            return []
        case int():
            return draw(_OPERANDS[Kind.INT])
        case float():
            return draw(_OPERANDS[Kind.FLOAT])
        case str() if where.startswith(MARK):
            return draw(_TEXTS)
    return draw(_DATES)
