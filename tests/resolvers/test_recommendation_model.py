"""Recommendations follow the data: new data versions are noticed, and failures are tolerated."""

import asyncio
import logging

import pytest

from graph import data_version
from graph.store import Statement
from resolvers.recommendation_model import RecommendationModel
from resolvers.service import create_engine
from resolvers.trainings import Trainings
from tests.resolvers.asking import ask
from tests.support.service import LIMIT
from tests.support.stores import separate_store

RECOMMENDED = """{ territory(id: "region:a") {
    recommendations { dataVersion confidence nodes { id } } } }"""

#: Made up: three regions and three practices.
REGIONS = "UNWIND ['a', 'b', 'c'] AS r CREATE (:Node:Territory:Region {id: 'region:' + r, country: 'RU'})"
PRACTICES = "UNWIND ['x', 'y', 'z'] AS p CREATE (:Node:Practice {id: 'practice:' + p})"
ADOPT = """
UNWIND $pairs AS pair
MATCH (t:Region {id: 'region:' + pair[0]}), (p:Practice {id: 'practice:' + pair[1]})
CREATE (t)<-[:ADOPTED_BY]-(a:Node:Adoption {id: 'adoption:' + pair[0] + pair[1], stage: 'RUNNING', runningOn: '2020'})
    -[:ADOPTION_OF]->(p)
"""
RUNNING_SINCE = "MATCH (a:Adoption {id: 'adoption:bx'}) SET a.runningOn = $date"
MOVE: Statement = (data_version.MOVE, {})


@pytest.fixture
async def small_store(empty_store):
    await empty_store.write(
        (REGIONS, {}),
        (PRACTICES, {}),
        MOVE,
        (ADOPT, {"pairs": [["a", "x"], ["b", "x"], ["b", "y"], ["c", "x"], ["c", "y"]]}),
    )
    return empty_store


async def recommended(engine) -> tuple[int, set[str]]:
    connection = (await ask(engine, RECOMMENDED))["territory"]["recommendations"]
    return connection["dataVersion"], {node["id"] for node in connection["nodes"]}


async def until(condition) -> None:
    """Wait until the condition holds, long enough for a busy machine."""
    async with asyncio.timeout(LIMIT):
        while not await condition():
            await asyncio.sleep(0.05)


async def test_a_new_version_of_the_data_is_noticed(small_store):
    engine = create_engine(small_store, wait=LIMIT)
    await engine.start()
    try:
        assert await recommended(engine) == (1, {"practice:y"})
        await small_store.write((ADOPT, {"pairs": [["b", "z"], ["c", "z"]]}), MOVE)

        async def noticed() -> bool:
            return await recommended(engine) == (2, {"practice:y", "practice:z"})

        await until(noticed)
    finally:
        await engine.close()


NEEDED = """{ territory(id: "region:a") { recommendations { edges {
    node { id requires { nodes { id requiredBy { totalCount } } } }
    contributions { factor value } cautions { code practices { id } } evidence { prerequisitesMissing { id } }
} } } }"""


async def test_missing_prerequisites_lower_the_score_of_a_practice(small_store):
    await small_store.write(
        (
            """
        UNWIND [['y', 'x'], ['y', 'z']] AS pair
        MATCH (p:Practice {id: 'practice:' + pair[0]}), (q:Practice {id: 'practice:' + pair[1]})
        CREATE (p)-[:REQUIRES]->(q)""",
            {},
        ),
        MOVE,
    )
    engine = create_engine(small_store, wait=LIMIT)
    try:
        [edge] = (await ask(engine, NEEDED))["territory"]["recommendations"]["edges"]
    finally:
        await engine.close()
    assert edge["node"] == {
        "id": "practice:y",
        "requires": {
            "nodes": [
                {"id": "practice:x", "requiredBy": {"totalCount": 1}},
                {"id": "practice:z", "requiredBy": {"totalCount": 1}},
            ]
        },
    }
    # The territory runs x.
    assert edge["evidence"] == {"prerequisitesMissing": [{"id": "practice:z"}]}
    assert {part["factor"]: part["value"] for part in edge["contributions"]}["prerequisites"] == -0.5
    assert [caution for caution in edge["cautions"] if caution["code"] == "PREREQUISITES_MISSING"] == [
        {"code": "PREREQUISITES_MISSING", "practices": [{"id": "practice:z"}]}
    ]


OFFERED = """{
    territory(id: "region:a") { recommendations { nodes { id includedIn { nodes { id includes { totalCount } } } } } }
    practice(id: "practice:y") { nextAdopters { nodes { id } } }
}"""


async def test_a_practice_that_an_own_one_includes_is_not_offered(small_store):
    statement = """
        MATCH (p:Practice {id: $broader}), (q:Practice {id: 'practice:y'}) CREATE (p)-[:INCLUDES]->(q)"""
    answers = []
    # The territory runs x, and not z.
    for broader in ("practice:z", "practice:x"):
        await small_store.write((statement, {"broader": broader}), MOVE)
        engine = create_engine(small_store)
        try:
            answers.append(await ask(engine, OFFERED))
        finally:
            await engine.close()
    offered, not_offered = answers
    assert offered["territory"]["recommendations"]["nodes"] == [
        {"id": "practice:y", "includedIn": {"nodes": [{"id": "practice:z", "includes": {"totalCount": 1}}]}}
    ]
    assert "region:a" in [node["id"] for node in offered["practice"]["nextAdopters"]["nodes"]]
    assert not_offered["territory"]["recommendations"]["nodes"] == []
    assert "region:a" not in [node["id"] for node in not_offered["practice"]["nextAdopters"]["nodes"]]


async def test_requests_send_no_statement_once_the_model_is_built(small_store):
    model = RecommendationModel(small_store)
    first = await model.current()
    sent = small_store.statement_count
    assert await model.current() is first
    assert small_store.statement_count == sent


async def test_the_model_stays_in_use_while_the_store_is_down_and_logs_it_once(store_kind, request, tmp_path, caplog):
    caplog.set_level(logging.WARNING, logger="resolvers.periodic_refresh")
    async with separate_store(store_kind, request, tmp_path) as store:
        await store.write((data_version.CREATE, {}))
        model = RecommendationModel(store, interval=0.01)
        before = await model.current()
        await store.close()
        await model.start()

        async def logged() -> bool:
            return bool(caplog.messages)

        await until(logged)
        await asyncio.sleep(0.2)
        assert await model.current() is before
        assert len(caplog.messages) == 1
        assert "The store is not available" in caplog.messages[0]
        await store.connect()
        await store.write(MOVE)

        async def rebuilt() -> bool:
            return await model.current() is not before

        await until(rebuilt)
        await model.close()


async def test_a_failed_build_is_repeated_with_the_next_data_version(small_store, caplog):
    await small_store.write((RUNNING_SINCE, {"date": "soon"}))
    model = RecommendationModel(small_store, interval=0.01)
    await model.start()

    async def logged() -> bool:
        return bool(caplog.messages)

    await until(logged)
    await small_store.write((RUNNING_SINCE, {"date": "2021"}), MOVE)

    async def built() -> bool:
        version, _ = await model.current()
        return version == 2

    await until(built)
    await model.close()


WRITES = {
    "an adoption": [(ADOPT, {"pairs": [["a", "y"]]})],
    "two adoptions of a practice without adopters": [(ADOPT, {"pairs": [["b", "z"], ["c", "z"]]})],
    "another date": [(RUNNING_SINCE, {"date": "1999-05"})],
    "a removed adoption": [("MATCH (a:Adoption {id: 'adoption:by'}) DETACH DELETE a", {})],
    "a stop": [
        (
            "MATCH (a:Adoption {id: 'adoption:by'}) SET a.stage = 'STOPPED', a.stoppedOn = '2021',"
            " a.stopReasonRu = 'дорого'",
            {},
        )
    ],
    "an assessment": [
        (
            "MATCH (a:Adoption {id: 'adoption:by'}) CREATE (a)<-[:ASSESSMENT_OF]-"
            "(:Node:Assessment {id: 'assessment:1', rating: 2, doneOn: '2021'})",
            {},
        )
    ],
    "an origin": [
        ("MATCH (a:Adoption {id: 'adoption:by'}), (b:Adoption {id: 'adoption:cy'}) CREATE (a)-[:DERIVED_FROM]->(b)", {})
    ],
    "a border": [("MATCH (a:Region {id: 'region:a'}), (c:Region {id: 'region:c'}) CREATE (a)-[:BORDERS]->(c)", {})],
    "a territory": [
        ("CREATE (:Node:Territory:Region {id: 'region:d', country: 'RU', population: 5})", {}),
        (ADOPT, {"pairs": [["d", "y"]]}),
    ],
    "an evidence level": [("MATCH (p:Practice {id: 'practice:y'}) SET p.evidenceLevel = 'CAUSAL'", {})],
    "an observation": [
        (
            "MATCH (r:Region {id: 'region:a'})"
            " CREATE (r)<-[:ABOUT]-(:Node:Observation {id: 'observation:1', value: 3.0})"
            "-[:OF_INDICATOR]->(:Node:Indicator {id: 'indicator:i'})",
            {},
        )
    ],
    "nothing": [],
}


async def answers_of(model: RecommendationModel) -> list:
    """Return the data version and all answers about the three regions."""
    version, recommender = await model.current()
    answers = [recommender.recommend(f"region:{region}", as_of=as_of) for region in "abc" for as_of in (None, "2022")]
    return [
        version,
        recommender.compare(["region:a", "region:b", "region:c"]),
        recommender.peers("region:a"),
        recommender.diffusion("practice:y"),
        *((a.confidence, a.reason, tuple(a.items)) for a in answers),
    ]


@pytest.fixture(scope="module")
async def trainings():
    """Two independent sets of trainings, whose processes the tests share."""
    both = Trainings(), Trainings()
    yield both
    for each in both:
        await each.close()


@pytest.mark.parametrize("writes", WRITES.values(), ids=WRITES.keys())
async def test_after_a_write_the_answers_are_those_of_a_new_model(small_store, trainings, writes):
    model, new = (RecommendationModel(small_store, trainings=each) for each in trainings)
    before = await answers_of(model)
    await small_store.write(*writes, MOVE)
    await model.refresh()
    after = await answers_of(model)
    assert after == await answers_of(new)
    assert (after[1:] == before[1:]) is (not writes)
