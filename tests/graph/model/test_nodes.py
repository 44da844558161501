"""The node types of the model: their properties can be stored, indexed, searched and loaded."""

import re

import pytest

from graph.model import MODEL, Kind

PROPERTIES = [(t, p) for t in MODEL.node_types for p in t.properties]


@pytest.mark.parametrize("label", MODEL.by_label)
def test_the_first_property_is_the_id_with_the_prefix_of_the_type(label):
    type_ = MODEL.by_label[label]
    id_, *others = type_.properties
    assert (id_.name, id_.required, id_.kind) == ("id", True, Kind.STRING)
    assert not [other.name for other in others if other.name == "id"]
    for text, is_valid in (("a", True), ("a:b.c-d", True), ("", False), (":a", False), ("a b", False), ("a\n", False)):
        assert bool(re.fullmatch(id_.pattern, f"{type_.prefix}:{text}")) == is_valid, text
    assert not re.fullmatch(id_.pattern, "other:a")


def test_names_are_unique_in_a_type_and_do_not_clash_with_reference_columns():
    for type_ in MODEL.node_types:
        columns = [relationship.column for relationship in MODEL.outgoing(type_.label) if relationship.column]
        names = [*(p.name for p in type_.properties), *columns]
        assert len(set(names)) == len(names), type_.label


def test_a_property_shared_by_the_types_of_an_interface_has_one_kind():
    """A statement on the interface compares the values of all of them."""
    for interface in MODEL.interfaces:
        kinds: dict[str, set[Kind]] = {}
        for type_ in MODEL.concrete(interface):
            for property_ in type_.properties:
                kinds.setdefault(property_.name, set()).add(property_.kind)
        assert {name: of for name, of in kinds.items() if len(of) > 1} == {}, interface


def test_only_an_enumeration_has_values_and_only_a_number_has_bounds():
    for type_, property_ in PROPERTIES:
        place = type_.label, property_.name
        assert bool(property_.values) == (property_.kind is Kind.ENUM), place
        assert (property_.minimum, property_.maximum) == (None, None) or property_.kind in (Kind.INT, Kind.FLOAT), place


def test_a_key_is_indexed_and_a_long_text_neither_sorted_nor_indexed():
    for type_, property_ in PROPERTIES:
        place = type_.label, property_.name
        assert property_.indexed or not property_.key, place
        assert property_.key or not property_.unique, place
        assert property_.kind is not Kind.TEXT or not (property_.sortable or property_.indexed), place
        assert property_.searched in (None, "name", "text"), place


def test_a_text_in_one_language_has_the_other_too():
    for type_ in MODEL.node_types:
        names = {p.name for p in type_.properties}
        for name in names:
            if name.endswith(("Ru", "En")):
                assert {f"{name[:-2]}Ru", f"{name[:-2]}En"} <= names, (type_.label, name)
