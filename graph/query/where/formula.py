"""A `where` argument as a formula of two-valued logic, the source of predicates, semi-joins and prices.

A comparison with a missing property is false, so that `not` selects exactly the other nodes.
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

#: Negative comparisons, with the comparisons that they negate.
NEGATIVE = {"ne": "eq", "notIn": "in"}


@dataclass(frozen=True, slots=True)
class PropertyComparison:
    """A comparison of a stored property with the argument at `path`.

    operator: eq, in, lt, lte, gt, gte, contains, startsWith or missing. total: whether the comparison must be false,
    not null, if the property is missing. It is set below every Not.
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
    """A condition that at least one node at the end of a link meets a formula.

    one_by_one: whether nodes are always tested one by one. It is set for several links to one value: each would be a
    separate semi-join, which Neo4j takes seconds to plan.
    """

    link: Link
    formula: "Formula"
    one_by_one: bool = False

    @cached_property
    def fans_out(self) -> bool:
        """Return whether testing one node may visit many others. If every end meets the formula, the first decides."""
        if self.formula == TRUE and len(self.link.hops) == 1:
            return False
        return any(not hop.leads_to_one for hop in self.link.hops) or fans_out(self.formula)

    @cached_property
    def needs_semi_join(self) -> bool:
        """Return whether testing nodes one by one would visit the same far nodes, and those beyond them, repeatedly.

        That happens if several nodes share an end and the test continues from it to many nodes.
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
    """Return the conjunction of the parts, simplified."""
    terms = tuple(part for part in parts if part != TRUE)
    return FALSE if FALSE in terms else terms[0] if len(terms) == 1 else And(terms)


def disjunction(parts: Iterator[Formula] | list[Formula]) -> Formula:
    """Return the disjunction of the parts, simplified."""
    terms = tuple(part for part in parts if part != FALSE)
    return TRUE if TRUE in terms else terms[0] if len(terms) == 1 else Or(terms)


def negation(part: Formula) -> Formula:
    """Return the negation of a formula, simplified; its comparisons must be total.

    If a link leads to exactly one node, the negation applies to the formula of that node. The statement then does not
    have to subtract from all nodes.
    """
    if isinstance(part, Some) and part.link.leads_to_exactly_one and not part.one_by_one:
        return some(part.link, negation(part.formula))
    return FALSE if part == TRUE else TRUE if part == FALSE else part.part if isinstance(part, Not) else Not(part)


def some(link: Link, formula: Formula, *, one_by_one: bool = False) -> Formula:
    """Return the condition that a node at the end of a link meets a formula, simplified."""
    return FALSE if formula == FALSE else Some(link, formula, one_by_one)


def fans_out(formula: Formula) -> bool:
    """Return whether testing one node may visit many others."""
    return any(condition.fans_out for condition in links_of(formula))


def needs_semi_join(formula: Formula) -> bool:
    """Return whether a part of the formula must be tested for many nodes at once: see Some."""
    return any(condition.needs_semi_join for condition in links_of(formula))


def links_of(formula: Formula) -> Iterator[Some]:
    """Return the conditions on linked nodes in a formula, except those nested below other links."""
    match formula:
        case Some():
            yield formula
        case Not(part=part):
            yield from links_of(part)
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from links_of(part)


def only_link(formula: Formula, matches: Callable[[Formula], bool]) -> tuple[Formula, Some] | None:
    """Return the other parts of a conjunction and its only matching part, if that is a condition on linked nodes.

    Return None for any other formula.
    """
    parts = formula.parts if isinstance(formula, And) else (formula,)
    matching = [part for part in parts if matches(part)]
    if len(matching) != 1 or not isinstance(matching[0], Some):
        return None
    return conjunction([part for part in parts if part is not matching[0]]), matching[0]


def has_links(formula: Formula) -> bool:
    """Return whether a part of the formula is a condition on linked nodes."""
    return any(True for _ in links_of(formula))


def formula_of(
    catalog: Catalog, group: str, conditions: Mapping[str, Any], path: Path, *, total: bool = False
) -> Formula:
    """Return the formula of conditions of a group such as `PracticeWhere`, at `path` in the arguments.

    Only the names of the conditions and the values of `isNull` matter; operands are read by their paths.
    """
    return conjunction(
        [_member_formula(catalog, group, name, value, (*path, name), total) for name, value in conditions.items()]
    )


def _member_formula(catalog: Catalog, group: str, name: str, value: Any, path: Path, total: bool) -> Formula:
    if name in ("and", "or"):
        parts = [formula_of(catalog, group, part, (*path, i), total=total) for i, part in enumerate(value)]
        return conjunction(parts) if name == "and" else disjunction(parts)
    if name == "not":
        return negation(formula_of(catalog, group, value, path, total=True))
    return _condition_formula(catalog, catalog[group][name], value, path, total)


def _condition_formula(
    catalog: Catalog, condition: Condition, value: Mapping[str, Any], path: Path, total: bool
) -> Formula:
    match condition:
        case ValueCondition(property=name, kind=kind):
            return conjunction([_comparison(name, kind, op, value, path, total) for op in value])
        case TranslatedCondition(base=base):
            return conjunction([_translated_comparison(base, op, value, path, total) for op in value])
        case PathCondition():
            return _path_formula(condition, value, path, total)
        case LinkCondition(link=link, where=group, quantified=False):
            return some(link, formula_of(catalog, group, value, path, total=total))
        case LinkCondition(link=link, where=group):
            return conjunction(
                [
                    _quantified(catalog, link, group, quantifier, conditions, (*path, quantifier), total)
                    for quantifier, conditions in value.items()
                ]
            )
    raise TypeError(f"no formula for {type(condition).__name__}")


def _quantified(
    catalog: Catalog, link: Link, group: str, quantifier: str, conditions: Mapping[str, Any], path: Path, total: bool
) -> Formula:
    if quantifier == "every":
        return negation(some(link, negation(formula_of(catalog, group, conditions, path, total=True))))
    exists = some(link, formula_of(catalog, group, conditions, path, total=total))
    return negation(exists) if quantifier == "none" else exists


def _comparison(property_: str, kind: Kind, op: str, operands: Mapping[str, Any], path: Path, total: bool) -> Formula:
    if op == "isNull":
        missing = PropertyComparison(property_, kind, "missing", (*path, op))
        return missing if operands[op] else Not(missing)
    if op in ("in", "notIn") and not operands[op]:
        return FALSE if op == "in" else TRUE
    if op in NEGATIVE:
        return Not(PropertyComparison(property_, kind, NEGATIVE[op], (*path, op), total=True))
    return PropertyComparison(property_, kind, op, (*path, op), total)


def _translated_comparison(base: str, op: str, operands: Mapping[str, Any], path: Path, total: bool) -> Formula:
    both = [_comparison(f"{base}{language}", Kind.STRING, op, operands, path, total) for language in ("Ru", "En")]
    return conjunction(both) if op == "isNull" and operands[op] else disjunction(both)


def _path_formula(condition: PathCondition, operands: Mapping[str, Any], path: Path, total: bool) -> Formula:
    """Return the formula of a PathCondition. Negative comparisons hold if no node at the end has such a value."""
    name, kind = condition.condition.property, condition.condition.kind
    positive, terms = [], []
    for op in operands:
        comparison = _comparison(name, kind, op, operands, path, total)
        if op in NEGATIVE or (op == "isNull" and operands[op]):
            terms.append(negation(_exists(condition, negation(comparison))))
        else:
            positive.append(comparison)
    if positive:
        terms.append(_exists(condition, conjunction(positive)))
    return conjunction(terms)


def _exists(condition: PathCondition, formula: Formula) -> Formula:
    return disjunction([some(link, formula, one_by_one=True) for link in condition.links])
