"""`neighbourhood`: the shown and the omitted links add up to all links."""

from collections import Counter

import pytest

from schema.neighbourhood import RelationshipType
from tests.resolvers.asking import ask, error_of

QUERY = """query($id: ID!, $depth: Int! = 1, $first: Int! = 20, $types: [RelationshipType!]) {
    neighbourhood(id: $id, depth: $depth, first: $first, relationshipTypes: $types) {
        center { __typename id } nodes { __typename id ... on Territory { name } }
        links { type sourceId targetId } omitted { nodeId type count } } }"""


async def around(engine, id_, **variables):
    return (await ask(engine, QUERY, id=id_, **variables))["neighbourhood"]


def shown(result) -> Counter:
    """Return the number of shown links by node and type."""
    return Counter((end, link["type"]) for link in result["links"] for end in {link["sourceId"], link["targetId"]})


async def degrees(store, id_: str) -> Counter:
    """Return the number of a node's links in the graph by type, except links to sources and data sets."""
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
async def test_shown_and_omitted_links_add_up_to_all_links(loaded_engine, loaded_store, id_, depth, first):
    result = await around(loaded_engine, id_, depth=depth, first=first)
    nodes = [node["id"] for node in result["nodes"]]
    assert result["center"]["id"] == id_ == nodes[0]
    assert len(set(nodes)) == len(nodes)
    assert {end for link in result["links"] for end in (link["sourceId"], link["targetId"])} <= set(nodes)
    assert len({tuple(link.values()) for link in result["links"]}) == len(result["links"])
    omitted = {(o["nodeId"], o["type"]): o["count"] for o in result["omitted"]}
    assert all(count > 0 for count in omitted.values())
    shown_count = shown(result)
    inner = (
        [id_]
        if depth == 1
        else [end for link in result["links"] if id_ in link.values() for end in (link["sourceId"], link["targetId"])]
    )
    assert {node for node, _ in omitted} <= {id_, *inner}
    for node in dict.fromkeys([id_, *inner]):
        for type_, total in (await degrees(loaded_store, node)).items():
            assert shown_count[node, type_] + omitted.get((node, type_), 0) == total, (node, type_)
            if node == id_:
                assert shown_count[node, type_] >= min(first, total)


async def test_a_link_keeps_its_direction(small_engine):
    result = await around(small_engine, "region:00")
    links = [(link["type"], link["sourceId"], link["targetId"]) for link in result["links"]]
    assert ("BORDERS", "region:00", "region:01") in links
    assert ("BORDERS", "region:02", "region:00") in links
    assert ("IN_REGION", "municipality:a", "region:00") in links
    assert ("HOLDS_OFFICE", "person:a", "region:00") in links
    assert result["omitted"] == []


async def test_provenance_is_left_out(small_engine):
    result = await around(small_engine, "region:00", depth=2)
    assert not {node["__typename"] for node in result["nodes"]} & {"Source", "Dataset"}
    source = await around(small_engine, "source:a")
    assert source["nodes"] == [{"__typename": "Source", "id": "source:a"}]
    assert (source["links"], source["omitted"]) == ([], [])


async def test_two_steps_reach_more_nodes_than_one(small_engine):
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


async def test_only_the_requested_types_are_followed(small_engine):
    result = await around(small_engine, "team:t", depth=2, types=["FROM_TERRITORY", "IN_REGION"])
    assert [(link["type"], link["targetId"]) for link in result["links"]] == [
        ("FROM_TERRITORY", "municipality:a"),
        ("IN_REGION", "region:00"),
    ]
    assert result["omitted"] == []
    unlinked = await around(small_engine, "team:t", types=["BORDERS"])
    assert [node["id"] for node in unlinked["nodes"]] == ["team:t"]


async def test_an_empty_list_of_types_means_all_types(small_engine):
    assert await around(small_engine, "team:t", types=[]) == await around(small_engine, "team:t", types=None)


async def test_a_node_without_links_is_alone(small_engine):
    result = await around(small_engine, "region:22")
    assert result == {
        "center": {"__typename": "Region", "id": "region:22"},
        "links": [],
        "omitted": [],
        "nodes": [{"__typename": "Region", "id": "region:22", "name": "Область 2"}],
    }


async def test_fields_of_the_nodes_can_be_selected(small_engine):
    data = await ask(
        small_engine,
        """{ neighbourhood(id: "adoption:2", first: 1) { nodes { ... on Practice {
        adoptions { totalCount } } ... on Territory { municipalities: name } } center { ... on Adoption {
        derivedFrom { id } } } } }""",
    )
    assert data["neighbourhood"]["center"] == {"derivedFrom": {"id": "adoption:1"}}
    assert {"adoptions": {"totalCount": 2}} in data["neighbourhood"]["nodes"]


ALONG = """query($id: ID!, $along: [RelationshipType!]!, $first: Int! = 100) {
    neighbourhood(id: $id, along: $along, first: $first) {
        nodes { __typename id } links { type sourceId targetId } omitted { nodeId type count } } }"""


async def test_a_path_of_types_leads_from_a_programme_to_its_projects(loaded_engine):
    path = ["OF_PROGRAM", "IN_COHORT", "DEVELOPED_BY", "PROJECT_ABOUT"]
    data = await ask(loaded_engine, ALONG, id="program:shkola-munitsipalnykh-komand", along=path)
    result = data["neighbourhood"]
    types = Counter(node["__typename"] for node in result["nodes"])
    assert types == {"Program": 1, "Cohort": 2, "Team": 4, "Project": 5, "Topic": 5}
    assert Counter(link["type"] for link in result["links"]) == {
        "OF_PROGRAM": 2,
        "IN_COHORT": 4,
        "DEVELOPED_BY": 5,
        "PROJECT_ABOUT": 5,
    }
    assert result["omitted"] == []
    shorter = (await ask(loaded_engine, ALONG, id="program:shkola-munitsipalnykh-komand", along=path[:2], first=1))[
        "neighbourhood"
    ]
    assert [node["__typename"] for node in shorter["nodes"]] == ["Program", "Cohort"]
    assert [(o["type"], o["count"]) for o in shorter["omitted"]] == [("OF_PROGRAM", 1)]


async def test_a_type_passed_twice_does_not_lead_back(small_engine):
    data = await ask(small_engine, ALONG, id="municipality:a", along=["IN_REGION", "IN_REGION"])
    assert [node["id"] for node in data["neighbourhood"]["nodes"]] == [
        "municipality:a",
        "region:00",
        "municipality:b",
    ]


async def test_a_long_path_or_one_with_a_depth_is_refused(small_engine):
    along = ["IN_REGION"] * 5
    error = await error_of(small_engine, ALONG, id="region:00", along=along)
    assert (error["extensions"]["code"], error["message"][:6]) == ("BAD_PAGE", "along:")
    error = await error_of(
        small_engine, '{ neighbourhood(id: "region:00", along: [IN_REGION], depth: 2) { center { id } } }'
    )
    assert error["extensions"]["code"] == "BAD_USER_INPUT"
    for query in ("along: [IN_REGION]", "depth: 1"):
        error = await error_of(
            small_engine, f'{{ neighbourhood(id: "region:00", {query}, first: 1000) {{ nodes {{ id }} }} }}'
        )
        assert error["message"] == "first: 1000 is out of range. Use 1 to 100."
