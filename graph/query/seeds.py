"""Where a filter starts: at the few nodes that a condition names by id or code, not at the whole label.

"Projects of this topic" read from the topic costs its projects; read from the projects it costs all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import MODEL
from graph.query.conditions import Catalog, LinkCondition, ValueCondition, WhereCompiler, all_of
from graph.query.links import Link
from graph.query.parameters import Parameters

#: The variable of the node at which a list begins, with a number those on the way: a statement has one list so begun.
SEED = "s"


@dataclass(frozen=True, slots=True)
class Seed:
    """A condition on linked nodes from which a list is better begun, and what of `where` is left beside it.

    The linked nodes are named by `property`, or found from a seed of their own, `inner`.
    """

    condition: LinkCondition
    given: Mapping
    path: tuple
    rest: dict
    property: str | None = None
    inner: "Seed | None" = None

    def match(self, start: str, parameters: Parameters, slot: int, depth: int = 0) -> str:
        """MATCH clauses from the named node to the list's nodes.

        Each link has a clause of its own: within one, no relationship is passed twice, which the conditions allow.
        """
        variable, link = _variable(depth), self.condition.link
        if self.inner:
            reached = self.inner.match(link.end(variable), parameters, slot, depth + 1)
            return f"{reached} {link.match_back(start, variable)}"
        value = parameters.add(slot, (*self.path, self.property, "eq"))
        return link.match_back(start, link.end(variable, f"{self.property}: {value}"))

    def predicate(self, where: WhereCompiler, depth: int = 0) -> str:
        """All that is asked of the named node and of those on the way."""
        if not self.inner:
            return where.predicate(self.condition.where, self.given, _variable(depth), self.path)
        here = where.predicate(self.condition.where, self.inner.rest, _variable(depth), self.path)
        return all_of([self.inner.predicate(where, depth + 1), here])


def _variable(depth: int) -> str:
    return f"{SEED}{depth or ''}"


def find_seed(catalog: Catalog, group: str, where: Mapping, path: tuple = ("where",)) -> Seed | None:
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
        if property_ := _naming(catalog[condition.where], given, condition.link):
            return Seed(condition, given, here, left, property_)
        if not farther and (inner := find_seed(catalog, condition.where, given, here)):
            farther = Seed(condition, given, here, left, inner=inner)
    return farther


def _naming(conditions: Mapping, given: Mapping, link: Link) -> str | None:
    """The property by which `given` names its nodes, if an index on it serves every label at the end."""
    for name, value in given.items():
        condition = conditions.get(name)
        if isinstance(condition, ValueCondition) and "eq" in value:
            types = [MODEL.by_label.get(label) for label in link.labels]
            if condition.property == "id" and len(link.labels) == 1:
                return "id"
            if types and all(t and (p := t.property(condition.property)) and p.key for t in types):
                return condition.property
    return None
