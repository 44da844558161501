"""Anchors: start a filtered list at the few nodes that a condition names by id or code, not at the whole label.

Reading "projects of this topic" from the topic costs the projects of the topic. Reading it from the projects costs
all projects.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.model import MODEL
from graph.query.links import Link
from graph.query.pricing.pricing import Parents, Pricing, step
from graph.query.pricing.sizes import GraphSizes
from graph.query.where.conditions import Catalog, Condition, LinkCondition, Path, ValueCondition
from graph.query.where.formula import TRUE, Formula, formula_of, needs_semi_join
from graph.query.where.predicates import PredicateCompiler
from graph.query.where.semijoin import SemiJoinCompiler

#: The variable of an anchor's node, with the depth appended for inner anchors. A statement has one anchored list.
ANCHOR = "s"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A condition on linked nodes that is the better start of a list, and the rest of `where`.

    formula: the remaining conditions on the linked nodes. The nodes are named by `operator` (eq or in) on the property
    `key`, with the operands at `path`, or reached from an anchor of their own, `inner`.
    """

    link: Link
    formula: Formula
    path: Path
    rest: dict[str, Any]
    key: str = ""
    operator: str = "eq"
    inner: "Anchor | None" = None

    @property
    def needs_semi_join(self) -> bool:
        """Return whether the clauses of the anchor group rows."""
        return needs_semi_join(self.formula) or (self.inner is not None and self.inner.needs_semi_join)

    def match(self, start: str, predicates: PredicateCompiler, joins: SemiJoinCompiler, depth: int = 0) -> str:
        """Return the clauses from the named nodes to the nodes of the list, which may be bound several times.

        Each link has its own MATCH clause: within one clause a relationship matches once, but conditions may reuse it.
        """
        variable, link = f"{ANCHOR}{depth or ''}", self.link
        if self.inner:
            begin, end = f"{self.inner.match(link.end(variable), predicates, joins, depth + 1)} ", variable
        else:
            value = predicates.parameters.add(predicates.slot, (*self.path, self.key, self.operator))
            begin = ""
            if self.operator == "in":
                operand = predicates.names.new("i")
                begin, value = f"UNWIND {value} AS {operand} ", operand
            end = link.end(variable, f"{self.key}: {value}")
        if self.formula == TRUE:
            return begin + link.match_back(start, end)
        if not self.inner:
            begin += f"MATCH ({end}) "
        if needs_semi_join(self.formula):
            begin = f"{joins.narrow(self.formula, f'{begin}WITH DISTINCT {variable}', variable)} "
        else:
            begin += f"WHERE {predicates.predicate(self.formula, variable)} "
        return begin + link.match_back(start, variable)

    def estimate(self, pricing: Pricing, sizes: GraphSizes, where: Mapping[str, Any]) -> tuple[Parents, float]:
        """Return the nodes that the anchor reaches, and the number of relationships visited on the way."""
        if self.inner:
            reached, visits = self.inner.estimate(pricing, sizes, where)
        else:
            conditions: Any = where
            for name in self.path[1:]:
                conditions = conditions[name]
            operand = conditions[self.key][self.operator]
            count = len(operand) if isinstance(operand, list) else 1
            reached, visits = Parents(count, count, self.link.labels, distinct=True), 0.0
        visits += pricing.visits(self.formula, reached)
        for hop in self.link.back:
            visited, reached = step(sizes, reached, hop, ())
            visits += visited
        return reached, visits


def named_nodes(catalog: Catalog, target: str, where: Mapping[str, Any]) -> int | None:
    """Return the number of nodes that `where` names by id or another key, or None if it names none."""
    for name, value in where.items():
        condition = catalog[f"{target}Where"].get(name)
        if isinstance(condition, ValueCondition) and ("eq" in value or "in" in value):
            types = MODEL.concrete(target)
            if types and all(name == "id" or ((p := t.property(name)) and p.key) for t in types):
                return 1 if "eq" in value else len(value["in"])
    return None


def find_anchor(catalog: Catalog, group: str, where: Mapping[str, Any], path: Path = ("where",)) -> Anchor | None:
    """Return the anchor of a list, or None: the first condition of `where` with the nearest named nodes.

    Only conditions that must all hold are considered. path: the position of `where` in the arguments.
    """
    nested = None
    for name, value in where.items():
        condition = catalog[group].get(name)
        if not isinstance(condition, LinkCondition) or not value:
            continue
        inner_where, inner_path, quantifiers = value, (*path, name), None
        if condition.quantified:
            inner_where, inner_path = value.get("some"), (*inner_path, "some")
            quantifiers = {q: v for q, v in value.items() if q != "some"}
        if not inner_where:
            continue
        rest = {k: v for k, v in where.items() if k != name} | ({name: quantifiers} if quantifiers else {})
        link = condition.link
        if key_comparison := _key_comparison(catalog[condition.where], inner_where, link):
            property_, operator = key_comparison
            remaining = {
                k: v if k != property_ else {op: o for op, o in v.items() if op != operator}
                for k, v in inner_where.items()
            }
            formula = formula_of(catalog, condition.where, remaining, inner_path)
            return Anchor(link, formula, inner_path, rest, property_, operator)
        if not nested and (inner := find_anchor(catalog, condition.where, inner_where, inner_path)):
            formula = formula_of(catalog, condition.where, inner.rest, inner_path)
            nested = Anchor(link, formula, inner_path, rest, inner=inner)
    return nested


def _key_comparison(
    conditions: Mapping[str, Condition], where: Mapping[str, Any], link: Link
) -> tuple[str, str] | None:
    """Return the property and operator by which `where` names nodes, if an index covers every label at the end."""
    for operator in ("eq", "in"):
        for name, value in where.items():
            condition = conditions.get(name)
            if isinstance(condition, ValueCondition) and operator in value:
                types = [MODEL.by_label.get(label) for label in link.labels]
                if condition.property == "id" and len(link.labels) == 1:
                    return "id", operator
                if types and all(t and (p := t.property(condition.property)) and p.key for t in types):
                    return condition.property, operator
    return None
