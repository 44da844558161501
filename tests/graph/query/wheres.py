"""Any `where` of any type, made from the public conditions; and the same conditions with other values."""

from typing import Any

from hypothesis import strategies as st

from graph.model import Kind
from graph.query.where.conditions import Condition, LinkCondition, PathCondition, TranslatedCondition
from schema.public import CONDITIONS

#: Stands in every text that a condition is compared with, and in no statement.
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
    """Conditions of one group, such as `PracticeWhere`, over links and combinations of this depth."""
    own = {
        name: condition
        for name, condition in CONDITIONS[group].items()
        if depth or not isinstance(condition, LinkCondition)
    }
    fields = st.sampled_from(sorted(own)).flatmap(lambda name: _of(own[name], depth).map(lambda value: {name: value}))
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
        ).map(lambda both: [*both[0], both[1]])
    return parts.map(lambda several: {name: value for one in several for name, value in one.items()})


def _of(condition: Condition, depth: int) -> st.SearchStrategy[dict]:
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
    one = _OPERANDS.get(kind, _TEXTS)
    return st.lists(one, max_size=3) if operator in ("in", "notIn") else one


def revalued(where: Any, choose) -> Any:
    """The same conditions, compared with other values; `choose` draws from a strategy."""
    match where:
        case dict():
            return {name: value if name == "isNull" else revalued(value, choose) for name, value in where.items()}
        case [dict(), *_]:
            return [revalued(member, choose) for member in where]
        case [first, *_]:
            return [revalued(first, choose) for _ in range(choose(st.integers(1, 3)))]
        case []:
            return []
        case int():
            return choose(_OPERANDS[Kind.INT])
        case float():
            return choose(_OPERANDS[Kind.FLOAT])
        case str() if where.startswith(MARK):
            return choose(_TEXTS)
    return choose(_DATES)
