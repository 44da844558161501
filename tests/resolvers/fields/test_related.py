"""`related`, over the shipped data."""

from tests.resolvers.asking import ask, ids


async def test_related_projects_have_additive_scores(loaded_engine):
    data = await ask(
        loaded_engine,
        """{ municipality(id: "municipality:oktmo-01615000") {
        projects { nodes { id name related(first: 3) { totalCount nodes { id }
            edges { score contributions { factor contribution } node { name }
                sameTeam sameCohort matches { word matched likeness } } } } } } }""",
    )
    projects = data["municipality"]["projects"]["nodes"]
    assert len(projects) == 2
    for project in projects:
        related = project["related"]
        assert related["totalCount"] >= len(related["edges"])
        assert project["id"] not in ids(related)
        for edge in related["edges"]:
            assert abs(sum(part["contribution"] for part in edge["contributions"]) - edge["score"]) < 1e-9
            assert {part["factor"] for part in edge["contributions"]} == {"topic", "text"}
            assert all(0 < match["likeness"] <= 1 for match in edge["matches"])
    office = next(project for project in projects if project["name"] == "Муниципальный офис")
    (own,) = (edge for edge in office["related"]["edges"] if edge["node"]["name"] == "Конкурс инициативных проектов")
    assert (own["sameTeam"], own["sameCohort"]) == (True, True)


async def test_related_projects_are_paged_by_cursor(loaded_engine):
    query = """query($first: Int, $after: String) { project(id: "project:kalmanskiy-rayon-municipal-office") {
        related(first: $first, after: $after) { totalCount edges { cursor score node { id } }
            pageInfo { hasNextPage hasPreviousPage endCursor } } } }"""
    complete = (await ask(loaded_engine, query))["project"]["related"]
    edges, after = [], None
    for _ in range(complete["totalCount"]):
        page = (await ask(loaded_engine, query, first=1, after=after))["project"]["related"]
        edges += page["edges"]
        after = page["pageInfo"]["endCursor"]
    assert edges == complete["edges"]
    assert page["pageInfo"]["hasNextPage"] is False
