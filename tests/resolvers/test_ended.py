"""Municipalities that have ended are left out of lists and counts, unless the conditions name the end."""

import pytest

from resolvers.service import create_engine
from tests.resolvers.asking import ask, ids

GRAPH = """
CREATE (r:Region:Territory {id: 'region:r', nameRu: 'Край'})
CREATE (:Municipality:Territory {id: 'municipality:now', population: 5})-[:IN_REGION]->(r)
CREATE (:Municipality:Territory {id: 'municipality:new', validFrom: '2020'})-[:IN_REGION]->(r)
CREATE (:Municipality:Territory {id: 'municipality:old', population: 7, validTo: '2020'})-[:IN_REGION]->(r)
"""
NOW, ALL = ["municipality:new", "municipality:now"], ["municipality:new", "municipality:now", "municipality:old"]


@pytest.fixture
async def engine(empty_store):
    await empty_store.write((GRAPH, {}))
    engine = create_engine(empty_store)
    yield engine
    await engine.close()


async def test_ended_ones_are_left_out_unless_asked_for(engine):
    data = await ask(
        engine,
        """{
        municipalities { totalCount nodes { id } facets(by: [REGION]) { buckets { key count } }
            aggregate { groups { count sum(of: POPULATION) } } }
        territories(where: {id: {ne: "x"}}) { nodes { id } }
        populous: municipalities(where: {population: {gt: 6}}) { totalCount }
        region(id: "region:r") { municipalities { totalCount nodes { id } } }
        old: municipalities(where: {validTo: {isNull: false}}) { nodes { id } }
        all: municipalities(where: {or: [{validTo: {isNull: true}}, {not: {validTo: {gt: "2020"}}}]}) { nodes { id } }
        allTerritories: territories(where: {not: {validTo: {gt: "2020"}}}) { nodes { id } }
        with: regions(where: {municipalities: {some: {id: {eq: "municipality:old"}}}}) { totalCount }
        municipality(id: "municipality:old") { validTo region { municipalities { totalCount } } } }""",
    )
    listed = data["municipalities"]
    assert (listed["totalCount"], ids(listed)) == (2, NOW)
    assert listed["facets"][0]["buckets"] == [{"key": "region:r", "count": 2}]
    assert listed["aggregate"]["groups"] == [{"count": 2, "sum": 5}]
    assert ids(data["territories"]) == [*NOW, "region:r"]
    assert data["populous"]["totalCount"] == 0
    assert data["region"]["municipalities"] == {"totalCount": 2, "nodes": [{"id": id_} for id_ in NOW]}
    assert ids(data["old"]) == ["municipality:old"]
    assert ids(data["all"]) == ALL
    assert ids(data["allTerritories"]) == [*ALL, "region:r"]
    assert data["with"]["totalCount"] == 1  # a condition on the municipalities of a region is about all of them
    assert data["municipality"] == {"validTo": "2020", "region": {"municipalities": {"totalCount": 2}}}
