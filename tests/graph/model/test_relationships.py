"""The relationship types of the model."""

from graph.model import MODEL
from graph.model.kinds import Cardinality
from graph.model.rules.references import end_types


def test_relationships_with_exactly_one_end():
    assert {r.type for r in MODEL.relationships if r.cardinality is Cardinality.EXACTLY_ONE} == {
        "CODE_OF",
        "OF_PROGRAM",
        "ADOPTION_OF",
        "ADOPTED_BY",
        "ASSESSMENT_OF",
        "OF_INDICATOR",
        "ABOUT",
    }


def test_the_ends_of_required_relationships_are_loaded_before_their_starts():
    """The loader writes a node together with its required relationships."""
    order = [t.label for t in MODEL.node_types]
    for relationship in MODEL.relationships:
        if relationship.cardinality.minimum:
            last = max(order.index(t.label) for t in end_types(relationship.end))
            assert last < min(order.index(t.label) for t in end_types(relationship.start)), relationship.type


def test_every_end_is_a_label_of_the_model():
    labels = {*MODEL.by_label, *MODEL.interfaces}
    for relationship in MODEL.relationships:
        assert relationship.start, relationship.type
        assert {*relationship.start, *relationship.end} <= labels, relationship.type


def test_a_relationship_is_read_from_a_column_or_from_a_file_of_its_own():
    for relationship in MODEL.relationships:
        if relationship.type == "IN_DATASET":  # the loader adds it to every node of a folder
            assert (relationship.column, relationship.file) == (None, None)
        else:
            assert (relationship.column is None) != (relationship.file is None), relationship.type
        # A column holds ids only: properties need a file.
        assert relationship.file or not relationship.properties, relationship.type


def test_only_relationships_within_one_type_can_have_cycles_or_be_symmetric():
    for relationship in MODEL.relationships:
        if relationship.acyclic or relationship.symmetric:
            assert relationship.start == relationship.end, relationship.type
        assert not (relationship.acyclic and relationship.symmetric), relationship.type
