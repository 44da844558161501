"""The recommender's tables: read from the graph, and compared with those before."""

from dataclasses import replace

import pytest

from recommend import Adoption, Border, Outcome, Practice, Project, Recommender, Tables, Territory, Topic
from recommend.reading import read_folders
from resolvers.recommendation_tables import read_tables, updated
from tests.recommend.shipped import DATA
from tests.resolvers.advised_graph import NODES, RUNNING, write_advised_graph
from tests.support.stores import empty


@pytest.fixture(scope="module")
async def tables(store) -> Tables:
    await empty(store)
    await write_advised_graph(store)
    return await read_tables(store)


async def test_adopted_practices_are_read_with_dates_stops_outcomes_and_origins(tables):
    adoptions = {(a.territory_id, a.practice_id): a for a in tables.adoptions}
    running = {
        (f"region:{region}", f"practice:{entry[0]}"): entry[1:]
        for region, entries in RUNNING.items()
        for entry in entries.split()
    }
    assert {pair: a.running_on for pair, a in adoptions.items() if not a.stopped and pair in running} == running
    # The adoption of u by the municipality n is only requested.
    others = adoptions.keys() - running
    assert others == {("region:h", "practice:u"), ("municipality:m", "practice:w")}
    stopped = adoptions["region:h", "practice:u"]
    assert (stopped.stopped, stopped.stopped_on, stopped.stop_reason) == (True, "2010", "too dear")
    assert adoptions["region:c", "practice:q"].derived_from == "region:a"
    # Ratings from 1 to 5 become a success from 0 to 1; an assessment without a rating has none.
    outcomes = {pair: a.outcomes for pair, a in adoptions.items() if a.outcomes}
    assert outcomes == {
        ("region:a", "practice:q"): (Outcome(1.0, "2010"),),
        ("region:b", "practice:u"): (Outcome(0.0, None),),
    }


async def test_territories_practices_borders_and_projects_are_read(tables):
    territories = {t.id: t for t in tables.territories}
    assert territories.keys() == {row["id"] for label in ("Region", "Municipality") for row in NODES[label]}
    a, m = territories["region:a"], territories["municipality:m"]
    assert (a.level, a.country, a.latitude, a.longitude, a.region_id) == ("Region", "RU", 55, 40, "west")
    assert (m.level, m.kind, m.population, m.region_id) == ("Municipality", "CITY", 900, "region:a")
    # Without the property `population` the observation of the whole municipality counts, not that of the city.
    n = territories["municipality:n"]
    assert (n.population, n.indicators, a.population) == (700, {}, 10_000)
    # The latest of three observations.
    assert a.indicators == {"indicator:income": 100.0}
    assert (a.name, a.name_ru, territories["region:b"].name_ru) == ("A", "А", None)
    practices = {p.id: p for p in tables.practices}
    assert (practices["practice:p"].topics, practices["practice:p"].evidence_level) == ({"topic:care"}, "CAUSAL")
    assert set(tables.borders) == {Border("region:a", "region:b"), Border("region:g", "region:h")}
    (j,) = [project for project in tables.projects if project.id == "project:j"]
    assert (j.topics, j.team_ids, j.cohort_id) == ({"topic:care"}, {"team:t"}, "cohort:c")
    assert (j.text_ru, j.text_en) == (None, "J\nOn care")


async def test_a_sample_is_read_with_what_is_being_adapted_and_its_objects(loaded_store):
    """As the files of the data set state it."""
    read, files = await read_tables(loaded_store), read_folders(DATA / name for name in ("practices-ru", "senezh"))

    def rows(tables: Tables) -> list[Adoption]:
        # A file does not say "stopped" beside the date of the stop.
        known = [a for a in tables.adoptions if a.practice_id.startswith("practice:ru-")]
        return sorted((replace(a, stop_reason=None, stopped=a.stopped_on is not None) for a in known), key=repr)

    assert rows(read) == rows(files)
    assert sum(a.being_adapted for a in rows(read)) == 305
    # In complete lists nothing is being adapted.
    assert not any(
        a.being_adapted or a.adapted_on for a in read.adoptions if not a.practice_id.startswith("practice:ru-")
    )
    own = {project.id: project for project in files.projects}
    for project in read.projects:
        other = own[project.id]
        for name in ("name_ru", "practices", "team_ids", "start_on", "territory_id", "team_territories", "steps"):
            assert getattr(project, name) == getattr(other, name), (project.id, name)
    assert sum(bool(project.steps) for project in read.projects) == 318
    topics = {topic.id: topic for topic in read.topics}
    assert topics["topic:waste"].name_ru == "Отходы"


TERRITORIES = [Territory(name, "Region", "XX") for name in "abc"]
PRACTICES = [Practice("p"), Practice("q")]
BEFORE = Tables(TERRITORIES, PRACTICES, [Adoption("a", "p", "2001"), Adoption("b", "q", "2002")])


def answers(recommender: Recommender) -> list:
    return [[item.practice for item in recommender.recommend(name).items] for name in "abc"]


def test_rows_in_another_order_are_no_change():
    recommender = Recommender(BEFORE)
    reordered = Tables(TERRITORIES[::-1], PRACTICES[::-1], BEFORE.adoptions[::-1])
    assert updated(recommender, BEFORE, reordered) is recommender


def test_an_updated_recommender_answers_like_a_new_one():
    changes = [
        {"adoptions": [*BEFORE.adoptions, Adoption("c", "p", "2003")]},
        {"adoptions": [*BEFORE.adoptions, Adoption("a", "p", "2003")]},
        {"adoptions": BEFORE.adoptions[1:]},
        {"adoptions": [replace(BEFORE.adoptions[0], stopped=True), BEFORE.adoptions[1]]},
        {"practices": [*PRACTICES, Practice("r")], "adoptions": [*BEFORE.adoptions, Adoption("a", "r", "2003")]},
        {"territories": [*TERRITORIES, Territory("d", "Region", "XX")], "adoptions": [Adoption("d", "p", "2003")]},
        {"territories": TERRITORIES[:2] + [replace(TERRITORIES[2], country="YY")]},
        {"practices": [Practice("p", includes=frozenset("q")), PRACTICES[1]]},
        {"borders": [Border("a", "c")]},
        {"topics": [Topic("t", "T")]},
        {"projects": [Project("x", territory_id="a", practices=frozenset("p"))]},
        {"stand_ins": {"part": "a"}},
    ]
    for change in changes:
        after = replace(BEFORE, **change)
        recommender = updated(Recommender(BEFORE), BEFORE, after)
        assert answers(recommender) == answers(Recommender(after)), change
    assert recommender.recommend("part").based_on == "a"
