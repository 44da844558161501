"""The `where` and `orderBy` inputs of every type, made from what its fields declare.

A property becomes a filter, a link to one node the conditions on that node, a link to many `some`, `every` and
`none`. Types add conditions of their own (`conditions`), such as `adoptedBy` of a practice.
"""

from typing import Any

from graph.model import MODEL, Kind, Property
from graph.query import (
    Catalog,
    Condition,
    Declaration,
    Link,
    LinkCondition,
    PathCondition,
    TranslatedCondition,
    ValueCondition,
)
from graph.query.fields.to_many import ToMany
from graph.query.fields.to_one import ToOne
from graph.query.fields.translated import Translated
from graph.query.fields.value import Value
from schema.declare import GRAPH, path
from schema.enums import enumeration
from schema.filters import FILTERS, ID_FILTER, STRING_FILTER, TEXT_FILTER, enum_filter, input_type
from schema.names import known
from schema.strawberry_adapter import camel_case, fields_of


def reached_country(*paths: str) -> PathCondition:
    """The condition `country` of a type that has none itself: that of a territory over one of these paths."""
    return PathCondition(tuple(path(p, "Territory") for p in paths), ValueCondition("country", Kind.STRING))


def build_inputs(types: list[type]) -> Catalog:
    """Makes `XWhere`, `XListWhere` and `XOrder` for each type X; returns the conditions for the planner."""
    catalog: dict[str, dict[str, Condition]] = {}
    for type_ in types:
        name = type_.__name__
        members, conditions = _members(type_)
        catalog[f"{name}Where"] = conditions
        own = f"{name}Where"
        members |= {
            "and_": (f"list[{own}]", "All of these."),
            "or_": (f"list[{own}]", "At least one of these."),
            "not_": (own, "Not this."),
        }
        input_type(own, f"Conditions on a {name}; all that are given must hold.", members)
        input_type(
            f"{name}ListWhere",
            f"Conditions on several {name}.",
            {
                "some": (own, "At least one meets these."),
                "every": (own, "All meet these (or there is none)."),
                "none": (own, "None meets these."),
            },
        )
        _order(name)
    return catalog


def _members(type_: type) -> tuple[dict[str, tuple[str, str]], dict[str, Condition]]:
    members = {"id": (ID_FILTER, "The id.")}
    conditions: dict[str, Condition] = {"id": ValueCondition("id", Kind.STRING)}
    for field in fields_of(type_):
        made = None if field.python_name == "id" else _of_field(type_.__name__, field.metadata.get(GRAPH))
        if made:
            members[field.python_name] = (made[0], field.description or "")
            conditions[camel_case(field.python_name)] = made[1]
    for name, (description, condition) in getattr(type_, "conditions", {}).items():
        if name not in members:  # the type may have a field of this name, with a condition of its own
            members[name] = (_filter_of(condition), description)
            conditions[camel_case(name)] = condition
    return members, conditions


def _filter_of(condition: Condition) -> str:
    """The name of the input of a condition that no field makes."""
    if not isinstance(condition, LinkCondition):
        return STRING_FILTER
    return condition.where.removesuffix("Where") + ("ListWhere" if condition.quantified else "Where")


def _of_field(type_name: str, declaration: Declaration | None) -> tuple[str, Condition] | None:
    match declaration:
        case Value(property=name):
            property_ = _property(type_name, name)
            filter_ = (
                enum_filter(_enum_name(type_name, name)) if property_.kind is Kind.ENUM else FILTERS[property_.kind]
            )
            return filter_, ValueCondition(name, property_.kind)
        case Translated(base=base):
            return TEXT_FILTER, TranslatedCondition(base)
        case ToOne(link=Link(labels=(target,)) as link):
            return f"{target}Where", LinkCondition(link, f"{target}Where", False)
        case ToMany(link=Link() as link, target=target):
            return f"{target}ListWhere", LinkCondition(link, f"{target}Where", True)
    return None


def _property(type_name: str, name: str) -> Property:
    found = MODEL.concrete(type_name)[0].property(name)
    if found is None:
        raise KeyError(f"{type_name} has no property {name}")
    return found


def _enum_name(type_name: str, property_: str) -> str:
    type_: Any = next(f.type for f in fields_of(known(type_name)) if f.metadata.get(GRAPH) == Value(property_))
    name: str = getattr(type_, "of_type", type_).name
    return name


def _order(name: str) -> None:
    """`XOrder`: by which property, in which direction."""
    concrete = MODEL.concrete(name)
    shared = [{p.name for p in t.properties if p.sortable} for t in concrete]
    sortable = [p.name for t in concrete[:1] for p in t.properties if all(p.name in names for names in shared)]
    keys = {"ID": "id"} | {_screaming(p): p for p in sortable}
    enumeration(
        f"{name}OrderField",
        f"What a list of {name} is ordered by.",
        {public: (key, f"By `{key}`, then by id.") for public, key in keys.items()},
    )
    input_type(
        f"{name}Order",
        f"The order of a list of {name}.",
        {
            "field": (f"{name}OrderField", "By what; the id if not said."),
            "direction": ("OrderDirection", "In which direction; ascending if not said."),
        },
    )


def _screaming(name: str) -> str:
    return "".join(f"_{c}" if c.isupper() else c for c in name).upper()
