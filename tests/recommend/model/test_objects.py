"""Named objects as of a date, and what teams work on."""

from recommend import Project, Step
from recommend.dates import parse_date
from recommend.model.objects import NamedObject, named_objects, projects_of_teams

PARK = frozenset({"park"})


def park(id_: str, *steps: Step, start_on: str | None = None, territory_id: str | None = "town") -> Project:
    return Project(id_, practices=PARK, territory_id=territory_id, start_on=start_on, steps=steps)


def test_an_object_has_the_stage_that_it_had_reached():
    project = park("a", Step("adoption", "park", "2018", "2020-05", stopped_on="2023", stopped=True))
    stages = {
        date: [
            (each.stage, each.date, each.adoption)
            for each in named_objects([project], parse_date(date)).get("park", ())
        ]
        for date in ("2017", "2018", "2020", "2023")
    }
    assert stages == {
        "2017": [],
        "2018": [("ADAPTED", "2018", "adoption")],
        "2020": [("RUNNING", "2020-05", "adoption")],
        "2023": [],
    }
    assert named_objects([project], None) == {}


def test_without_a_date_undated_objects_count_too():
    adapted, running = Step("x", "park", being_adapted=True), Step("y", "park")
    found = named_objects([park("c", adapted), park("b", running), park("a"), park("d", territory_id=None)], None)
    assert [(each.project.id, each.stage, each.date) for each in found["park"]] == [
        ("a", None, None),
        ("b", "RUNNING", None),
        ("c", "ADAPTED", None),
    ]
    assert named_objects([park("c", adapted), park("b", running), park("a")], parse_date("2030")) == {}


def test_an_object_without_an_adoption_is_dated_by_the_start_of_its_project():
    project = park("a", start_on="2015")
    assert named_objects([project], parse_date("2014")) == {}
    assert named_objects([project], parse_date("2015"))["park"] == (NamedObject(project, None, "2015", None),)


def test_teams_work_where_they_come_from_and_where_their_project_lies():
    dated = Project(
        "b",
        territory_id="lake",
        team_ids=frozenset({"team:t"}),
        team_territories=frozenset({"town", "elsewhere"}),
        start_on="2020",
    )
    undated = Project("a", territory_id="town", team_ids=frozenset({"team:t"}))
    other = Project("c", territory_id="town")
    projects, places = [dated, undated, other], {"town", "lake"}
    assert projects_of_teams(projects, places, None) == {"lake": (dated,), "town": (undated, dated)}
    assert projects_of_teams(projects, places, parse_date("2020")) == {"lake": (dated,), "town": (dated,)}
    assert projects_of_teams(projects, places, parse_date("2019")) == {}
