"""Where a filter starts: at the few nodes that a condition names by id or code, not at the whole label.

"Projects of this topic" read from the topic costs its projects; read from the projects it costs all of them.
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

#: The variable of the node at which a list begins, with a number those on the way: a statement has one list so begun.
ANCHOR = "s"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A condition on linked nodes from which a list is better begun, and the rest of `where`.

    formula: the conditions on the linked nodes that remain. The nodes are named by `operator` (eq or in) of the
    property `key`, whose operands lie at `path`, or found from an anchor of their own, `inner`.
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
        """Whether its clauses group rows."""
        return needs_semi_join(self.formula) or (self.inner is not None and self.inner.needs_semi_join)

    def match(self, start: str, predicates: PredicateCompiler, joins: SemiJoinCompiler, depth: int = 0) -> str:
        """Clauses from the named nodes to the list's nodes, each of which may be met several times.

        Each link has a clause of its own: within one, no relationship is passed twice, which the conditions allow.
        """
        variable, link = f"{ANCHOR}{depth or ''}", self.link
        if self.inner:
            begin, end = f"{self.inner.match(link.end(variable), predicates, joins, depth + 1)} ", variable
        else:
            value = predicates.parameters.add(predicates.slot, (*self.path, self.key, self.operator))
            begin = ""
            if self.operator == "in":
                each = predicates.names.new("i")
                begin, value = f"UNWIND {value} AS {each} ", each
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

    def ends(self, pricing: Pricing, sizes: GraphSizes, where: Mapping[str, Any]) -> tuple[Parents, float]:
        """The nodes at which the list begins, and the relationships that lead there."""
        if self.inner:
            reached, visits = self.inner.ends(pricing, sizes, where)
        else:
            given: Any = where
            for name in self.path[1:]:
                given = given[name]
            operand = given[self.key][self.operator]
            count = len(operand) if isinstance(operand, list) else 1
            reached, visits = Parents(count, count, self.link.labels, distinct=True), 0.0
        visits += pricing.visits(self.formula, reached)
        for hop in self.link.back:
            looked_at, reached = step(sizes, reached, hop, ())
            visits += looked_at
        return reached, visits


def named_nodes(catalog: Catalog, target: str, where: Mapping[str, Any]) -> int | None:
    """How many nodes a `where` names itself, by id or by another key; None where it does not."""
    for name, given in where.items():
        condition = catalog[f"{target}Where"].get(name)
        if isinstance(condition, ValueCondition) and ("eq" in given or "in" in given):
            types = MODEL.concrete(target)
            if types and all(name == "id" or ((p := t.property(name)) and p.key) for t in types):
                return 1 if "eq" in given else len(given["in"])
    return None


def find_anchor(catalog: Catalog, group: str, where: Mapping[str, Any], path: Path = ("where",)) -> Anchor | None:
    """The condition of `where` (all of which must hold) from which the list is better begun: the first nearest one.

    path: where `where` lies in the arguments.
    """
    farther = None
    for name, value in where.items():
        condition = catalog[group].get(name)
        if not isinstance(condition, LinkCondition) or not value:
            continue
        given, here, rest = value, (*path, name), None
        if condition.quantified:
            given, here = value.get("some"), (*here, "some")
            rest = {q: v for q, v in value.items() if q != "some"}
        if not given:
            continue
        left = {k: v for k, v in where.items() if k != name} | ({name: rest} if rest else {})
        link = condition.link
        if naming := _naming(catalog[condition.where], given, link):
            property_, operator = naming
            unmet = {
                k: v if k != property_ else {op: o for op, o in v.items() if op != operator} for k, v in given.items()
            }
            formula = formula_of(catalog, condition.where, unmet, here)
            return Anchor(link, formula, here, left, property_, operator)
        if not farther and (inner := find_anchor(catalog, condition.where, given, here)):
            formula = formula_of(catalog, condition.where, inner.rest, here)
            farther = Anchor(link, formula, here, left, inner=inner)
    return farther


def _naming(conditions: Mapping[str, Condition], given: Mapping[str, Any], link: Link) -> tuple[str, str] | None:
    """The property and comparison by which `given` names its nodes, if an index serves every label at the end."""
    for operator in ("eq", "in"):
        for name, value in given.items():
            condition = conditions.get(name)
            if isinstance(condition, ValueCondition) and operator in value:
                types = [MODEL.by_label.get(label) for label in link.labels]
                if condition.property == "id" and len(link.labels) == 1:
                    return "id", operator
                if types and all(t and (p := t.property(condition.property)) and p.key for t in types):
                    return condition.property, operator
    return None
