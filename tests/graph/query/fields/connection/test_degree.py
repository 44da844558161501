import pytest

from graph.model import MODEL
from graph.query.fields.connection.degree import degree_pattern
from graph.query.links import SourcesOfRelationship
from schema.declare import path


@pytest.mark.parametrize(
    ("steps", "labels", "pattern"),
    [
        ("<IN_REGION", ["Municipality"], "(n)<-[:IN_REGION]-()"),
        ("IN_REGION", ["Region"], "(n)-[:IN_REGION]->()"),
        ("-BORDERS", ["Region"], "(n)-[:BORDERS]-()"),
        ("<ADOPTED_BY", ["Adoption"], "(n)<-[:ADOPTED_BY]-()"),
        ("ADOPTED_BY", ["Territory"], "(n)-[:ADOPTED_BY]->()"),
        ("ASSESSMENT_OF", ["Adoption", "Project"], "(n)-[:ASSESSMENT_OF]->()"),
    ],
)
def test_the_label_is_omitted_if_the_relationship_type_implies_it(steps, labels, pattern):
    assert degree_pattern(path(steps, *labels), "n") == pattern


@pytest.mark.parametrize(
    ("steps", "labels"),
    [
        ("ADOPTED_BY", ["Region"]),  # municipalities adopt, too
        ("<OF_COHORT", ["Module"]),  # events belong to cohorts, too
        ("<COVERS", ["Program"]),
        ("ASSESSMENT_OF", ["Adoption"]),
        ("IN_REGION?", ["Region"]),
        ("<ADOPTION_OF >ADOPTED_BY", ["Territory"]),
    ],
)
def test_the_label_is_kept_if_other_nodes_would_be_counted_too(steps, labels):
    assert degree_pattern(path(steps, *labels), "n") is None


def test_sources_of_a_relationship_have_no_degree_pattern():
    assert degree_pattern(SourcesOfRelationship(), "r") is None


def test_relationships_to_other_labels_are_not_counted():
    for relationship in MODEL.relationships:
        for direction, ends in ((">", relationship.end), ("<", relationship.start)):
            for label in MODEL.by_label:
                pattern = degree_pattern(path(direction + relationship.type, label), "n")
                end_labels = {
                    end
                    for r in MODEL.relationships
                    if r.type == relationship.type
                    for end in (r.end if direction == ">" else r.start)
                }
                assert (pattern is not None) == (end_labels == {label}), (relationship.type, direction, label, ends)
