"""A list starts at the nodes that a condition names by id or code, if the result is the same."""

import pytest

from graph.query.anchors import find_anchor
from graph.query.arguments import page_arguments
from schema.public import CONDITIONS
from tests.graph.query.selections import compiled


def match_of(label: str, where: dict) -> str:
    """Return the first MATCH clause of the list's statement, with its conditions."""
    text = compiled(label, page_arguments({"where": where}, label)).text
    return text[text.index("MATCH") : text.index(" WITH ")]


def anchor_of(label: str, where: dict):
    return find_anchor(CONDITIONS, f"{label}Where", where)


@pytest.mark.parametrize(
    ("label", "where", "property_"),
    [
        ("Project", {"topics": {"some": {"id": {"eq": "topic:waste"}}}}, "id"),
        ("Project", {"topics": {"some": {"notation": {"eq": "waste"}}}}, "notation"),
        ("Municipality", {"region": {"isoCode": {"eq": "RU-TA"}}}, "isoCode"),
        ("Municipality", {"inRegion": {"isoCode": {"eq": "RU-TA"}}}, "isoCode"),
        ("Practice", {"adoptedBy": {"id": {"eq": "region:RU-TA"}}}, "id"),
        ("Source", {"datasets": {"some": {"id": {"eq": "dataset:spid"}}}}, "id"),
    ],
)
def test_a_list_starts_at_a_named_node(label, where, property_):
    anchor = anchor_of(label, where)
    assert (anchor.key, anchor.operator) == (property_, "eq")
    assert match_of(label, where).startswith("MATCH (s:")
    assert f" {{{property_}: $p" in match_of(label, where)


@pytest.mark.parametrize(
    ("label", "where"),
    [
        ("Project", {}),
        ("Project", {"topics": {}}),
        ("Project", {"topics": {"some": {}}}),
        ("Project", {"topics": {"some": {"id": {}}}}),
        ("Project", {"topics": {"some": {"id": {"ne": "topic:waste"}}}}),
        ("Project", {"topics": {"some": {"not": {"id": {"eq": "topic:waste"}}}}}),
        ("Project", {"topics": {"some": {"name": {"eq": "Отходы"}}}}),
        ("Project", {"topics": {"every": {"id": {"eq": "topic:waste"}}}}),
        ("Project", {"topics": {"none": {"id": {"eq": "topic:waste"}}}}),
        ("Project", {"not": {"topics": {"some": {"id": {"eq": "topic:waste"}}}}}),
        ("Project", {"or": [{"topics": {"some": {"id": {"eq": "topic:waste"}}}}]}),
        ("Project", {"status": {"eq": "FINISHED"}}),
        # regions and municipalities have codes of their own: no index serves both
        ("Adoption", {"territory": {"country": {"eq": "RU"}}}),
        # a source may state nodes of any type, and no index covers them all
        ("Source", {"statements": {"some": {"id": {"eq": "region:RU-TA"}}}}),
    ],
)
def test_a_list_starts_at_its_own_nodes_if_no_node_is_named(label, where):
    assert anchor_of(label, where) is None
    assert match_of(label, where).startswith(f"MATCH (n0:{label})")


def test_a_list_starts_at_several_named_nodes():
    where = {"topics": {"some": {"id": {"in": ["topic:waste"]}}}}
    text = compiled("Project", page_arguments({"where": where}, "Project")).text
    assert "COLLECT { UNWIND $p0 AS i2 MATCH (s:Topic {id: i2})<-[:PROJECT_ABOUT]-(n0:Project) WITH DISTINCT n0" in text


def test_a_single_named_node_is_preferred_to_several():
    anchor = anchor_of("Project", {"topics": {"some": {"id": {"in": ["a", "b"]}, "notation": {"eq": "waste"}}}})
    assert (anchor.key, anchor.operator) == ("notation", "eq")


def test_conditions_that_fan_out_are_tested_once_per_node():
    text = compiled(
        "Practice",
        page_arguments(
            {
                "where": {
                    "adoptedBy": {"id": {"eq": "region:RU-TA"}},
                    "adoptions": {"none": {"stage": {"eq": "STOPPED"}}},
                }
            },
            "Practice",
        ),
    ).text
    assert "(n0:Practice) WITH DISTINCT n0 WHERE " in text


def test_a_list_starts_at_a_node_named_several_links_away():
    where = {
        "adoptedBy": {"country": {"eq": "RU"}, "inRegion": {"isoCode": {"eq": "RU-TA"}, "name": {"eq": "x"}}},
        "evidenceLevel": {"eq": "MIXED"},
    }
    text = match_of("Practice", where)
    assert text.startswith(
        "MATCH (s1:Region {isoCode: $p0}) WHERE (s1.nameRu = $p1 OR s1.nameEn = $p2) "
        "MATCH (s1)<-[:IN_REGION*0..1]-(s:Territory) WHERE s.country = $p3 "
        "MATCH (s)<-[:ADOPTED_BY]-()-[:ADOPTION_OF]->(n0:Practice) WHERE "
    )
    assert "n0.evidenceLevel = " in text


def test_a_list_starts_at_the_nearest_named_node():
    far, near = {"adoptedBy": {"inRegion": {"isoCode": {"eq": "RU-TA"}}}}, {"topics": {"some": {"id": {"eq": "x"}}}}
    for where in (far | near, near | far):
        assert match_of("Practice", where).startswith("MATCH (s:Topic {id: $p0})<-[:PRACTICE_ABOUT]-(n0:Practice)")


def test_other_conditions_remain():
    where = {
        "status": {"eq": "FINISHED"},
        "topics": {"some": {"notation": {"eq": "waste"}, "sdgGoal": {"gt": 3}}, "every": {"sdgGoal": {"gt": 1}}},
    }
    anchor = anchor_of("Project", where)
    assert anchor.rest == {"status": {"eq": "FINISHED"}, "topics": {"every": {"sdgGoal": {"gt": 1}}}}
    text = match_of("Project", where)
    assert text.startswith("MATCH (s:Topic {notation: $p0}) WHERE s.sdgGoal > $p1 MATCH (s)<-[:PROJECT_ABOUT]-(n0:")
    whole = compiled("Project", page_arguments({"where": where}, "Project")).text
    assert "WITH DISTINCT n0 WHERE (n0.status = $p2 AND NOT EXISTS { MATCH (n0)-[:PROJECT_ABOUT]->" in whole


def test_a_node_reached_in_several_ways_is_listed_once():
    where = {"adoptedBy": {"id": {"eq": "region:RU-TA"}}}
    text = compiled("Practice", page_arguments({"where": where}, "Practice")).text
    assert " WITH DISTINCT n0 ORDER BY n0.id" in text
    assert "size(COLLECT { MATCH (s:Territory" in text
    assert "RETURN DISTINCT n0.id })" in text
