"""The `where` and `orderBy` inputs of every type follow from its fields and from the model."""

from graph.model import MODEL, Kind
from graph.query.fields.to_many import ToMany
from graph.query.fields.to_one import ToOne
from graph.query.fields.translated import Translated
from graph.query.where.conditions import LinkCondition, PathCondition, TranslatedCondition, ValueCondition
from schema.public import CONDITIONS
from tests.schema.declared import (
    NODE_TYPES,
    PUBLIC,
    concrete,
    declared,
    fields_of,
    properties,
    reachable,
)


def test_every_property_and_link_has_a_condition():
    for label in NODE_TYPES:
        conditions = CONDITIONS[f"{label}Where"]
        compared = {c.property: c for c in conditions.values() if isinstance(c, ValueCondition)}
        # A list of territories can name the end that only municipalities have.
        assert set(fields_of(label)) == set(compared) - ({"validTo"} if label == "Territory" else set()), label
        for name, property_ in properties(label).items():
            if name in compared:
                assert compared[name].kind is property_.kind, label
        for name, _, declaration in declared(label):
            if isinstance(declaration, Translated):
                assert conditions[name] == TranslatedCondition(declaration.base), f"{label}.{name}"
            if isinstance(declaration, (ToOne, ToMany)) and len(set(declaration.link.labels)) == 1:
                assert conditions[name].link == declaration.link, label
                assert conditions[name].quantified == isinstance(declaration, ToMany), label


def test_conditions_are_public_and_follow_links_of_the_model():
    for label in NODE_TYPES:
        public = PUBLIC.type_map[f"{label}Where"].fields
        conditions = CONDITIONS[f"{label}Where"]
        assert set(public) == set(conditions) | {"and", "or", "not"}, label
        for name, condition in conditions.items():
            links = {LinkCondition: lambda c: (c.link,), PathCondition: lambda c: c.links}.get(type(condition))
            # A type inherits all conditions of its interfaces, even if only other types can meet them.
            inherited = [
                interface
                for interface in MODEL.interfaces
                if label in concrete([interface]) and CONDITIONS[f"{interface}Where"].get(name) == condition
            ]
            for link in links(condition) if links else ():
                ends = reachable(concrete([label, *inherited]), link)
                assert ends & concrete(link.labels), f"{label}Where.{name} leads nowhere"
            if isinstance(condition, LinkCondition):
                assert condition.where in CONDITIONS, f"{label}.{name}"


def test_every_type_can_be_filtered_by_country():
    for label in NODE_TYPES:
        condition = CONDITIONS[f"{label}Where"]["country"]
        property_ = condition.condition if isinstance(condition, PathCondition) else condition
        assert property_ == ValueCondition("country", Kind.STRING), label
        if isinstance(condition, PathCondition):
            assert all(link.labels == ("Territory",) for link in condition.links), label


def test_lists_can_be_ordered_by_id_and_by_every_sortable_property():
    for label in NODE_TYPES:
        order = PUBLIC.type_map[f"{label}OrderField"]
        stored = {
            value.value.value if hasattr(value.value, "value") else value.value for value in order.values.values()
        }
        assert stored == {"id"} | {name for name, p in properties(label).items() if p.sortable}, label
