"""Conditions through relationships that many nodes share, as semi-joins: each far node is tested once.

`EXISTS { ... }` tests the nodes of a list one by one. It tests a far node, and everything beyond it, once for each
node that leads to it. Here the list is expanded one relationship at a time. If nodes share their ends, rows are grouped
by the end before it is tested, so that a step costs at most the relationships of its type.

Formulas are evaluated by grouping, too: rows [node, 0] of the list are combined with rows [node, i] of the nodes that
meet condition i. A membership test (`x IN list`) is quadratic on the embedded store.

Subqueries are COLLECT { ... } that repeat the clauses of the list, and no variable holds a list. Neo4j groups by every
variable of the outer scope, and counts its memory for each group. The embedded store frees the memory of a group in
CALL { ... } too late.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.query.links import Hop, Link
from graph.query.names import Names
from graph.query.where.formula import And, Formula, Some, conjunction, fans_out, links_of, needs_semi_join, only_link
from graph.query.where.predicates import PredicateCompiler


@dataclass(frozen=True, slots=True)
class SemiJoinCompiler:
    """A compiler of the formulas of one `where` into clauses that filter a list."""

    predicates: PredicateCompiler
    names: Names

    def narrow(self, formula: Formula, source: str, node: str, relationship: str | None = None) -> str:
        """Return clauses that bind `node` as `source` does, if it meets the formula.

        source: clauses that bind each node once, or each node with a `relationship`, which stays bound.
        """
        joins = list(dict.fromkeys(some for some in links_of(formula) if some.needs_semi_join))
        parts = formula.parts if isinstance(formula, And) else (formula,)
        if not relationship and len(joins) == 1 and joins[0] in parts:
            # Only for a single join: of several, each repeats the previous clauses, and the text grows exponentially.
            return self._narrow_by(joins[0], conjunction([p for p in parts if p != joins[0]]), source, node)
        row, numbers = self.names.new("e"), self.names.new("k")
        rest, unique = "", source
        if relationship:
            rest, unique = f", {relationship}", f"{source} WITH DISTINCT {node}"
        subqueries = [f"{source} RETURN [{node}, 0{rest}]"]
        for number, some in enumerate(joins, 1):
            matching, near = self._matching(some, unique, node)
            null = ", null" if rest else ""
            subqueries.append(f"{matching} WITH DISTINCT {near} RETURN [{near}, {number}{null}]")
        tests = {some: f"{number} IN {numbers}" for number, some in enumerate(joins, 1)}
        predicate = self.predicates.predicate(formula, node, tests.get)
        text = f"{self._rows(subqueries, row)} WITH {row}[0] AS {node}, collect({row}[1]) AS {numbers}"
        if not relationship:
            return f"{text} WHERE {predicate} WITH {node}"
        relationships = self.names.new("l")
        return (
            f"{text}, collect({row}[2]) AS {relationships} WHERE {predicate}"
            f" UNWIND {relationships} AS {relationship} WITH {node}, {relationship}"
        )

    def _narrow_by(self, some: Some, rest: Formula, source: str, node: str) -> str:
        """Return clauses that bind `node` as `source` does, if it meets a condition on linked nodes and the rest."""
        matching, near = self._matching(some, source, node)
        renamed = near if near == node else f"{near} AS {node}"
        return f"{matching} WITH DISTINCT {renamed}{self.predicates.where(rest, node)}"

    def _matching(self, some: Some, source: str, node: str) -> tuple[str, str]:
        """Return clauses that bind the nodes from which a link leads to a matching node, and their variable.

        source: clauses that bind each `node` once; the returned clauses may bind it several times.
        """
        text, far, following = source, node, some
        while True:
            hop, labels, formula = _first_step(following)
            start, far = far, self.names.new("w")
            text += f" {Link((hop,), labels).match(start, far)}"
            shared = hop.shares_ends
            if not needs_semi_join(formula) and not (shared and fans_out(formula)):
                return text + self.predicates.where(formula, far), node
            step = None if shared else only_link(formula, needs_semi_join)
            if step is None:
                return self._back(formula, text, far, node)
            rest, following = step
            text += self.predicates.where(rest, far)

    def _back(self, formula: Formula, source: str, far: str, near: str) -> tuple[str, str]:
        """Return clauses that bind the near nodes of `source` whose far nodes meet the formula, and their variable."""
        group, restored = self.names.new("g"), self.names.new("x")
        if not needs_semi_join(formula):
            return (
                f"{source} WITH DISTINCT {far}, {near} WITH {far}, collect({near}) AS {group}"
                f"{self.predicates.where(formula, far)} UNWIND {group} AS {restored}"
            ), restored
        row, count = self.names.new("e"), self.names.new("k")
        matching = self.narrow(formula, f"{source} WITH DISTINCT {far}", far)
        subqueries = [f"{source} RETURN [{far}, {near}]", f"{matching} RETURN [{far}, null]"]
        return (
            f"{self._rows(subqueries, row)} WITH {row}[0] AS {far}, collect({row}[1]) AS {group}, count(*) AS {count}"
            f" WHERE {count} > size({group})"  # the null is counted, but not collected
            f" UNWIND {group} AS {restored}"
        ), restored

    def _rows(self, subqueries: Sequence[str], row: str) -> str:
        """Return clauses that bind `row` to each result of several subqueries.

        Memory is counted for all variables of a grouped row, so the lists are dropped before.
        """
        names = [self.names.new("l") for _ in subqueries]
        collected = ", ".join(f"COLLECT {{ {text} }} AS {name}" for text, name in zip(subqueries, names, strict=True))
        return f"WITH {collected} UNWIND {' + '.join(names)} AS {row} WITH {row}"


def _first_step(some: Some) -> tuple[Hop, tuple[str, ...], Formula]:
    """Return the first relationship of a link, the labels of its end, and the formula that must hold there."""
    first, *rest = some.link.hops
    if rest:
        return first, (), Some(Link(tuple(rest), some.link.labels), some.formula, some.one_by_one)
    return first, some.link.labels, some.formula
