"""`node`, `nodes` and `dataVersion`."""

from tests.resolvers.asking import ask


async def test_a_node_of_any_type_is_found_by_its_id(small_engine):
    data = await ask(
        small_engine,
        """{
        a: node(id: "region:00") { __typename id ... on Region { name } }
        b: node(id: "practice:x") { __typename id ... on Region { name } ... on Practice { nameEn } }
        c: node(id: "source:a") { __typename ... on Source { title } }
    }""",
    )
    assert data == {
        "a": {"__typename": "Region", "id": "region:00", "name": None},
        "b": {"__typename": "Practice", "id": "practice:x", "nameEn": "Practice X"},
        "c": {"__typename": "Source", "title": "Source a"},
    }


async def test_every_type_of_the_graph_is_a_node(small_engine):
    node_ids = [
        "region:00",
        "municipality:a",
        "team:t",
        "person:a",
        "organization:o",
        "event:e",
        "project:p",
        "practice:x",
        "adoption:1",
        "assessment:of-project",
        "indicator:i",
        "observation:0",
        "source:a",
        "dataset:d",
    ]
    data = await ask(small_engine, "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }", ids=node_ids)
    assert [node["id"] for node in data["nodes"]] == node_ids
    assert [node["__typename"].lower() for node in data["nodes"]] == [id_.partition(":")[0] for id_ in node_ids]


async def test_nodes_are_in_the_order_of_the_ids_with_repetitions_and_nulls(small_engine):
    data = await ask(
        small_engine,
        """{
        nodes(ids: ["region:01", "x:y", "person:a", "region:00", "region:01", "region:99"]) {
            id ... on Territory { country } } }""",
    )
    assert data["nodes"] == [
        {"id": "region:01", "country": "RU"},
        None,
        {"id": "person:a"},
        {"id": "region:00", "country": "RU"},
        {"id": "region:01", "country": "RU"},
        None,
    ]


async def test_an_empty_list_of_ids_gives_an_empty_list(small_engine):
    assert await ask(small_engine, "{ nodes(ids: []) { id } }") == {"nodes": []}


async def test_a_hundred_nodes_take_one_statement(small_engine, store):
    before = store.statement_count
    node_ids = [f"region:{number:02}" for number in range(50)] + [f"person:{number}" for number in range(50)]
    data = await ask(small_engine, "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=node_ids)
    assert [node["id"] for node in data["nodes"] if node] == node_ids[:23]
    assert store.statement_count - before == 1


async def test_the_data_version_is_returned(small_engine, store):
    version = await store.read("MATCH (v:DataVersion) RETURN v.number")
    assert await ask(small_engine, "{ dataVersion __typename }") == {"dataVersion": version, "__typename": "Query"}
