"""`practicesFor`, over the shipped data."""

import pytest

from tests.resolvers.asking import ask, error_of

FOR = """query($text: String!, $territory: ID, $asOf: PartialDate, $first: Int, $after: String) {
    practicesFor(text: $text, territory: $territory, asOf: $asOf, first: $first, after: $after) {
        totalCount reasonRu reasonEn dataVersion nodes { id } pageInfo { hasNextPage endCursor }
        edges { cursor score node { __typename id }
            matches { word matched likeness } projectCount
            projects { score distanceKm matches { word matched likeness }
                project { id status territory { id } sources { totalCount } } }
            adopterCount adaptingCount nearestAdopters { territory { id } adoptedOn adaptedOn stage distanceKm }
            experts { person { name } involvements { kind roleRu nodes { id } } } } } }"""
KALMANSKIY = "municipality:oktmo-01615000"
BOATS = "project:iskateley-small-boats-and-snowmobiles"


async def practices_for(engine, text, **variables):
    return (await ask(engine, FOR, text=text, **variables))["practicesFor"]


async def test_a_project_without_a_practice_is_found_with_the_people_to_ask(loaded_engine):
    result = await practices_for(loaded_engine, "негде хранить лодки и снегоходы", territory=KALMANSKIY)
    edge = result["edges"][0]
    assert edge["node"] == {"__typename": "Project", "id": BOATS}
    assert {"word": "снегоходы", "matched": "снегоходной", "likeness": 0.95} in edge["matches"]
    (project,) = edge["projects"]
    assert project["project"]["id"] == BOATS
    assert project["project"]["status"] == "BEING_CARRIED_OUT"
    assert project["project"]["sources"]["totalCount"] == 2
    assert (project["score"], project["matches"]) == (edge["score"], edge["matches"])
    assert (edge["projectCount"], edge["adopterCount"], edge["nearestAdopters"]) == (1, 0, [])
    (expert,) = [each for each in edge["experts"] if each["person"]["name"] == "Иван Егоров"]
    assert expert["involvements"] == [
        {
            "kind": "OFFICE",
            "roleRu": "глава посёлка",
            "nodes": [{"id": "person:ivan-egorov"}, {"id": "municipality:ru-nen-iskateley"}, {"id": BOATS}],
        }
    ]
    assert result["reasonRu"] is result["reasonEn"] is None


async def test_a_practice_has_its_projects_and_adopters(loaded_engine):
    result = await practices_for(loaded_engine, "старая библиотека", territory=KALMANSKIY, first=3)
    (edge,) = [each for each in result["edges"] if each["node"]["id"] == "practice:ru-model-library"]
    assert {"word": "библиотека", "matched": "библиотека", "likeness": 1} in edge["matches"]
    assert edge["projectCount"] > 5 == len(edge["projects"])
    scores = [project["score"] for project in edge["projects"]]
    assert scores == sorted(scores, reverse=True)
    assert edge["score"] >= scores[0]
    assert edge["adopterCount"] >= len(edge["nearestAdopters"]) > 0
    distances = [adopter["distanceKm"] for adopter in edge["nearestAdopters"]]
    assert distances == sorted(distances)
    places = [project["project"]["territory"]["id"] for project in edge["projects"]]
    assert all(project["distanceKm"] for project in edge["projects"] if project["project"]["territory"]), places


async def test_territories_that_are_adapting_a_practice_are_counted_and_near(loaded_engine):
    (edge, *_) = (await practices_for(loaded_engine, "поддержка ТОС", territory=KALMANSKIY, first=1))["edges"]
    assert edge["node"]["id"] == "practice:ru-tos-support"
    assert (edge["adopterCount"], edge["adaptingCount"], len(edge["nearestAdopters"])) == (0, 5, 5)
    assert {(adopter["stage"], adopter["adoptedOn"]) for adopter in edge["nearestAdopters"]} == {("ADAPTED", None)}


async def test_each_node_is_listed_once_and_pages_continue(loaded_engine):
    complete = await practices_for(loaded_engine, "зелёная зона для прогулок", first=100)
    ids = [node["id"] for node in complete["nodes"]]
    assert len(set(ids)) == len(ids) == min(complete["totalCount"], 100) > 3
    assert {id_.partition(":")[0] for id_ in ids} == {"practice"}  # all of these projects implement one
    page = await practices_for(loaded_engine, "зелёная зона для прогулок", first=2)
    after = page["pageInfo"]["endCursor"]
    following = await practices_for(loaded_engine, "зелёная зона для прогулок", first=2, after=after)
    assert [*page["edges"], *following["edges"]] == complete["edges"][:4]


async def test_without_a_territory_there_are_no_distances(loaded_engine):
    result = await practices_for(loaded_engine, "модельная библиотека")
    (edge,) = [each for each in result["edges"] if each["node"]["id"] == "practice:ru-model-library"]
    assert edge["nearestAdopters"] == []
    assert edge["adopterCount"] > 0
    assert {project["distanceKm"] for project in edge["projects"]} == {None}


async def test_only_adoptions_up_to_the_date_count(loaded_engine):
    async def count(as_of):
        result = await practices_for(loaded_engine, "модельная библиотека", asOf=as_of)
        (edge,) = [each for each in result["edges"] if each["node"]["id"] == "practice:ru-model-library"]
        return edge["adopterCount"]

    assert await count("2015") == 0 < await count("2022") < await count("2026")


async def test_a_problem_that_nothing_deals_with_has_a_reason(loaded_engine):
    result = await practices_for(loaded_engine, "ъъъъъъ")
    assert (result["totalCount"], result["edges"]) == (0, [])
    assert result["reasonEn"].startswith("No practice and no project has texts close to this problem.")
    assert result["reasonRu"].startswith("Практик и проектов, близких к этой задаче")


@pytest.mark.parametrize(
    ("variables", "code"),
    [
        ({"text": "..."}, "EMPTY_SEARCH"),
        ({"text": "а" * 1_001}, "TEXT_TOO_LONG"),
        ({"text": "парк", "territory": "municipality:none"}, "BAD_USER_INPUT"),
        ({"text": "парк", "territory": "practice:ru-park"}, "BAD_USER_INPUT"),
        ({"text": "парк", "first": 0}, "BAD_PAGE"),
        ({"text": "парк", "after": "x"}, "BAD_CURSOR"),
    ],
)
async def test_bad_arguments_have_typed_errors(loaded_engine, variables, code):
    assert (await error_of(loaded_engine, FOR, **variables))["extensions"]["code"] == code
