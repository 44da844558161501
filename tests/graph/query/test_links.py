import pytest

from graph.query.links import Hop, Link, SourcesOfRelationship
from schema.declare import path


@pytest.mark.parametrize(
    ("steps", "labels", "match"),
    [
        ("IN_REGION", ["Region"], "MATCH (a)-[:IN_REGION]->(b:Region)"),
        (">IN_REGION", ["Region"], "MATCH (a)-[:IN_REGION]->(b:Region)"),
        ("<IN_REGION", ["Municipality"], "MATCH (a)<-[:IN_REGION]-(b:Municipality)"),
        ("-BORDERS", ["Region"], "MATCH (a)-[:BORDERS]-(b:Region)"),
        ("ASSESSMENT_OF", ["Adoption", "Project"], "MATCH (a)-[:ASSESSMENT_OF]->(b:Adoption|Project)"),
        ("<STATED_IN", [], "MATCH (a)<-[:STATED_IN]-(b)"),
        ("IN_REGION?", ["Region"], "MATCH (a)-[:IN_REGION*0..1]->(b:Region)"),
        (
            "<RUN_BY|CO_ORGANISED_BY <OF_PROGRAM FROM_REGION",
            ["Territory"],
            "MATCH (a)<-[:RUN_BY|CO_ORGANISED_BY]-()<-[:OF_PROGRAM]-()-[:FROM_REGION]->(b:Territory)",
        ),
    ],
)
def test_match_follows_a_link_from_its_start(steps, labels, match):
    assert path(steps, *labels).match("a", "b") == match


def test_match_names_a_single_relationship():
    assert path("<MEMBER_OF", "Person").match("a", "b", "r") == "MATCH (a)<-[r:MEMBER_OF]-(b:Person)"


@pytest.mark.parametrize(
    ("steps", "labels", "match"),
    [
        ("IN_REGION", ["Region"], "MATCH (b:Region {id: $p0})<-[:IN_REGION]-(a)"),
        ("-BORDERS", ["Region"], "MATCH (b:Region {id: $p0})-[:BORDERS]-(a)"),
        ("IN_REGION?", ["Region"], "MATCH (b:Region {id: $p0})<-[:IN_REGION*0..1]-(a)"),
        (
            "<ADOPTION_OF >ADOPTED_BY",
            ["Territory"],
            "MATCH (b:Territory {id: $p0})<-[:ADOPTED_BY]-()-[:ADOPTION_OF]->(a)",
        ),
    ],
)
def test_match_back_follows_a_link_from_its_end(steps, labels, match):
    link = path(steps, *labels)
    assert link.match_back("a", link.end("b", "id: $p0")) == match


def test_a_single_link_is_one_required_hop():
    assert Link((Hop(("IN_REGION",)),), ("Region",)).single
    assert not Link((Hop(("IN_REGION",), optional=True),), ("Region",)).single
    assert not Link((Hop(("ADOPTION_OF",), "in"), Hop(("ADOPTED_BY",))), ("Territory",)).single
    assert not SourcesOfRelationship().single


def test_sources_of_a_relationship_are_matched_by_its_property():
    assert SourcesOfRelationship().match("r", "n") == "UNWIND r.sourceIds AS nId MATCH (n:Source {id: nId})"


def test_a_relationship_has_sources_unless_it_states_provenance_itself():
    assert path("-BORDERS", "Region").has_sources
    assert path("<ADOPTION_OF", "Adoption").has_sources
    assert not path("STATED_IN", "Source").has_sources
    assert not path("<IN_DATASET").has_sources
    assert not path("IN_REGION?", "Region").has_sources
    assert not SourcesOfRelationship().has_sources
