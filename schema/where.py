"""The `where` and `orderBy` inputs of every type, derived from the declarations of its fields.

A property becomes a filter, a link to one node becomes conditions on that node, and a link to many nodes becomes
`some`, `every` and `none`. A type can add further conditions (`conditions`), such as `adoptedBy` of a practice.
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
from schema.connection import CURRENT
from schema.declare import GRAPH, path
from schema.enums import enumeration, screaming
from schema.filters import FILTERS, ID_FILTER, STRING_FILTER, TEXT_FILTER, enum_filter, input_type
from schema.names import known, nodes_of, with_article
from schema.strawberry_adapter import camel_case, fields_of


def reached_country(*paths: str) -> PathCondition:
    """Return the condition `country` of a type without a country: that of a territory at the end of a path."""
    return PathCondition(tuple(path(p, "Territory") for p in paths), ValueCondition("country", Kind.STRING))


def build_inputs(types: list[type]) -> Catalog:
    """Create `XWhere`, `XListWhere` and `XOrder` for each type X. Return the conditions for the planner."""
    catalog: dict[str, dict[str, Condition]] = {}
    for type_ in types:
        name = type_.__name__
        members, conditions = _members(type_)
        where = f"{name}Where"
        catalog[where] = conditions
        members |= {
            "and_": (f"list[{where}]", "All of these conditions hold."),
            "or_": (f"list[{where}]", "At least one of these conditions holds."),
            "not_": (where, "These conditions do not hold."),
        }
        input_type(where, f"Conditions on {with_article(name)}. All of them must hold.", members)
        input_type(
            f"{name}ListWhere",
            f"Conditions on a list of {nodes_of(name)}. All of them must hold.",
            {
                "some": (where, "At least one node meets these conditions."),
                "every": (where, "All nodes meet these conditions, or the list is empty."),
                "none": (where, "No node meets these conditions."),
            },
        )
        _order(name)
    return catalog


def _members(type_: type) -> tuple[dict[str, tuple[str, str]], dict[str, Condition]]:
    members = {"id": (ID_FILTER, "The global id.")}
    conditions: dict[str, Condition] = {"id": ValueCondition("id", Kind.STRING)}
    for field in fields_of(type_):
        derived = None if field.python_name == "id" else _of_field(type_.__name__, field.metadata.get(GRAPH))
        if derived:
            members[field.python_name] = (derived[0], (field.description or "").removesuffix(CURRENT))
            conditions[camel_case(field.python_name)] = derived[1]
    for name, (description, condition) in getattr(type_, "conditions", {}).items():
        if name not in members:  # a field of this name already has a condition
            members[name] = (_filter_of(condition), description)
            conditions[camel_case(name)] = condition
    return members, conditions


def _filter_of(condition: Condition) -> str:
    """Return the name of the input of a condition that no field declares."""
    if isinstance(condition, ValueCondition):
        return FILTERS[condition.kind]
    if not isinstance(condition, LinkCondition):
        return STRING_FILTER
    return condition.where.removesuffix("Where") + ("ListWhere" if condition.quantified else "Where")


def _of_field(type_name: str, declaration: Declaration | None) -> tuple[str, Condition] | None:
    """Return the input and the condition of a field; None for a field without one."""
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
    property_ = MODEL.concrete(type_name)[0].property(name)
    if property_ is None:
        raise KeyError(f"{type_name} has no property {name}")
    return property_


def _enum_name(type_name: str, property_: str) -> str:
    type_: Any = next(f.type for f in fields_of(known(type_name)) if f.metadata.get(GRAPH) == Value(property_))
    name: str = getattr(type_, "of_type", type_).name
    return name


def _order(name: str) -> None:
    """Create `XOrder` and `XOrderField` for the type X."""
    concrete = MODEL.concrete(name)
    shared = [{p.name for p in t.properties if p.sortable} for t in concrete]
    sortable = [p.name for t in concrete[:1] for p in t.properties if all(p.name in names for names in shared)]
    keys = {"ID": "id"} | {screaming(p): p for p in sortable}
    enumeration(
        f"{name}OrderField",
        f"The properties by which a list of {nodes_of(name)} can be ordered.",
        {public: (key, "By `id`." if key == "id" else f"By `{key}`, then by `id`.") for public, key in keys.items()},
    )
    input_type(
        f"{name}Order",
        f"The order of a list of {nodes_of(name)}.",
        {
            "field": (f"{name}OrderField", "The property to order by. The default is `ID`."),
            "direction": ("OrderDirection", "The direction of the order. The default is `ASC`."),
        },
    )
