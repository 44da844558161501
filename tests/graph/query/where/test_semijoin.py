"""Conditions through relationships that many nodes share: which become semi-joins, and their database hits."""

import neo4j
import pytest

from graph import migrations
from graph.query.arguments import page_arguments
from graph.query.errors import TooManyConditions
from graph.query.where.formula import formula_of, needs_semi_join
from schema.public import CONDITIONS
from tests.graph.query.selections import compiled
from tests.support.neo4j_server import DATABASE, USER
from tests.support.stores import connected, empty, neo4j_store

STOPPED = {"stage": {"eq": "STOPPED"}}
#: Practices with an adopter that has stopped an adoption.
SHARED = {"adoptions": {"some": {"territory": {"adoptions": {"some": STOPPED}}}}}


@pytest.mark.parametrize(
    ("label", "where", "joined"),
    [
        ("Practice", {"adoptions": {"some": STOPPED}}, False),
        # each adoption has one practice and one territory
        ("Practice", {"adoptions": {"some": {"territory": {"inRegion": {"isoCode": {"eq": "US-CA"}}}}}}, False),
        ("Practice", {"adoptedBy": {"population": {"gt": 5}}}, False),
        ("Region", {"borders": {"some": {"name": {"eq": "x"}}}}, False),
        ("Region", {"municipalities": {"every": {"adoptions": {"none": STOPPED}}}}, False),
        # the first end decides
        ("Region", {"borders": {"some": {"borders": {"some": {}}}}}, False),
        ("Practice", SHARED, True),
        ("Practice", {"not": SHARED}, True),
        ("Practice", {"adoptions": {"none": {"territory": {"adoptions": {"every": STOPPED}}}}}, True),
        ("Region", {"borders": {"some": {"borders": {"some": {"name": {"eq": "x"}}}}}}, True),
        (
            "Region",
            {"municipalities": {"some": {"adoptions": {"some": {"practice": {"adoptions": {"every": STOPPED}}}}}}},
            True,
        ),
        ("Region", {"datasets": {"none": {"country": {"contains": "zz"}}}}, True),
        # several links lead to the value
        ("Organization", {"country": {"ne": "RU"}}, False),
    ],
)
def test_conditions_through_shared_nodes_are_semi_joins(label, where, joined):
    assert needs_semi_join(formula_of(CONDITIONS, f"{label}Where", where, ("where",))) is joined


def test_a_step_is_grouped_by_its_shared_ends_before_the_next():
    text = compiled("Practice", page_arguments({"where": SHARED}, "Practice")).text
    assert (
        "MATCH (n0:Practice) MATCH (n0)<-[:ADOPTION_OF]-(w2:Adoption) MATCH (w2)-[:ADOPTED_BY]->(w3:Territory) "
        "WITH DISTINCT w3, n0 WITH w3, collect(n0) AS g4 WHERE EXISTS { MATCH (w3)<-[:ADOPTED_BY]-"
    ) in text


def test_a_statement_grows_linearly_with_its_conditions():
    deep = {"id": {"eq": "x"}}
    for quantifier in ("some", "some", "every", "some"):
        deep = {"borders": {quantifier: deep}}
    chain = {
        "adoptions": {"some": {"territory": {"adoptions": {"every": {"territory": {"adoptions": {"some": STOPPED}}}}}}}
    }
    for label, where in (("Region", deep), ("Practice", chain)):
        lengths = [
            len(compiled(label, page_arguments({"where": {"and": [where] * count}}, label)).text) for count in (1, 2, 3)
        ]
        assert lengths[2] - lengths[1] < 1.2 * (lengths[1] - lengths[0])
        with pytest.raises(TooManyConditions):
            compiled(label, page_arguments({"where": {"and": [where] * 30}}, label))


async def write_adoptions(store, territories: int, practices: int) -> None:
    """Write a graph in which every territory runs every practice."""
    await empty(store)
    await store.write(
        (
            "UNWIND range(1, $count) AS i CREATE (:Region:Territory {id: 'region:' + i, country: 'XX'})",
            {"count": territories},
        ),
        ("UNWIND range(1, $count) AS i CREATE (:Practice {id: 'practice:' + i})", {"count": practices}),
        (
            "MATCH (t:Region) MATCH (p:Practice) CREATE (a:Adoption {id: 'adoption:' + t.id + p.id, stage: 'RUNNING'})"
            " CREATE (a)-[:ADOPTION_OF]->(p) CREATE (a)-[:ADOPTED_BY]->(t)",
            {},
        ),
    )
    await migrations.upgrade(store)


async def test_hits_grow_linearly_with_the_data(neo4j_server):
    """Runs on Neo4j only: PROFILE of the embedded store reports no hits."""
    wheres = (
        SHARED,
        {"not": SHARED},
        {"adoptions": {"every": {"territory": {"adoptions": {"none": STOPPED}}}}},
        {"or": [SHARED, {"adoptions": {"none": {"territory": {"adoptions": {"every": STOPPED}}}}}]},
    )
    measurements = []
    async with connected(neo4j_store(neo4j_server)) as store:
        for practices in (20, 40, 80):
            await write_adoptions(store, 20, practices)
            measurements.append([hits(neo4j_server, where) for where in wheres])
    for small, medium, large in zip(*measurements, strict=True):
        # Twice the relationships cause twice the hits, apart from hits that do not depend on the size.
        assert large - medium <= 2.2 * (medium - small)


def hits(server, where: dict) -> int:
    """Return the database hits of a list of practices."""

    def total(plan) -> int:
        return plan.get("dbHits", 0) + sum(map(total, plan.get("children", ())))

    arguments = page_arguments({"where": where}, "Practice")
    statement = compiled("Practice", arguments)
    driver = neo4j.GraphDatabase.driver(server.uri, auth=(USER, server.password), notifications_min_severity="OFF")
    with driver, driver.session(database=DATABASE) as session:
        result = session.run(f"PROFILE {statement.text}", statement.bind((arguments,)))
        return total(result.consume().profile)
