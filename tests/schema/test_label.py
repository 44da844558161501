"""The field `label`: every node has one, in either language."""

import pytest

from graph.model import MODEL
from graph.query.fields.label import Label, LabelText
from schema.declare import GRAPH
from schema.label import NAME, first_of, label, name_of
from schema.public import GRAPHQL_SCHEMA
from schema.scalars import Language
from schema.strawberry_adapter import metadata_of
from tests.schema.declared import NODE_TYPES, properties


@pytest.mark.parametrize("name", [*NODE_TYPES, "Node"])
def test_every_node_has_a_label_that_falls_back_to_its_id(name):
    field = GRAPHQL_SCHEMA.type_map[name].fields["label"]
    assert str(field.type) == "String!"
    assert field.description.endswith(" Falls back to the id.")
    assert [argument.default_value for argument in field.args.values()] == [Language.RU]


def test_a_label_consists_of_stored_texts():
    for name in MODEL.by_label:
        declaration = metadata_of(GRAPHQL_SCHEMA.type_map[name].fields["label"])[GRAPH]
        for text in (text for part in declaration.parts for text in part):
            stored = {f"{text.property}Ru", f"{text.property}En"} if text.translated else {text.property}
            for label_ in [name] if text.link is None else text.link.labels:
                assert stored <= properties(label_).keys(), (label_, text)


def test_parts_are_texts_of_the_node_or_of_a_linked_node():
    assert first_of("value", "id") == (LabelText("value", False), LabelText("id", False))
    linked = name_of("ADOPTION_OF", "Practice")
    assert linked.translated
    assert label("A label.", NAME, (linked,)).declaration == Label((NAME, (linked,)))
