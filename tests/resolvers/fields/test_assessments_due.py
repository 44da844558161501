"""`assessmentsDue`: stated and computed due dates, and their states as of a date. The data are made up."""

from typing import Any

import pytest

from resolvers.service import create_engine
from tests.resolvers.asking import ask, error_of
from tests.resolvers.small_graph import write
from tests.support.stores import empty

ITEM = "{ cohort { id } project { id } adoption { id } assessment { id } dueOn doneOn basis state }"
DUE = (
    """query($asOf: PartialDate!, $within: Int! = 3, $first: Int, $after: String, $states: [AssessmentState!]) {
    assessmentsDue(asOf: $asOf, within: $within, first: $first, after: $after, states: $states) {
        totalCount undated { id } pageInfo { hasNextPage endCursor } nodes """
    + ITEM
    + " edges { cursor node { dueOn } } } }"
)
NODES = {
    "Program": [{"id": "program:p", "assessedAfterMonths": 3}, {"id": "program:q"}],
    "Cohort": [
        {"id": "cohort:early", "endOn": "2025-01-31"},
        {"id": "cohort:late", "endOn": "2026-05"},
        {"id": "cohort:empty", "endOn": "2026-06"},
        {"id": "cohort:year", "endOn": "2026"},
        {"id": "cohort:open"},
        {"id": "cohort:other", "endOn": "2026-05"},
    ],
    "Team": [{"id": "team:early"}, {"id": "team:late"}],
    "Project": [{"id": f"project:{name}"} for name in ("done", "stated", "a", "b", "alone")],
    "Assessment": [
        {"id": "assessment:done", "doneOn": "2025-06", "rating": 4},
        {"id": "assessment:stated", "dueOn": "2025-07"},
        {"id": "assessment:alone", "dueOn": "2026-09-15"},
        {"id": "assessment:adoption", "dueOn": "2027"},
    ],
    "Practice": [{"id": "practice:x"}],
    "Adoption": [{"id": "adoption:1", "stage": "RUNNING"}],
    "Region": [{"id": "region:r", "country": "RU"}],
}
LINKS: list[tuple[str, str, str, dict[str, Any]]] = [
    *((f"cohort:{name}", "OF_PROGRAM", "program:p", {}) for name in ("early", "late", "empty", "year", "open")),
    ("cohort:other", "OF_PROGRAM", "program:q", {}),
    ("team:early", "IN_COHORT", "cohort:early", {}),
    ("team:late", "IN_COHORT", "cohort:late", {}),
    *((f"project:{name}", "DEVELOPED_BY", "team:early", {}) for name in ("done", "stated")),
    *((f"project:{name}", "DEVELOPED_BY", "team:late", {}) for name in "ab"),
    *((f"assessment:{name}", "ASSESSMENT_OF", f"project:{name}", {}) for name in ("done", "stated", "alone")),
    ("assessment:adoption", "ASSESSMENT_OF", "adoption:1", {}),
    ("adoption:1", "ADOPTION_OF", "practice:x", {}),
    ("adoption:1", "ADOPTED_BY", "region:r", {}),
]


@pytest.fixture(scope="module")
async def engine(store):
    await empty(store)
    await write(store, NODES, LINKS)
    engine = create_engine(store)
    yield engine
    await engine.close()


def short(connection) -> list[tuple[str, str, str, str]]:
    """Return the subject, due date, basis and state of each assessment of a page."""
    return [
        (
            next(node[key]["id"] for key in ("project", "adoption", "cohort") if node[key]),
            node["dueOn"],
            node["basis"],
            node["state"],
        )
        for node in connection["nodes"]
    ]


async def test_due_dates_are_stated_or_computed_as_precisely_as_the_end_of_the_cohort(engine):
    due = (await ask(engine, DUE, asOf="2026-07-10"))["assessmentsDue"]
    assert short(due) == [
        ("project:done", "2025-04-30", "COMPUTED", "DONE"),
        ("project:stated", "2025-07", "STATED", "LATE"),
        ("project:a", "2026-08", "COMPUTED", "DUE"),
        ("project:b", "2026-08", "COMPUTED", "DUE"),
        ("cohort:empty", "2026-09", "COMPUTED", "DUE"),
        ("project:alone", "2026-09-15", "STATED", "DUE"),
    ]
    assert [c["id"] for c in due["undated"]] == ["cohort:open", "cohort:other", "cohort:year"]
    assert due["nodes"][0]["assessment"] == {"id": "assessment:done"}
    assert (due["nodes"][0]["doneOn"], due["nodes"][2]["assessment"]) == ("2025-06", None)


async def test_states_are_those_of_the_date(engine):
    for as_of, expected in {
        "2025-04-30": [("project:done", "DUE"), ("project:stated", "DUE")],
        "2025-05": [("project:done", "LATE"), ("project:stated", "DUE")],
        "2026-08-31": [("project:done", "DONE"), ("project:stated", "LATE"), ("project:a", "DUE")],
        "2026-09-01": [("project:done", "DONE"), ("project:stated", "LATE"), ("project:a", "LATE")],
    }.items():
        due = (await ask(engine, DUE, asOf=as_of))["assessmentsDue"]
        assert [(id_, state) for id_, _, _, state in short(due)][: len(expected)] == expected, as_of


async def test_the_list_ends_with_the_months_after_the_date(engine):
    for within, last in ((0, "2025-07"), (1, "2026-08"), (2, "2026-09-15"), (6, "2027")):
        due = (await ask(engine, DUE, asOf="2026-07-20", within=within))["assessmentsDue"]
        assert due["nodes"][-1]["dueOn"] == last
    assert short(due)[-1] == ("adoption:1", "2027", "STATED", "DUE")
    for as_of, within in (("9999", 0), ("9999-12-31", 3), ("9990-01-01", 120)):
        due = (await ask(engine, DUE, asOf=as_of, within=within))["assessmentsDue"]
        assert due["nodes"][-1]["dueOn"] == "2027"


async def test_pages_and_states_select_from_the_list(engine):
    found, after = [], None
    while after is not None or not found:
        due = (await ask(engine, DUE, asOf="2026-07-10", first=2, after=after))["assessmentsDue"]
        assert due["totalCount"] == 6
        assert [edge["node"]["dueOn"] for edge in due["edges"]] == [node["dueOn"] for node in due["nodes"]]
        found += short(due)
        after = due["pageInfo"]["endCursor"] if due["pageInfo"]["hasNextPage"] else None
    assert found == short((await ask(engine, DUE, asOf="2026-07-10"))["assessmentsDue"])
    late = (await ask(engine, DUE, asOf="2026-07-10", states=["LATE"]))["assessmentsDue"]
    assert short(late) == [("project:stated", "2025-07", "STATED", "LATE")]


async def test_programmes_and_cohorts_have_their_own_lists(engine):
    query = (
        '{ programs { nodes { id assessmentsDue(asOf: "2026-07") { totalCount nodes ' + ITEM + " } } }"
        ' cohorts { nodes { id assessmentsDue(asOf: "2026-07") { nodes ' + ITEM + " undated { id } } } } }"
    )
    data = await ask(engine, query)
    programmes = {node["id"]: node["assessmentsDue"] for node in data["programs"]["nodes"]}
    assert (programmes["program:p"]["totalCount"], programmes["program:q"]["totalCount"]) == (5, 0)
    cohorts = {node["id"]: node["assessmentsDue"] for node in data["cohorts"]["nodes"]}
    assert [id_ for id_, *_ in short(cohorts["cohort:late"])] == ["project:a", "project:b"]
    assert cohorts["cohort:open"] == {"nodes": [], "undated": [{"id": "cohort:open"}]}


async def test_months_out_of_range_are_an_error_of_the_argument(engine):
    for within in (-1, 121):
        error = await error_of(engine, DUE, asOf="2026-07", within=within)
        assert error["message"].startswith(f"within: {within} is out of range")
        assert error["extensions"]["code"] == "BAD_USER_INPUT"


async def test_the_second_cohort_of_the_shipped_programme_is_due_in_august(loaded_engine):
    due = (await ask(loaded_engine, DUE, asOf="2026-06-01"))["assessmentsDue"]
    assert due["totalCount"] == 5
    assert {(node["cohort"]["id"], node["dueOn"], node["basis"], node["state"]) for node in due["nodes"]} == {
        ("cohort:shkola-munitsipalnykh-komand-2", "2026-08", "COMPUTED", "DUE")
    }
    assert [cohort["id"] for cohort in due["undated"]] == ["cohort:shkola-munitsipalnykh-komand-1"]
