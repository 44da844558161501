"""Dimensions and numbers: the values of a node by which a list is grouped, and those over which groups are measured.

Both are written as the path of conditions that leads to the value: `stage`, `practice.topics`, `territory.population`.
A part of the value follows a colon: `runningOn:year`, `runningOn:decade`, `territory:level`. The conditions give the
links to follow, and also the `where` that selects exactly the nodes with a value.
"""

import enum
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graph.model import MODEL, Kind, Property
from graph.query.links import Hop, Link
from graph.query.where.conditions import Catalog, Condition, LinkCondition, PathCondition, ValueCondition


class Part(enum.Enum):
    """The part of the end of a path that is the value."""

    NODE = "node"  #: the node itself
    VALUE = "value"  #: a stored property
    YEAR = "year"  #: the year of a date, as YYYY
    DECADE = "decade"  #: the first year of the decade of a date, as YYYY
    LEVEL = "level"  #: the type of the node, in capitals


#: The steps of a path, each with the labels of its end.
Steps = tuple[tuple[Hop, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Route:
    """The links from a node to an end with the value; without links for a value of the node itself."""

    links: tuple[Link, ...]

    @cached_property
    def steps(self) -> Steps:
        """The steps of all links, one after the other."""
        return tuple(
            (hop, link.labels if i == len(link.hops) - 1 else ())
            for link in self.links
            for i, hop in enumerate(link.hops)
        )

    @property
    def leads_to_one(self) -> bool:
        """Return whether a node has at most one end."""
        return all(hop.leads_to_one for hop, _ in self.steps)

    @property
    def leads_to_exactly_one(self) -> bool:
        """Return whether every node has exactly one end."""
        return all(link.leads_to_exactly_one for link in self.links)

    @property
    def repeats_ends(self) -> bool:
        """Return whether a node may lead to the same end more than once."""
        branches = False
        for hop, _ in self.steps:
            if branches and hop.shares_ends:
                return True
            branches = branches or not hop.leads_to_one
        return False


@dataclass(frozen=True)
class Dimension:
    """A value by which the nodes of a list are grouped. A node may have several values.

    names: the conditions that lead to the value. quantified: which of them take a quantifier. routes: the alternative
    ways to an end with the value; a node has the values of all ends. label: of the ends. stored: the property of the
    ends; None for Part.NODE and Part.LEVEL.
    """

    names: tuple[str, ...]
    quantified: tuple[bool, ...]
    routes: tuple[Route, ...]
    part: Part
    label: str
    stored: Property | None

    @property
    def is_own(self) -> bool:
        """Return whether the value is a property of the node itself."""
        return self.routes == (Route(()),)

    @property
    def leads_to_one(self) -> bool:
        """Return whether a node has at most one value."""
        return len(self.routes) == 1 and self.routes[0].leads_to_one

    def expression(self, variable: str) -> str:
        """Return the expression of the value at the end `variable`."""
        if self.part is Part.LEVEL:
            cases = " ".join(f"WHEN {variable}:{label} THEN '{label.upper()}'" for label in self.labels)
            return f"CASE {cases} END"
        return _part_expression(variable, self.stored, self.part)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the labels of the node types at the end."""
        return tuple(type_.label for type_ in MODEL.concrete(self.label))

    def where(self, value: Any) -> dict[str, Any]:
        """Return the conditions that select exactly the nodes with a value; None for those without any."""
        if value is not None:
            return self._nested(self._comparison(value))
        own_property = len(self.names) == 1 and self.stored is not None
        return self._nested({"isNull": True}) if own_property else {"not": self._nested(self._presence)}

    def _comparison(self, value: Any) -> dict[str, Any]:
        match self.part:
            case Part.NODE:
                return {"id": {"eq": value}}
            case Part.LEVEL:
                (prefix,) = [MODEL.by_label[label].prefix for label in self.labels if label.upper() == value]
                return {"id": {"startsWith": f"{prefix}:"}}
            case Part.YEAR:
                return {"gte": value, "lte": value}
            case Part.DECADE:
                return {"gte": value, "lte": f"{value[:3]}9"}
        return {"eq": value}

    @property
    def _presence(self) -> dict[str, Any]:
        return {} if self.stored is None else {"isNull": False}

    def _nested(self, inner: dict[str, Any]) -> dict[str, Any]:
        for name, quantified in zip(reversed(self.names), reversed(self.quantified), strict=True):
            inner = {name: {"some": inner} if quantified else inner}
        return inner


@dataclass(frozen=True)
class Number:
    """A number over which a group is measured; a node has at most one. is_year: whether it is the year of a date."""

    route: Route
    stored: Property
    is_year: bool

    def expression(self, variable: str) -> str:
        """Return the expression of the number at the end `variable`."""
        if self.is_year:
            return f"toInteger({_part_expression(variable, self.stored, Part.YEAR)})"
        return f"{variable}.{self.stored.name}"


def dimension_of(catalog: Catalog, target: str, text: str) -> Dimension:
    """Return a dimension of the nodes of `target`. Raises ValueError and KeyError for a path that is none.

    >>> from schema.public import CONDITIONS
    >>> topics = dimension_of(CONDITIONS, "Adoption", "practice.topics")
    >>> topics.where("topic:parks")
    {'practice': {'topics': {'some': {'id': {'eq': 'topic:parks'}}}}}
    >>> topics.where(None)
    {'not': {'practice': {'topics': {'some': {}}}}}
    >>> dimension_of(CONDITIONS, "Adoption", "runningOn:decade").where("1990")
    {'runningOn': {'gte': '1990', 'lte': '1999'}}
    """
    path, _, part_name = text.partition(":")
    names = tuple(path.split(".")) if path else ()
    links, label, last = _walk(catalog, target, names)
    routes: tuple[Route, ...] = (Route(links),)
    property_: Property | None = None
    match last:
        case ValueCondition(property=name):
            property_ = _property(label, name)
        case PathCondition(links=alternatives, condition=ValueCondition(property=name)):
            routes = tuple(Route((*links, link)) for link in alternatives)
            label = alternatives[0].labels[0]
            property_ = _property(label, name)
    part = Part(part_name) if part_name else Part.NODE if property_ is None else Part.VALUE
    if (part in (Part.NODE, Part.LEVEL)) != (property_ is None) or (part is Part.NODE and not names):
        raise ValueError(f"{text!r} is not a dimension of {target}")
    for route in routes:
        types = [type_ for hop, _ in route.steps for type_ in hop.types]
        if len(types) != len(set(types)):  # within one MATCH clause, a relationship matches once
            raise ValueError(f"{text!r} follows a relationship type twice")
    quantified = tuple(isinstance(c, LinkCondition) and c.quantified for c in _conditions(catalog, target, names))
    return Dimension(names, quantified, routes, part, label, property_)


def number_of(catalog: Catalog, target: str, text: str) -> Number:
    """Return a number of the nodes of `target`. Raises ValueError and KeyError for a path that is none.

    >>> from schema.public import CONDITIONS
    >>> number_of(CONDITIONS, "Adoption", "runningOn:year").expression("n")
    'toInteger(substring(n.runningOn, 0, 4))'
    """
    path, _, part = text.partition(":")
    links, label, last = _walk(catalog, target, tuple(path.split(".")))
    route = Route(links)
    if not isinstance(last, ValueCondition) or not route.leads_to_one or part not in ("", Part.YEAR.value):
        raise ValueError(f"{text!r} is not a number of {target}")
    property_ = _property(label, last.property)
    if property_.kind is not Kind.DATE if part else property_.kind not in (Kind.INT, Kind.FLOAT):
        raise ValueError(f"{text!r} is not a number of {target}")
    return Number(route, property_, bool(part))


def _conditions(catalog: Catalog, target: str, names: tuple[str, ...]) -> Iterator[Condition]:
    group = f"{target}Where"
    for name in names:
        condition = catalog[group][name]
        yield condition
        if isinstance(condition, LinkCondition):
            group = condition.where


def _walk(
    catalog: Catalog, target: str, names: tuple[str, ...]
) -> tuple[tuple[Link, ...], str, ValueCondition | PathCondition | None]:
    """Return the links of a path, the label at their end, and the last condition if it compares a value."""
    links: tuple[Link, ...] = ()
    label, conditions = target, list(_conditions(catalog, target, names))
    for i, condition in enumerate(conditions):
        if isinstance(condition, LinkCondition):
            links, label = (*links, condition.link), condition.where.removesuffix("Where")
        elif i == len(conditions) - 1 and isinstance(condition, (ValueCondition, PathCondition)):
            return links, label, condition
        else:
            raise ValueError(f"{'.'.join(names)!r} does not lead to a value of {target}")
    return links, label, None


def _property(label: str, name: str) -> Property:
    property_ = MODEL.concrete(label)[0].property(name)
    if property_ is None:
        raise ValueError(f"{label} has no property {name}")
    return property_


def _part_expression(variable: str, property_: Property | None, part: Part) -> str:
    if property_ is None:
        return variable
    value = f"{variable}.{property_.name}"
    if part is Part.YEAR:
        return f"substring({value}, 0, 4)"
    if part is Part.DECADE:
        return f"substring({value}, 0, 3) + '0'"
    return value
