"""`experts`: people by their involvement, each with the path that explains it."""

import pytest

from graph.experts import experts_of_projects
from resolvers.service import create_engine
from tests.resolvers.advised_graph import write_advised_graph
from tests.resolvers.asking import ask
from tests.support.stores import empty

EXPERTS = "{ person { id } involvements { kind roleRu roleEn nodes { id } sources { id } } }"
OF_PRACTICE = "query($id: ID!, $first: Int! = 20) { practice(id: $id) { experts(first: $first) " + EXPERTS + " } }"
OF_TERRITORY = (
    """query($id: ID!, $topic: ID, $first: Int! = 20) { territory(id: $id) {
    experts(topic: $topic, first: $first) """
    + EXPERTS
    + " } }"
)

#: The path from the organiser to the team that the programme teaches.
TAUGHT = "person:rector organization:school program:g cohort:c team:t"


@pytest.fixture(scope="module")
async def engine(store):
    await empty(store)
    await write_advised_graph(store)
    engine = create_engine(store)
    yield engine
    await engine.close()


def paths(experts) -> dict[str, list[tuple[str, str]]]:
    """Return the kinds and the shortened paths of the involvements, by person."""
    return {
        expert["person"]["id"].removeprefix("person:"): [
            (i["kind"], " ".join(node["id"] for node in i["nodes"])) for i in expert["involvements"]
        ]
        for expert in experts
    }


async def test_experts_of_a_practice_are_its_participants(engine):
    experts = (await ask(engine, OF_PRACTICE, id="practice:q"))["practice"]["experts"]
    assert paths(experts) == {
        "member": [
            ("TEAM", "person:member team:t project:j practice:q"),
            ("SPEAKER", "person:member event:e module:m topic:care practice:q"),
        ],
        "speaker": [("SPEAKER", "person:speaker event:e module:m topic:care practice:q")],
        "rector": [("ORGANISER", f"{TAUGHT} project:j practice:q")],
    }
    assert list(paths(experts)) == ["member", "speaker", "rector"]
    team = experts[0]["involvements"][0]
    assert (team["roleRu"], team["roleEn"], team["sources"]) == (None, "leader", [{"id": "source:s"}])


async def test_experts_of_a_project_are_its_team_and_the_organisers(engine, store):
    first, second = await experts_of_projects(store, ["project:j", "project:none"], 5)
    assert [(expert.person, [(i.kind, i.nodes) for i in expert.involvements]) for expert in first] == [
        ("person:member", [("TEAM", ("person:member", "team:t", "project:j"))]),
        ("person:rector", [("ORGANISER", (*TAUGHT.split(), "project:j"))]),
    ]
    assert second == []


async def test_an_adoption_leads_to_its_team_and_to_the_office(engine):
    experts = (await ask(engine, OF_PRACTICE, id="practice:w"))["practice"]["experts"]
    assert paths(experts)["member"][0] == ("TEAM", "person:member team:t project:k adoption:mw practice:w")
    assert paths(experts)["head"] == [("OFFICE", "person:head municipality:m adoption:mw practice:w")]
    assert list(paths(experts)) == ["member", "speaker", "head"]
    assert [
        e["person"]["id"] for e in (await ask(engine, OF_PRACTICE, id="practice:w", first=1))["practice"]["experts"]
    ] == ["person:member"]


async def test_self_descriptions_are_ignored(engine):
    for letter in "pqrstuvw":
        experts = (await ask(engine, OF_PRACTICE, id=f"practice:{letter}"))["practice"]["experts"]
        assert "stranger" not in paths(experts)


async def test_the_organisers_of_a_programme_are_experts_of_its_topics(engine):
    (rector,) = (await ask(engine, OF_PRACTICE, id="practice:r"))["practice"]["experts"]
    assert paths([rector]) == {
        "rector": [("ORGANISER", "person:rector organization:school program:g topic:roads practice:r")]
    }
    (involvement,) = rector["involvements"]
    assert (involvement["roleRu"], involvement["sources"]) == ("ректор", [{"id": "source:s"}])


async def test_experts_of_a_territory_are_its_teams_and_office_holders(engine):
    experts = (await ask(engine, OF_TERRITORY, id="municipality:m"))["territory"]["experts"]
    assert paths(experts) == {
        "member": [("TEAM", "person:member team:t municipality:m")],
        "head": [("OFFICE", "person:head municipality:m")],
        "rector": [("ORGANISER", f"{TAUGHT} municipality:m")],
    }
    assert list(paths(experts)) == ["member", "head", "rector"]
    of_region = (await ask(engine, OF_TERRITORY, id="region:a"))["territory"]["experts"]
    assert paths(of_region) == {
        "member": [("TEAM", "person:member team:t municipality:m region:a")],
        "head": [("OFFICE", "person:head municipality:m region:a")],
        "rector": [("ORGANISER", f"{TAUGHT} municipality:m region:a")],
    }


async def test_a_topic_filters_the_involvements(engine):
    experts = (await ask(engine, OF_TERRITORY, id="region:a", topic="topic:care"))["territory"]["experts"]
    assert paths(experts) == {
        "member": [
            ("TEAM", "person:member team:t project:j topic:care"),
            ("SPEAKER", "person:member event:e module:m topic:care"),
        ],
        "head": [("OFFICE", "person:head municipality:m adoption:mw practice:w topic:care")],
        "rector": [("ORGANISER", f"{TAUGHT} project:j topic:care")],
    }
    on_roads = (await ask(engine, OF_TERRITORY, id="region:a", topic="topic:roads"))["territory"]["experts"]
    assert paths(on_roads) == {"rector": [("ORGANISER", "person:rector organization:school program:g topic:roads")]}
    assert (await ask(engine, OF_TERRITORY, id="region:b", topic="topic:roads"))["territory"]["experts"] == []


async def test_experts_of_several_parents_take_one_statement_and_one_for_the_nodes(engine, store):
    before = store.statement_count
    data = await ask(engine, "{ practices(first: 100) { nodes { id experts " + EXPERTS + " } } }")
    assert store.statement_count - before == 3
    for practice in data["practices"]["nodes"]:
        alone = (await ask(engine, OF_PRACTICE, id=practice["id"]))["practice"]["experts"]
        assert practice["experts"] == alone


async def test_a_size_out_of_range_is_refused(engine):
    response = await engine.execute(OF_PRACTICE, {"id": "practice:q", "first": 0})
    assert response["errors"][0]["extensions"]["code"] == "BAD_PAGE"
    assert response["errors"][0]["message"].startswith("first: ")
