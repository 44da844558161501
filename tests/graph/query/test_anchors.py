"""Lists begin at the nodes that a condition names by id or code, where that says the same."""

import pytest

from graph.query.anchors import find_anchor
from graph.query.arguments import page_arguments
from schema.public import CONDITIONS
from tests.graph.query.selections import compiled


def match_of(label: str, where: dict) -> str:
    """The first MATCH clause of the list's statement, with its conditions."""
    text = compiled(label, page_arguments({"where": where}, label)).text
    return text[text.index("MATCH") : text.index(" WITH ")]


def seed_of(label: str, where: dict):
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
def test_a_list_begins_at_what_is_named(label, where, property_):
    seed = seed_of(label, where)
    assert (seed.key, seed.operator) == (property_, "eq")
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
        # any node can be stated, and no index has them all
        ("Source", {"statements": {"some": {"id": {"eq": "region:RU-TA"}}}}),
    ],
)
def test_where_nothing_is_named_the_list_begins_at_its_own_nodes(label, where):
    assert seed_of(label, where) is None
    assert match_of(label, where).startswith(f"MATCH (n0:{label})")


def test_a_list_begins_at_several_that_are_named():
    where = {"topics": {"some": {"id": {"in": ["topic:waste"]}}}}
    text = compiled("Project", page_arguments({"where": where}, "Project")).text
    assert "COLLECT { UNWIND $p0 AS i2 MATCH (s:Topic {id: i2})<-[:PROJECT_ABOUT]-(n0:Project) WITH DISTINCT n0" in text


def test_a_list_begins_at_one_that_is_named_rather_than_at_several():
    seed = seed_of("Project", {"topics": {"some": {"id": {"in": ["a", "b"]}, "notation": {"eq": "waste"}}}})
    assert (seed.key, seed.operator) == ("notation", "eq")


def test_what_leads_on_to_many_is_tested_once_for_each_node():
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


def test_a_list_begins_at_what_is_named_several_links_away():
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


def test_a_list_begins_at_the_nearest_that_is_named():
    far, near = {"adoptedBy": {"inRegion": {"isoCode": {"eq": "RU-TA"}}}}, {"topics": {"some": {"id": {"eq": "x"}}}}
    for where in (far | near, near | far):
        assert match_of("Practice", where).startswith("MATCH (s:Topic {id: $p0})<-[:PRACTICE_ABOUT]-(n0:Practice)")


def test_what_else_is_asked_stays():
    where = {
        "status": {"eq": "FINISHED"},
        "topics": {"some": {"notation": {"eq": "waste"}, "sdgGoal": {"gt": 3}}, "every": {"sdgGoal": {"gt": 1}}},
    }
    seed = seed_of("Project", where)
    assert seed.rest == {"status": {"eq": "FINISHED"}, "topics": {"every": {"sdgGoal": {"gt": 1}}}}
    text = match_of("Project", where)
    assert text.startswith("MATCH (s:Topic {notation: $p0}) WHERE s.sdgGoal > $p1 MATCH (s)<-[:PROJECT_ABOUT]-(n0:")
    whole = compiled("Project", page_arguments({"where": where}, "Project")).text
    assert "WITH DISTINCT n0 WHERE (n0.status = $p2 AND NOT EXISTS { MATCH (n0)-[:PROJECT_ABOUT]->" in whole


def test_several_ways_to_a_node_are_one_place_in_the_list():
    where = {"adoptedBy": {"id": {"eq": "region:RU-TA"}}}
    text = compiled("Practice", page_arguments({"where": where}, "Practice")).text
    assert " WITH DISTINCT n0 ORDER BY n0.id" in text
    assert "size(COLLECT { MATCH (s:Territory" in text
    assert "RETURN DISTINCT n0.id })" in text
