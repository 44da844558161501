"""The adopters and objects of a Russian municipality without a history, with their adoptions and sources."""

import pytest

from tests.resolvers.asking import ask

ADOPTER = "{ territory { id } stage adoptedOn adaptedOn distanceKm adoption { id stage runningOn adaptedOn"
SOURCED = ADOPTER + " territory { id } practice { id } sources { nodes { id url } } } }"
RECOMMENDED = (
    """query($id: ID!, $topics: [ID!], $weights: FactorWeights) { territory(id: $id) {
    recommendations(first: 12, topics: $topics, weights: $weights) {
        confidence reasonRu basedOn { id }
        edges { score coverage adopterCount adaptingCount node { id } examplesNoteRu examplesNoteEn
            contributions { factor value weight contribution explanationRu adopters """
    + SOURCED
    + "} nearestAdopters "
    + SOURCED
    + " latestAdopters "
    + SOURCED
    + """ reasons { kind stage distanceKm adoptedOn peer { id } adoption { id } }
            examples { stage date distanceKm likeness textRu textEn territory { id } adoption { id }
                project { id status territory { id } practices { nodes { id } } sources { nodes { url } } } } } } } }"""
)
KALMANSKY, INNOPOLIS = "municipality:oktmo-01615000", "municipality:fias-98da33d3-9455-497a-9703-a0f89c95a901"


async def recommended(engine, id_, **variables):
    return (await ask(engine, RECOMMENDED, id=id_, **variables))["territory"]["recommendations"]


@pytest.fixture(scope="module")
async def answer(loaded_engine):
    return await recommended(loaded_engine, KALMANSKY)


async def test_every_adopter_has_an_adoption_with_its_date_stage_and_source(answer):
    assert answer["confidence"] == "LOW"
    counted = 0
    for edge in answer["edges"]:
        named = [adopter for part in edge["contributions"] for adopter in part["adopters"]]
        for adopter in (*named, *edge["nearestAdopters"], *edge["latestAdopters"]):
            adoption = adopter["adoption"]
            assert adoption["territory"]["id"] == adopter["territory"]["id"]
            assert adoption["practice"]["id"] == edge["node"]["id"]
            assert adoption["stage"] == adopter["stage"]
            dates = adopter["adoptedOn"], adopter["adaptedOn"]
            assert dates == (
                (adoption["runningOn"], None) if adopter["stage"] == "RUNNING" else (None, adoption["adaptedOn"])
            )
            assert adoption["sources"]["nodes"]
            counted += adopter["distanceKm"] is not None
        for reason in edge["reasons"]:
            assert reason["adoption"]["id"]
            assert reason["kind"] == "GEOGRAPHY"
        assert abs(sum(part["contribution"] for part in edge["contributions"]) - edge["score"]) < 1e-9
    assert counted > 100
    stages = {adopter["stage"] for edge in answer["edges"] for adopter in edge["nearestAdopters"]}
    assert stages == {"RUNNING", "ADAPTED"}


async def test_what_its_teams_work_on_comes_first(answer):
    first = answer["edges"][0]
    assert first["node"]["id"] == "practice:ru-participatory-budgeting"
    (fit,) = [part for part in first["contributions"] if part["factor"] == "fit"]
    assert "«Конкурс инициативных проектов»" in fit["explanationRu"]
    assert all(edge["coverage"] == "SAMPLE" for edge in answer["edges"])


async def test_a_kind_of_object_comes_with_named_objects_and_another_one_says_so(answer):
    edges = {edge["node"]["id"]: edge for edge in answer["edges"]}
    examples = edges["practice:ru-park"]["examples"]
    assert len(examples) == 5
    for each in examples:
        project = each["project"]
        assert project["territory"] == each["territory"]
        assert {"id": "practice:ru-park"} in project["practices"]["nodes"]
        assert project["sources"]["nodes"]
        assert each["date"][:4].isdigit()
        assert each["adoption"]["id"].startswith("adoption:ru-park/")
        assert 0 < each["likeness"] <= 1
    assert [each["likeness"] for each in examples] == sorted((each["likeness"] for each in examples), reverse=True)
    assert edges["practice:ru-park"]["examplesNoteRu"] is None
    tax = edges["practice:ru-tourist-tax"]
    assert tax["examples"] == []
    assert tax["examplesNoteRu"].startswith(
        "Объектов с названием у этой практики в данных нет; ближайшие — Барнаул (52"
    )
    assert tax["examplesNoteEn"].startswith("The data name no object of this practice; the nearest: ")


async def test_a_part_is_compared_by_its_own_projects(loaded_engine):
    part = await recommended(loaded_engine, INNOPOLIS)
    assert part["basedOn"]["id"] == "municipality:ru-ta-verkhneuslonskiy-rayon"
    assert part["reasonRu"].endswith(
        "К проектам территории («Раздельный сбор отходов») ни одна из известных практик не близка."
    )
    whole = await recommended(loaded_engine, part["basedOn"]["id"])
    assert not whole["reasonRu"].endswith("не близка.")


async def test_topics_filter_and_count_in_the_fit_and_a_weight_of_zero_removes_it(loaded_engine, answer):
    topics = ["topic:participation"]
    about = await recommended(loaded_engine, KALMANSKY, topics=topics)
    without = await recommended(loaded_engine, KALMANSKY, topics=topics, weights={"fit": 0})
    assert 1 < len(about["edges"]) < len(answer["edges"])
    fits = {
        edge["node"]["id"]: part["value"]
        for result in (answer, about)
        for edge in result["edges"]
        for part in edge["contributions"]
        if part["factor"] == "fit"
    }
    before = {e["node"]["id"]: p["value"] for e in answer["edges"] for p in e["contributions"] if p["factor"] == "fit"}
    shared = [id_ for id_ in before if id_ in {edge["node"]["id"] for edge in about["edges"]}]
    assert shared
    assert all(fits[id_] > before[id_] for id_ in shared)
    assert not any(part["factor"] == "fit" for edge in without["edges"] for part in edge["contributions"])


async def test_adopters_of_complete_lists_have_adoptions_too(loaded_engine):
    query = """{ territory(id: "region:US-CA") { recommendations(first: 2) { edges { node { id }
        latestAdopters { stage adoptedOn territory { id } adoption { runningOn practice { id } territory { id } } }
        examples { textEn } examplesNoteEn contributions { adopters { stage } } } } } }"""
    result = (await ask(loaded_engine, query))["territory"]["recommendations"]
    for edge in result["edges"]:
        assert edge["latestAdopters"]
        for adopter in edge["latestAdopters"]:
            assert adopter["stage"] == "RUNNING"
            adoption = adopter["adoption"]
            assert (adoption["practice"], adoption["territory"]) == (edge["node"], adopter["territory"])
            assert adoption["runningOn"] == adopter["adoptedOn"]
        assert edge["examples"] == []
        assert edge["examplesNoteEn"]
        assert not any(part["adopters"] for part in edge["contributions"])
