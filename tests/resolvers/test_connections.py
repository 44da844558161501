"""Lists below a node: arguments for each parent, counts, and the properties of relationships on edges."""

from tests.resolvers.asking import ask, ids


async def test_arguments_apply_to_each_parent(loaded_engine):
    data = await ask(
        loaded_engine,
        """{
        regions(where: {isoCode: {in: ["RU-TA", "RU-PER", "RU-NEN"]}}) { nodes {
            isoCode
            largest: municipalities(first: 2, orderBy: {field: POPULATION, direction: DESC}) {
                totalCount nodes { id population } pageInfo { hasNextPage hasPreviousPage endCursor } }
            few: municipalities(first: 100, where: {population: {lt: 10000}}) { totalCount nodes { population } }
            last: municipalities(last: 2) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }
            all: municipalities(first: 100) { nodes { id population } }
        } } }""",
    )
    regions = data["regions"]["nodes"]
    assert len(regions) == 3
    for region in regions:
        towns = region["all"]["nodes"]
        with_population = [town for town in towns if town["population"] is not None]
        largest = sorted(
            towns, key=lambda town: (town["population"] is not None, town["population"] or 0, town["id"]), reverse=True
        )
        assert region["largest"]["nodes"] == largest[:2]
        assert region["largest"]["totalCount"] == len(towns)
        assert region["largest"]["pageInfo"]["hasNextPage"] is (len(towns) > 2)
        few = [town["population"] for town in with_population if town["population"] < 10000]
        assert sorted(town["population"] for town in region["few"]["nodes"]) == sorted(few)
        assert region["few"]["totalCount"] == len(few)
        assert region["last"]["nodes"] == [{"id": town["id"]} for town in towns[-2:]]
        assert region["last"]["pageInfo"] == {"hasNextPage": False, "hasPreviousPage": len(towns) > 2}


async def test_a_nested_list_is_paged_by_its_own_cursors(loaded_engine):
    query = """query($after: String) { region(id: "region:RU-MOS") {
        municipalities(first: 20, after: $after, orderBy: {field: NAME_RU}) {
            totalCount nodes { id nameRu } pageInfo { hasNextPage endCursor } } } }"""
    towns, after, more = [], None, True
    while more:
        page = (await ask(loaded_engine, query, after=after))["region"]["municipalities"]
        towns += page["nodes"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    assert len({town["id"] for town in towns}) == len(towns) == page["totalCount"]
    assert towns == sorted(towns, key=lambda town: (town["nameRu"], town["id"]))


async def test_four_levels_each_with_arguments(loaded_engine):
    data = await ask(
        loaded_engine,
        """{
        topics(where: {practices: {some: {}}}, first: 3) { nodes { id
            practices(first: 2, orderBy: {field: NAME_EN}) { nodes { id
                adoptions(first: 2, orderBy: {field: RUNNING_ON}, where: {stage: {eq: RUNNING}}) { totalCount nodes {
                    runningOn stage practice { id }
                    territory { id adoptions(first: 1) { nodes { id } } } } } } } } } }""",
    )
    for topic in data["topics"]["nodes"]:
        for practice in topic["practices"]["nodes"]:
            adoptions = practice["adoptions"]
            assert len(adoptions["nodes"]) == min(2, adoptions["totalCount"])
            for adoption in adoptions["nodes"]:
                assert (adoption["stage"], adoption["practice"]["id"]) == ("RUNNING", practice["id"])
                assert len(adoption["territory"]["adoptions"]["nodes"]) == 1


async def test_conditions_on_linked_nodes(loaded_engine):
    data = await ask(
        loaded_engine,
        """{
        californian: practices(first: 100, where: {adoptedBy: {inRegion: {isoCode: {eq: "US-CA"}}},
                topics: {some: {notation: {eq: "health"}}}}) { totalCount nodes { id topics { nodes { notation } } } }
        russian: practices(where: {country: {eq: "RU"}}) { totalCount }
        tatar: practices(where: {adoptedBy: {inRegion: {isoCode: {eq: "RU-TA"}}}}) { totalCount nodes { id } }
    }""",
    )
    californian = data["californian"]
    assert californian["totalCount"] == len(californian["nodes"]) > 10
    assert all({"notation": "health"} in practice["topics"]["nodes"] for practice in californian["nodes"])
    assert data["russian"] == {"totalCount": 30}
    assert {"id": "practice:ru-smart-city"} in data["tatar"]["nodes"]


async def test_conditions_on_the_ids_of_linked_nodes(small_engine):
    """The statement starts at the linked nodes, with the same result."""
    data = await ask(
        small_engine,
        """{
        a: municipalities(where: {region: {id: {eq: "region:00"}}}) { totalCount nodes { id } }
        b: municipalities(where: {region: {id: {in: ["region:00"]}}}) { totalCount nodes { id } }
        c: regions(where: {borders: {some: {id: {eq: "region:00"}}}}) { totalCount nodes { id } }
        d: territories(where: {inRegion: {id: {eq: "region:00"}}}, orderBy: {direction: DESC}) {
            totalCount nodes { id } }
        e: sources(where: {statements: {some: {id: {eq: "region:00"}}}}) { totalCount nodes { id } }
    }""",
    )
    assert data["a"] == data["b"] == {"totalCount": 2, "nodes": [{"id": "municipality:a"}, {"id": "municipality:b"}]}
    assert data["c"] == {"totalCount": 2, "nodes": [{"id": "region:01"}, {"id": "region:02"}]}
    assert data["d"] == {
        "totalCount": 3,
        "nodes": [{"id": "region:00"}, {"id": "municipality:b"}, {"id": "municipality:a"}],
    }
    assert data["e"] == {"totalCount": 2, "nodes": [{"id": "source:a"}, {"id": "source:b"}]}


async def test_borders_have_no_direction(small_engine):
    data = await ask(
        small_engine,
        """{ regions(first: 3) { nodes { id borders { totalCount nodes { id }
        edges { node { id } sources { nodes { id } } } } } } }""",
    )
    first, second, third = (region["borders"] for region in data["regions"]["nodes"])
    assert first == {
        "totalCount": 2,
        "nodes": [{"id": "region:01"}, {"id": "region:02"}],
        "edges": [
            {"node": {"id": "region:01"}, "sources": {"nodes": [{"id": "source:c"}]}},
            {"node": {"id": "region:02"}, "sources": {"nodes": []}},
        ],
    }
    assert (ids(second), ids(third)) == (["region:00"], ["region:00"])


async def test_members_have_roles_dates_and_sources(small_engine):
    data = await ask(
        small_engine,
        """{ team(id: "team:t") { members(orderBy: {direction: DESC}) { totalCount edges {
        role ru: roleRu en: role(lang: EN) roleEn from to node { id name }
        sources(first: 1) { totalCount nodes { id } edges { cursor node { title } }
            pageInfo { hasNextPage } } } } } }""",
    )
    third, second, first = data["team"]["members"]["edges"]
    cursor = first["sources"]["edges"][0].pop("cursor")
    assert first == {
        "role": "руководитель",
        "ru": "руководитель",
        "en": "leader",
        "roleEn": "leader",
        "from": "2024-09",
        "to": "2025",
        "node": {"id": "person:a", "name": "a"},
        "sources": {
            "totalCount": 2,
            "nodes": [{"id": "source:a"}],
            "edges": [{"node": {"title": "Source a"}}],
            "pageInfo": {"hasNextPage": True},
        },
    }
    assert cursor
    assert (second["role"], second["en"], second["roleEn"], second["from"], second["to"]) == (
        "аналитик",
        "аналитик",
        None,
        "2025-01-15",
        None,
    )
    assert (third["role"], third["from"], third["sources"]["totalCount"]) == (None, None, 0)


async def test_a_relationship_has_the_same_properties_from_both_ends(small_engine):
    data = await ask(
        small_engine,
        """{ person(id: "person:a") {
        teams { edges { role from to node { id } sources { nodes { id } } } }
        organizations { edges { position from to node { id } } }
        offices { totalCount edges { position from to node { __typename id name } } } }
        person2: person(id: "person:b") { events { edges { role node { id } sources { nodes { id } } } } }
        organization(id: "organization:o") { people { edges { positionEn from node { id } } } }
        territory(id: "municipality:a") { officeHolders { edges { position to node { id } } } }
        event(id: "event:e") { speakers { edges { role node { id } sources { totalCount } } } }
    }""",
    )
    person = data["person"]
    assert person["teams"]["edges"] == [
        {
            "role": "руководитель",
            "from": "2024-09",
            "to": "2025",
            "node": {"id": "team:t"},
            "sources": {"nodes": [{"id": "source:a"}, {"id": "source:b"}]},
        }
    ]
    assert person["organizations"]["edges"] == [
        {"position": "director", "from": "1999", "to": None, "node": {"id": "organization:o"}}
    ]
    assert person["offices"] == {
        "totalCount": 2,
        "edges": [
            {
                "position": "глава",
                "from": None,
                "to": "2020",
                "node": {"__typename": "Municipality", "id": "municipality:a", "name": "Город А"},
            },
            {
                "position": "советник",
                "from": None,
                "to": None,
                "node": {"__typename": "Region", "id": "region:00", "name": None},
            },
        ],
    }
    assert data["person2"]["events"]["edges"] == [
        {"role": "лектор", "node": {"id": "event:e"}, "sources": {"nodes": [{"id": "source:a"}]}}
    ]
    assert data["organization"]["people"]["edges"] == [
        {"positionEn": "director", "from": "1999", "node": {"id": "person:a"}}
    ]
    assert data["territory"]["officeHolders"]["edges"] == [
        {"position": "глава", "to": "2020", "node": {"id": "person:a"}}
    ]
    assert data["event"]["speakers"]["edges"] == [
        {"role": "лектор", "node": {"id": "person:b"}, "sources": {"totalCount": 1}}
    ]


async def test_a_person_with_two_roles_has_two_edges(small_engine, store):
    await store.write(
        (
            "MATCH (p:Person {id: 'person:b'}) MATCH (t:Team {id: 'team:t'})"
            " CREATE (p)-[:MEMBER_OF {roleRu: 'докладчик'}]->(t)",
            {},
        )
    )
    try:
        data = await ask(small_engine, '{ team(id: "team:t") { members { totalCount edges { role node { id } } } } }')
        members = data["team"]["members"]
        assert members["totalCount"] == len(members["edges"]) == 4
        assert {edge["role"] for edge in members["edges"] if edge["node"]["id"] == "person:b"} == {
            "аналитик",
            "докладчик",
        }
    finally:
        await store.write(("MATCH (:Person {id: 'person:b'})-[r:MEMBER_OF {roleRu: 'докладчик'}]->() DELETE r", {}))


async def test_empty_lists_are_not_null(small_engine):
    data = await ask(
        small_engine,
        """{ region(id: "region:22") {
        municipalities { totalCount nodes { id } edges { cursor }
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
        sources { nodes { id } } } }""",
    )
    assert data["region"] == {
        "sources": {"nodes": []},
        "municipalities": {
            "totalCount": 0,
            "nodes": [],
            "edges": [],
            "pageInfo": {"hasNextPage": False, "hasPreviousPage": False, "startCursor": None, "endCursor": None},
        },
    }


async def test_one_fragment_applies_to_nested_lists_and_root_lists(small_engine):
    data = await ask(
        small_engine,
        """{
        regions(first: 2) { ...Regions }
        region(id: "region:00") { borders { ...Regions } }
        adoptions { ...Adoptions }
        practice(id: "practice:x") { adoptions { ...Adoptions } }
    }
    fragment Regions on RegionConnection { __typename edges { node { id } sources { nodes { id } } } }
    fragment Adoptions on AdoptionConnection { totalCount edges { __typename sources { totalCount } } }""",
    )
    assert data["regions"] == {
        "__typename": "RegionConnection",
        "edges": [{"node": {"id": "region:00"}, "sources": None}, {"node": {"id": "region:01"}, "sources": None}],
    }
    assert data["region"]["borders"] == {
        "__typename": "RegionConnection",
        "edges": [
            {"node": {"id": "region:01"}, "sources": {"nodes": [{"id": "source:c"}]}},
            {"node": {"id": "region:02"}, "sources": {"nodes": []}},
        ],
    }
    edge = {"__typename": "AdoptionEdge"}
    assert data["adoptions"] == {"totalCount": 2, "edges": [{**edge, "sources": None}] * 2}
    assert data["practice"]["adoptions"] == {"totalCount": 2, "edges": [{**edge, "sources": {"totalCount": 0}}] * 2}


async def test_edges_to_sources_and_datasets_have_no_sources(small_engine):
    data = await ask(
        small_engine,
        """{
        person(id: "person:a") { teams { edges { sources { edges { node { id } sources { totalCount } } } } } }
        region(id: "region:00") {
            sources { edges { sources(where: {title: {eq: "Source a"}}) { nodes { id } } } }
            datasets { edges { cursor sources { totalCount } } } }
        source(id: "source:a") { statements { edges { sources { totalCount } node { id } } } }
    }""",
    )
    assert data["person"]["teams"]["edges"] == [
        {"sources": {"edges": [{"node": {"id": id_}, "sources": None} for id_ in ("source:a", "source:b")]}}
    ]
    assert data["region"]["sources"]["edges"] == [{"sources": None}] * 2
    assert [edge["sources"] for edge in data["region"]["datasets"]["edges"]] == [None]
    assert [edge["sources"] for edge in data["source"]["statements"]["edges"]] == [None, None]
