"""Where a filter starts: at the few nodes that a condition names by id or code, not at the whole label.

"Projects of this topic" read from the topic costs its projects; read from the projects it costs all of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model import MODEL
from graph.query.conditions import Catalog, LinkCondition, ValueCondition, WhereCompiler
from graph.query.links import Link
from graph.query.parameters import Parameters

#: The variable of the node at which a list begins: there is one at most in a statement.
SEED = "s"


@dataclass(frozen=True, slots=True)
class Seed:
    """A condition on linked nodes that names them by `property`, and what of `where` is left beside it."""

    condition: LinkCondition
    property: str
    given: Mapping
    path: tuple
    rest: dict

    def match(self, start: str, parameters: Parameters, slot: int) -> str:
        """MATCH from the named node to the list's nodes."""
        value = parameters.add(slot, (*self.path, self.property, "eq"))
        return self.condition.link.match_from_end(start, SEED, f"{self.property}: {value}")

    def predicate(self, where: WhereCompiler) -> str:
        """All that is asked of the named node."""
        return where.predicate(self.condition.where, self.given, SEED, self.path)


def find_seed(catalog: Catalog, group: str, where: Mapping) -> Seed | None:
    """The first condition of `where` (all of which must hold) from which the list is better begun."""
    for name, value in where.items():
        condition = catalog[group].get(name)
        if not isinstance(condition, LinkCondition) or not value:
            continue
        given, path, rest = value, ("where", name), None
        if condition.quantified:
            given, path = value.get("some"), ("where", name, "some")
            rest = {q: v for q, v in value.items() if q != "some"}
        if not given:
            continue
        property_ = _naming(catalog[condition.where], given, condition.link)
        if property_:
            left = {k: v for k, v in where.items() if k != name}
            return Seed(condition, property_, given, path, {**left, name: rest} if rest else left)
    return None


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
