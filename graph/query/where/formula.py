"""A `where` argument as a formula of two-valued logic, from which predicates, semi-joins and prices are made.

A comparison with a missing property is false, so that `not` gives exactly the rest.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.model import Kind
from graph.query.links import Link
from graph.query.where.conditions import (
    Catalog,
    Condition,
    LinkCondition,
    Path,
    PathCondition,
    TranslatedCondition,
    ValueCondition,
)

#: Comparisons that hold where the contrary one does not.
NEGATIVE = {"ne": "eq", "notIn": "in"}


@dataclass(frozen=True, slots=True)
class PropertyComparison:
    """One comparison of a stored property with the argument at `path`.

    operator: eq, in, lt, lte, gt, gte, contains, startsWith or missing. total: whether the comparison has to be
    false, not null, where the property is missing; so below every Not.
    """

    property: str
    kind: Kind
    operator: str
    path: Path
    total: bool = False


@dataclass(frozen=True, slots=True)
class And:
    """A conjunction; true without parts."""

    parts: tuple["Formula", ...] = ()


@dataclass(frozen=True, slots=True)
class Or:
    """A disjunction; false without parts."""

    parts: tuple["Formula", ...] = ()


@dataclass(frozen=True, slots=True)
class Not:
    part: "Formula"


@dataclass(frozen=True)
class Some:
    """At least one node at the end of a link meets a formula.

    one_by_one: whether nodes are always tested one by one. Of several links that may reach a value each would be a
    semi-join of its own, which Neo4j takes seconds to plan.
    """

    link: Link
    formula: "Formula"
    one_by_one: bool = False

    @cached_property
    def fans_out(self) -> bool:
        """Whether the test of one node may look at many others. The first end is enough where all of them do."""
        if self.formula == TRUE and len(self.link.hops) == 1:
            return False
        return any(not hop.leads_to_one for hop in self.link.hops) or fans_out(self.formula)

    @cached_property
    def needs_semi_join(self) -> bool:
        """Whether nodes tested one by one would look at the same far nodes again and again, and beyond each of them.

        That is where several nodes share an end, and the test goes on from there to many.
        """
        if self.one_by_one:
            return False
        shared = False
        for hop in self.link.hops:
            if shared and not hop.leads_to_one:
                return True
            shared = shared or hop.shares_ends
        return (shared and fans_out(self.formula)) or needs_semi_join(self.formula)


Formula = PropertyComparison | And | Or | Not | Some
TRUE, FALSE = And(), Or()


def conjunction(parts: Iterator[Formula] | list[Formula]) -> Formula:
    """All of the parts, as simple as it is."""
    kept = tuple(part for part in parts if part != TRUE)
    return FALSE if FALSE in kept else kept[0] if len(kept) == 1 else And(kept)


def disjunction(parts: Iterator[Formula] | list[Formula]) -> Formula:
    """At least one of the parts, as simple as it is."""
    kept = tuple(part for part in parts if part != FALSE)
    return TRUE if TRUE in kept else kept[0] if len(kept) == 1 else Or(kept)


def negation(part: Formula) -> Formula:
    """The contrary; comparisons in the part have to be total.

    That the one node at the end of a link does not meet a formula is that it meets the contrary: nothing has to be
    taken away from all nodes then.
    """
    if isinstance(part, Some) and part.link.leads_to_exactly_one and not part.one_by_one:
        return some(part.link, negation(part.formula))
    return FALSE if part == TRUE else TRUE if part == FALSE else part.part if isinstance(part, Not) else Not(part)


def some(link: Link, formula: Formula, *, one_by_one: bool = False) -> Formula:
    """That a node at the end of a link meets a formula, as simple as it is."""
    return FALSE if formula == FALSE else Some(link, formula, one_by_one)


def fans_out(formula: Formula) -> bool:
    """Whether the test of one node may look at many others."""
    return any(each.fans_out for each in links_of(formula))


def needs_semi_join(formula: Formula) -> bool:
    """Whether some part of it has to be tested for many nodes at once: see Some."""
    return any(each.needs_semi_join for each in links_of(formula))


def links_of(formula: Formula) -> Iterator[Some]:
    """The conditions on linked nodes in a formula, those below other links apart."""
    match formula:
        case Some():
            yield formula
        case Not(part=part):
            yield from links_of(part)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from links_of(part)


def only_link(formula: Formula, among: Callable[[Formula], bool]) -> tuple[Formula, Some] | None:
    """A conjunction with one part among these, a condition on linked nodes: the other parts, and that part.

    None for any other formula.
    """
    parts = formula.parts if isinstance(formula, And) else (formula,)
    found = [part for part in parts if among(part)]
    if len(found) != 1 or not isinstance(found[0], Some):
        return None
    return conjunction([part for part in parts if part is not found[0]]), found[0]


def has_links(formula: Formula) -> bool:
    """Whether some part of it is a condition on linked nodes."""
    return any(True for _ in links_of(formula))


def formula_of(catalog: Catalog, group: str, given: Mapping[str, Any], path: Path, *, total: bool = False) -> Formula:
    """The formula of the conditions `given`, of a group such as `PracticeWhere`, that lie at `path` in the arguments.

    Only their names and the values of `isNull` count; operands are read by their paths.
    """
    return conjunction([_of_member(catalog, group, name, value, (*path, name), total) for name, value in given.items()])


def _of_member(catalog: Catalog, group: str, name: str, value: Any, path: Path, total: bool) -> Formula:
    if name in ("and", "or"):
        parts = [formula_of(catalog, group, part, (*path, i), total=total) for i, part in enumerate(value)]
        return conjunction(parts) if name == "and" else disjunction(parts)
    if name == "not":
        return negation(formula_of(catalog, group, value, path, total=True))
    return _of_condition(catalog, catalog[group][name], value, path, total)


def _of_condition(catalog: Catalog, condition: Condition, value: Mapping[str, Any], path: Path, total: bool) -> Formula:
    match condition:
        case ValueCondition(property=name, kind=kind):
            return conjunction([_compared(name, kind, op, value, path, total) for op in value])
        case TranslatedCondition(base=base):
            return conjunction([_translated(base, op, value, path, total) for op in value])
        case PathCondition():
            return _by_path(condition, value, path, total)
        case LinkCondition(link=link, where=group, quantified=False):
            return some(link, formula_of(catalog, group, value, path, total=total))
        case LinkCondition(link=link, where=group):
            return conjunction(
                [
                    _quantified(catalog, link, group, quantifier, given, (*path, quantifier), total)
                    for quantifier, given in value.items()
                ]
            )
    raise TypeError(f"no formula for {type(condition).__name__}")


def _quantified(
    catalog: Catalog, link: Link, group: str, quantifier: str, given: Mapping[str, Any], path: Path, total: bool
) -> Formula:
    if quantifier == "every":
        return negation(some(link, negation(formula_of(catalog, group, given, path, total=True))))
    found = some(link, formula_of(catalog, group, given, path, total=total))
    return negation(found) if quantifier == "none" else found


def _compared(property_: str, kind: Kind, op: str, value: Mapping[str, Any], path: Path, total: bool) -> Formula:
    if op == "isNull":
        missing = PropertyComparison(property_, kind, "missing", (*path, op))
        return missing if value[op] else Not(missing)
    if op in ("in", "notIn") and not value[op]:
        return FALSE if op == "in" else TRUE
    if op in NEGATIVE:
        return Not(PropertyComparison(property_, kind, NEGATIVE[op], (*path, op), total=True))
    return PropertyComparison(property_, kind, op, (*path, op), total)


def _translated(base: str, op: str, value: Mapping[str, Any], path: Path, total: bool) -> Formula:
    both = [_compared(f"{base}{language}", Kind.STRING, op, value, path, total) for language in ("Ru", "En")]
    return conjunction(both) if op == "isNull" and value[op] else disjunction(both)


def _by_path(condition: PathCondition, value: Mapping[str, Any], path: Path, total: bool) -> Formula:
    """Negative comparisons (`ne`, `notIn`, `isNull: true`) hold where no node at the end has such a value."""
    name, kind = condition.condition.property, condition.condition.kind
    positive, terms = [], []
    for op in value:
        compared = _compared(name, kind, op, value, path, total)
        if op in NEGATIVE or (op == "isNull" and value[op]):
            terms.append(negation(_leads_to(condition, negation(compared))))
        else:
            positive.append(compared)
    if positive:
        terms.append(_leads_to(condition, conjunction(positive)))
    return conjunction(terms)


def _leads_to(condition: PathCondition, formula: Formula) -> Formula:
    return disjunction([some(link, formula, one_by_one=True) for link in condition.links])
