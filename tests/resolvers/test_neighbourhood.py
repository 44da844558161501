"""`neighbourhood`: what is shown and what is left out together are all that there is."""

from collections import Counter

import pytest

from schema.neighbourhood import RelationshipType
from tests.resolvers.asking import ask

QUERY = """query($id: ID!, $depth: Int! = 1, $first: Int! = 20, $types: [RelationshipType!]) {
    neighbourhood(id: $id, depth: $depth, first: $first, relationshipTypes: $types) {
        center { __typename id } nodes { __typename id ... on Territory { name } }
        links { type sourceId targetId } omitted { nodeId type count } } }"""


async def around(engine, id_, **variables):
    return (await ask(engine, QUERY, id=id_, **variables))["neighbourhood"]


def shown(found) -> Counter:
    """How many links each node has in what is shown, by type."""
    return Counter((end, link["type"]) for link in found["links"] for end in {link["sourceId"], link["targetId"]})


async def degrees(store, id_: str) -> Counter:
    """How many links a node has in the graph, by type; those to sources and data sets are not shown."""
    rows = await store.read(
        "MATCH (n {id: $id})-[r]-() WITH type(r) AS t, count(*) AS c RETURN collect([t, c])", {"id": id_}
    )
    return Counter({type_: count for type_, count in rows or [] if type_ in RelationshipType.__members__})


@pytest.mark.parametrize(
    ("id_", "depth", "first"),
    [
        ("region:RU-TA", 1, 3),
        ("region:RU-TA", 1, 100),
        ("region:US-CA", 2, 2),
        ("practice:spid-workcom", 1, 5),
        ("team:shkola-munitsipalnykh-komand-2-innopolis", 2, 1),
        ("team:shkola-munitsipalnykh-komand-2-innopolis", 2, 20),
        ("topic:waste", 1, 20),
        ("person:ivan-egorov", 1, 2),
        ("cohort:shkola-munitsipalnykh-komand-2", 1, 2),
    ],
)
async def test_shown_and_omitted_are_the_total(loaded_engine, loaded_store, id_, depth, first):
    found = await around(loaded_engine, id_, depth=depth, first=first)
    nodes = [node["id"] for node in found["nodes"]]
    assert found["center"]["id"] == id_ == nodes[0]
    assert len(set(nodes)) == len(nodes)
    assert {end for link in found["links"] for end in (link["sourceId"], link["targetId"])} <= set(nodes)
    assert len({tuple(link.values()) for link in found["links"]}) == len(found["links"])
    omitted = {(o["nodeId"], o["type"]): o["count"] for o in found["omitted"]}
    assert all(count > 0 for count in omitted.values())
    counted = shown(found)
    inner = (
        [id_]
        if depth == 1
        else [end for link in found["links"] if id_ in link.values() for end in (link["sourceId"], link["targetId"])]
    )
    assert {node for node, _ in omitted} <= {id_, *inner}
    for node in dict.fromkeys([id_, *inner]):
        for type_, total in (await degrees(loaded_store, node)).items():
            assert counted[node, type_] + omitted.get((node, type_), 0) == total, (node, type_)
            if node == id_:
                assert counted[node, type_] >= min(first, total)


async def test_a_link_keeps_its_direction(small_engine):
    found = await around(small_engine, "region:00")
    links = [(link["type"], link["sourceId"], link["targetId"]) for link in found["links"]]
    assert ("BORDERS", "region:00", "region:01") in links
    assert ("BORDERS", "region:02", "region:00") in links
    assert ("IN_REGION", "municipality:a", "region:00") in links
    assert ("HOLDS_OFFICE", "person:a", "region:00") in links
    assert found["omitted"] == []


async def test_provenance_is_left_out(small_engine):
    found = await around(small_engine, "region:00", depth=2)
    assert not {node["__typename"] for node in found["nodes"]} & {"Source", "Dataset"}
    source = await around(small_engine, "source:a")
    assert source["nodes"] == [{"__typename": "Source", "id": "source:a"}]
    assert (source["links"], source["omitted"]) == ([], [])


async def test_two_steps_lead_further_than_one(small_engine):
    one = await around(small_engine, "team:t")
    two = await around(small_engine, "team:t", depth=2)
    assert {node["id"] for node in one["nodes"]} == {
        "team:t",
        "municipality:a",
        "project:p",
        "person:a",
        "person:b",
        "person:c",
    }
    assert {node["id"] for node in one["nodes"]} < {node["id"] for node in two["nodes"]}
    assert "assessment:of-project" in {node["id"] for node in two["nodes"]}


async def test_only_the_types_asked_for_are_followed(small_engine):
    found = await around(small_engine, "team:t", depth=2, types=["FROM_TERRITORY", "IN_REGION"])
    assert [(link["type"], link["targetId"]) for link in found["links"]] == [
        ("FROM_TERRITORY", "municipality:a"),
        ("IN_REGION", "region:00"),
    ]
    assert found["omitted"] == []
    nothing = await around(small_engine, "team:t", types=["BORDERS"])
    assert [node["id"] for node in nothing["nodes"]] == ["team:t"]


async def test_no_types_are_as_good_as_none_named(small_engine):
    assert await around(small_engine, "team:t", types=[]) == await around(small_engine, "team:t", types=None)


async def test_a_node_without_links_is_alone(small_engine):
    found = await around(small_engine, "region:22")
    assert found == {
        "center": {"__typename": "Region", "id": "region:22"},
        "links": [],
        "omitted": [],
        "nodes": [{"__typename": "Region", "id": "region:22", "name": "Область 2"}],
    }


async def test_the_nodes_can_be_asked_on(small_engine):
    data = await ask(
        small_engine,
        """{ neighbourhood(id: "adoption:2", first: 1) { nodes { ... on Practice {
        adoptions { totalCount } } ... on Territory { municipalities: name } } center { ... on Adoption {
        derivedFrom { id } } } } }""",
    )
    assert data["neighbourhood"]["center"] == {"derivedFrom": {"id": "adoption:1"}}
    assert {"adoptions": {"totalCount": 2}} in data["neighbourhood"]["nodes"]
