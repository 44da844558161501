"""Conditions of a `where` argument, and the Cypher that they become.

Logic has two values: a comparison with a missing property is false, so that `not` gives exactly the rest.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from graph.model import Kind
from graph.query.links import Link
from graph.query.parameters import Parameters


@dataclass(frozen=True, slots=True)
class ValueCondition:
    """Comparisons of one stored property."""

    property: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class TranslatedCondition:
    """Comparisons that hold when they hold in Russian or in English."""

    base: str


@dataclass(frozen=True, slots=True)
class LinkCondition:
    """Conditions on the nodes at the end of a link.

    where: the name of the group of conditions that holds for them.
    quantified: whether there may be several, so that the client says `some`, `every` or `none`.
    """

    link: Link
    where: str
    quantified: bool


@dataclass(frozen=True, slots=True)
class ReachedCondition:
    """A condition on a value of some node that one of several links reaches: `country` of a practice.

    What is negative (`ne`, `notIn`, `isNull: true`) holds where no node that is reached has such a value.
    """

    links: tuple[Link, ...]
    condition: ValueCondition


Condition = ValueCondition | TranslatedCondition | LinkCondition | ReachedCondition
#: Conditions by the name of their group (`PracticeWhere`) and by field.
Catalog = Mapping[str, Mapping[str, Condition]]

_COMPARISONS = {"eq": "=", "lt": "<", "gte": ">=", "in": "IN"}
_NEGATIVE = {"ne": "=", "notIn": "IN"}


class WhereCompiler:
    """Turns the arguments of one `where` into a predicate on a variable.

    Values never enter the text: each becomes a parameter that is read, by its path, from the arguments of the
    request. The text depends only on which conditions are given.
    """

    def __init__(self, catalog: Catalog, parameters: Parameters, slot: int):
        self.catalog = catalog
        self.parameters = parameters
        self.slot = slot
        self._variables = 0

    def predicate(self, group: str, given: Mapping, variable: str, path: tuple, *, negated: bool = False) -> str:
        """A Cypher predicate, `true` where nothing is asked."""
        return all_of(self._terms(group, given, variable, path, negated))

    def _terms(self, group, given, variable, path, negated) -> list[str]:
        terms = []
        for name, value in given.items():
            here = (*path, name)
            if name in ("and", "or"):
                parts = [self.predicate(group, v, variable, (*here, i), negated=negated)
                         for i, v in enumerate(value)]
                terms.append(all_of(parts) if name == "and" else _any(parts))
            elif name == "not":
                terms.append(f"NOT ({self.predicate(group, value, variable, here, negated=True)})")
            else:
                terms.append(self._condition(self.catalog[group][name], value, variable, here, negated))
        return terms

    def _condition(self, condition: Condition, value: Mapping, variable, path, negated) -> str:
        match condition:
            case ValueCondition(property=name, kind=kind):
                return all_of([self._compare(f"{variable}.{name}", kind, op, path, negated, value)
                             for op in value])
            case TranslatedCondition(base=base):
                return all_of([self._compare_translated(base, op, variable, path, negated, value) for op in value])
            case ReachedCondition():
                return self._reached(condition, value, variable, path, negated)
            case LinkCondition(quantified=False):
                return self._linked(condition, value, variable, path, negated)
            case LinkCondition():
                return all_of([self._quantified(condition, quantifier, value[quantifier], variable,
                                              (*path, quantifier), negated)
                             for quantifier in value])

    def _reached(self, condition: ReachedCondition, value, variable, path, negated) -> str:
        kind = condition.condition.kind
        negative = [op for op in value if op in _NEGATIVE or (op == "isNull" and value[op])]
        positive = [op for op in value if op not in negative]
        terms = ["NOT (" + self._reaches(condition, variable, partial(self._opposite, op=op, path=path)) + ")"
                 for op in negative]
        if positive:
            terms.append(self._reaches(condition, variable, lambda operand: all_of(
                [self._compare(operand, kind, op, path, negated, value) for op in positive])))
        return all_of(terms)

    def _reaches(self, condition: ReachedCondition, variable: str, predicate: Callable[[str], str]) -> str:
        """Whether some node that is reached has a value that meets the predicate."""
        property_ = condition.condition.property
        return _any([self._exists(link, variable, lambda end: predicate(f"{end}.{property_}"))
                     for link in condition.links])

    def _linked(self, condition: LinkCondition, value, variable, path, negated) -> str:
        return self._exists(condition.link, variable, lambda end: self.predicate(
            condition.where, value, end, path, negated=negated))

    def _quantified(self, condition, quantifier, value, variable, path, negated) -> str:
        if quantifier == "every":
            return "NOT " + self._exists(condition.link, variable, lambda end: "NOT (" + self.predicate(
                condition.where, value, end, path, negated=True) + ")")
        found = self._linked(condition, value, variable, path, negated)
        return f"NOT {found}" if quantifier == "none" else found

    def _exists(self, link: Link, variable: str, inner) -> str:
        self._variables += 1
        end = f"w{self.slot}_{self._variables}"
        predicate = inner(end)
        condition = "" if predicate == "true" else f" WHERE {predicate}"
        return f"EXISTS {{ {link.match(variable, end)}{condition} }}"

    def _compare_translated(self, base, op, variable, path, negated, value) -> str:
        both = [self._compare(f"{variable}.{base}{language}", Kind.STRING, op, path, negated, value)
                for language in ("Ru", "En")]
        if op == "isNull" and value[op]:
            return all_of(both)
        return _any(both)

    def _compare(self, operand: str, kind: Kind, op: str, path: tuple, negated: bool, value: Mapping) -> str:
        if op == "isNull":
            return f"{operand} IS {'' if value[op] else 'NOT '}NULL"
        if op in _NEGATIVE:
            return f"NOT coalesce({self._opposite(operand, op, path)}, false)"
        text = self._positive(operand, kind, op, path)
        return f"coalesce({text}, false)" if negated else text

    def _opposite(self, operand: str, op: str, path: tuple) -> str:
        """What a negative comparison is the contrary of."""
        if op == "isNull":
            return f"{operand} IS NOT NULL"
        return f"{operand} {_NEGATIVE[op]} {self.parameters.add(self.slot, (*path, op))}"

    def _positive(self, operand: str, kind: Kind, op: str, path: tuple) -> str:
        dated = kind is Kind.DATE and op in ("lt", "gte")
        parameter = self.parameters.add(self.slot, (*path, op), beginning if dated else None)
        if op in ("contains", "startsWith"):
            verb = "CONTAINS" if op == "contains" else "STARTS WITH"
            return f"{_folded(operand)} {verb} {_folded(parameter)}"
        if op in ("lte", "gt"):
            # A year or month lasts to its end: "~" sorts behind every digit and "-".
            bound = f"{parameter} + '~'" if kind is Kind.DATE else parameter
            return f"{operand} {'<=' if op == 'lte' else '>'} {bound}"
        return f"{operand} {_COMPARISONS[op]} {parameter}"


def beginning(date: str) -> str:
    """The first, in the order of texts, of all dates that begin on the day on which this one begins.

    >>> beginning("1995-01-01"), beginning("1995-06-01"), beginning("1995-06-02")
    ('1995', '1995-06', '1995-06-02')
    """
    while len(date) > len("YYYY") and date.endswith("-01"):
        date = date.removesuffix("-01")
    return date


def all_of(terms: list[str]) -> str:
    """The predicate that all of these make together."""
    terms = [t for t in terms if t != "true"]
    return " AND ".join(f"({t})" for t in terms) if len(terms) > 1 else terms[0] if terms else "true"


def _folded(text: str) -> str:
    """A text in the form in which parts of texts are compared: in lower case, with ё as е, which search does too."""
    return f"replace(toLower({text}), 'ё', 'е')"


def _any(terms: list[str]) -> str:
    if not terms:
        return "false"
    if "true" in terms:
        return "true"
    return " OR ".join(f"({t})" for t in terms) if len(terms) > 1 else terms[0]
