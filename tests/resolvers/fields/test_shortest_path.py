"""`shortestPath`: its nodes, its links and its bounds."""

import pytest

from tests.resolvers.asking import ask

QUERY = """query($from: ID!, $to: ID!, $maxLength: Int! = 6, $types: [RelationshipType!], $first: Int = 1) {
    shortestPath(from: $from, to: $to, maxLength: $maxLength, relationshipTypes: $types, first: $first) {
        length totalCount paths { nodes { id __typename } links { type sourceId targetId } } } }"""


async def paths(engine, start, end, **variables):
    return (await ask(engine, QUERY, **{"from": start, "to": end}, **variables))["shortestPath"]


async def test_a_path_has_its_nodes_in_order_and_the_links_between_them(small_engine):
    result = await paths(small_engine, "person:a", "region:01", types=["HOLDS_OFFICE", "BORDERS"])
    assert result == {
        "length": 2,
        "totalCount": 1,
        "paths": [
            {
                "nodes": [
                    {"id": "person:a", "__typename": "Person"},
                    {"id": "region:00", "__typename": "Region"},
                    {"id": "region:01", "__typename": "Region"},
                ],
                "links": [
                    {"type": "HOLDS_OFFICE", "sourceId": "person:a", "targetId": "region:00"},
                    {"type": "BORDERS", "sourceId": "region:00", "targetId": "region:01"},
                ],
            }
        ],
    }


async def test_without_a_path_of_this_length_the_answer_is_null(small_engine):
    types = ["HOLDS_OFFICE", "BORDERS"]
    assert await paths(small_engine, "person:a", "region:01", types=types, maxLength=1) is None
    assert await paths(small_engine, "person:a", "region:none") is None


@pytest.mark.parametrize(
    ("variables", "message"),
    [
        ({"maxLength": 9}, "maxLength: 9 is out of range. Use 1 to 8."),
        ({"maxLength": 0}, "maxLength: 0 is out of range. Use 1 to 8."),
        ({"first": 11}, "first: 11 is out of range. Use 1 to 10."),
    ],
)
async def test_a_bound_out_of_range_is_an_error(small_engine, variables, message):
    response = await small_engine.execute(QUERY, {"from": "person:a", "to": "region:01", **variables})
    assert response["data"] == {"shortestPath": None}
    assert response["errors"][0]["message"] == message
