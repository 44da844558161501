"""One statement per root field, and one more for computed fields below it, whatever the size of the answer."""

import asyncio

import pytest

FOUR_LEVELS = """
  cohorts(first: %d) { nodes { teams(first: %d) { nodes {
    territory { name ... on Municipality { region { name municipalities(first: %d) { totalCount nodes { name } } } } }
    projects { nodes { topics { nodes { name } } } }
  } } } }
"""
RECOMMENDED = 'recommendations(first: 3, asOf: "1995") { edges { node { name } peers { territory { name } } } }'
COUNTS = {
    "four levels": ("{ programs {nodes {" + FOUR_LEVELS % (1, 1, 1) + "}} }", 1),
    "four levels, large pages": ("{ programs {nodes {" + FOUR_LEVELS % (100, 100, 100) + "}} }", 1),
    "two root fields": ("{ a: regions(first: 100) { totalCount nodes { name } } b: topics { nodes { name } } }", 2),
    "a page, its facets and its groups": (
        "{ practices { nodes { name } facets(by: [TOPICS, COUNTRY]) { buckets { count node { id } } }"
        " aggregate(groupBy: [TOPICS]) { groups { count keys { node { ... on Topic { name } } } } } } }",
        1,
    ),
    "node": ('{ node(id: "region:US-CA") { id ... on Region { borders { nodes { name } } } } }', 1),
    "nodes of several types": ('{ nodes(ids: ["region:US-CA", "topic:waste", "x:1"]) { id } }', 1),
    "no such type": ('{ node(id: "nothing:1") { id } }', 0),
    "search": ('{ search(text: "перм") { nodes { id ... on Region { name } } } }', 1),
    "search, its edges and lists below its nodes": (
        '{ search(text: "перм", first: 5) { totalCount edges { score fragment { text } node { id ... on Region {'
        ' municipalities(first: 2, where: {name: {startsWith: "п"}}) { nodes { name } } } } } nodes { id } } }',
        1,
    ),
    "search, a page from the end": ('{ search(text: "school", last: 2) { nodes { id ... on Practice { name } } } }', 1),
    "search without nodes": ('{ search(text: "перм") { totalCount } }', 1),
    "search without hits, its words are known": ('{ search(text: "california перм") { totalCount } }', 2),
    "search, a misspelt word": ('{ search(text: "отхды") { nodes { id ... on Topic { name } } } }', 3),
    "search, computed fields below its nodes": (
        '{ search(text: "california", types: [REGION]) { nodes { id ... on Region { ' + RECOMMENDED + " } } } }",
        2,
    ),
    "neighbourhood": ('{ neighbourhood(id: "topic:waste", depth: 2) { nodes { id } } }', 2),
    "recommendations": ('{ territory(id: "region:US-CA") { ' + RECOMMENDED + " } }", 2),
    "recommendations of several": (
        '{ regions(first: 20, where: {country: {eq: "US"}}) { nodes { ' + RECOMMENDED + " } } }",
        2,
    ),
    "recommendations with all of their nodes": (
        '{ territory(id: "region:US-CA") { recommendations(first: 3) { edges { nearestAdopters { territory { name } }'
        " reasons { peer { name } sharedPractices { name } } evidence { prerequisitesMissing { name } } } } } }",
        2,
    ),
    # One statement finds the adoptions, which the recommender does not know; another one reads them.
    "recommendations with the adoptions of their adopters": (
        '{ municipality(id: "municipality:oktmo-01615000") { recommendations(first: 5) { edges {'
        " contributions { adopters { adoption { id sources { nodes { url } } } } } latestAdopters { adoption { id } }"
        " reasons { adoption { id } } examples { project { name } adoption { id } } } } } }",
        3,
    ),
    "peers": (
        '{ regions(first: 20, where: {country: {eq: "US"}}) { nodes { peers(first: 3) {'
        " items { territory { name } sharedPractices { name } } } } } }",
        2,
    ),
    "next adopters": ('{ practice(id: "practice:spid-workcom") { nextAdopters(asOf: "1920") { nodes { name } } } }', 2),
    "diffusion": (
        '{ practice(id: "practice:spid-workcom") { diffusion { edges { node { name } source { name } } } } }',
        2,
    ),
    "diffusion without nodes": ('{ practice(id: "practice:spid-workcom") { diffusion { byYear { year new } } } }', 1),
    "compare": ('{ compare(territories: ["region:US-CA", "region:US-TX"]) { common { name } } }', 1),
    # One statement finds the people, who are not in the recommender; another one reads them.
    "experts": (
        '{ regions(first: 100, where: {country: {eq: "RU"}}) { nodes { experts {'
        " person { name } involvements { nodes { id } } } } } }",
        3,
    ),
    "refused": ("{ regions(first: 0) { nodes { name } } }", 0),
    "invalid": ("{ nothing }", 0),
}


@pytest.fixture
async def warm_engine(loaded_engine):
    """An engine whose recommender is built."""
    await loaded_engine.execute('{ territory(id: "region:US-CA") { ' + RECOMMENDED + " } }")
    return loaded_engine


@pytest.mark.parametrize(("query", "statements"), COUNTS.values(), ids=COUNTS.keys())
async def test_the_number_of_statements_of_an_operation(warm_engine, loaded_store, query, statements):
    before = loaded_store.statement_count
    await warm_engine.execute(query)
    assert loaded_store.statement_count - before == statements


async def test_concurrent_requests_for_nodes_share_statements(loaded_engine, loaded_store):
    query = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on Region { isoCode } ... on Topic { nameEn } } }"
    requests = [
        ["region:US-CA"],
        ["region:US-TX", "region:no-such", "region:US-CA"],
        ["region:no-such"],
        ["topic:waste", "region:US-TX"],
        ["topic:waste", "region:US-CA"],
    ]
    alone = [await loaded_engine.execute(query, {"ids": ids}) for ids in requests]
    before = loaded_store.statement_count
    together = await asyncio.gather(*(loaded_engine.execute(query, {"ids": ids}) for ids in requests))
    assert together == alone
    assert [[node and node["id"] for node in answer["data"]["nodes"]] for answer in together][1] == [
        "region:US-TX",
        None,
        "region:US-CA",
    ]
    assert loaded_store.statement_count - before < len(requests)
