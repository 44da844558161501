"""The assessments that are due: stated in the graph, or computed from the end of a cohort.

A programme assesses the projects of a cohort some months after its end (`assessedAfterMonths`). Most of these
assessments are not in the graph yet, so their due dates are computed. A stated assessment of a project takes the place
of the computed one. Nothing here reads the clock: the states are those of a requested date.
"""

import calendar
import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model.partial_date import PartialDate
from graph.store import Store

#: The largest number of months after the date, as for the `assessedAfterMonths` of the model.
MAX_MONTHS = 120
_LAST_DATE = "9999-12-31"


class AssessmentBasis(enum.StrEnum):
    """The origin of a due date."""

    STATED = "STATED"
    COMPUTED = "COMPUTED"


class AssessmentState(enum.StrEnum):
    """The state of an assessment as of a date."""

    LATE = "LATE"
    DUE = "DUE"
    DONE = "DONE"


@dataclass(frozen=True, slots=True)
class AssessmentDue:
    """An assessment with its due date.

    cohort, project, adoption, assessment: ids. project: None if the graph has no project of the cohort, or for an
    adoption. adoption: the assessed adoption. assessment: None if the graph has no assessment yet.
    """

    due_on: str
    basis: AssessmentBasis
    state: AssessmentState
    cohort: str | None = None
    project: str | None = None
    adoption: str | None = None
    assessment: str | None = None
    done_on: str | None = None

    @property
    def key(self) -> tuple[int, str]:
        """The place in the list: the first possible day of the due date, then the ids."""
        ids = (self.cohort, self.project, self.adoption, self.assessment)
        return PartialDate.parse(self.due_on).first_day, "|".join(id_ or "" for id_ in ids)


@dataclass(frozen=True, slots=True)
class AssessmentsDue:
    """An answer: the assessments, the earliest due date first.

    undated: the ids of the cohorts whose due date cannot be computed, because their end or the programme's number of
    months is not known, or because the end is only known to the year.
    """

    items: tuple[AssessmentDue, ...]
    undated: tuple[str, ...]


#: The start of the statement by the type of the parent; None for the root.
_COHORTS = {
    None: "MATCH (c:Cohort) WITH '' AS parent, c",
    "Program": "UNWIND $ids AS id MATCH (x:Program {id: id})<-[:OF_PROGRAM]-(c:Cohort) WITH id AS parent, c",
    "Cohort": "UNWIND $ids AS id MATCH (c:Cohort {id: id}) WITH id AS parent, c",
}
_COHORT = """
RETURN parent, c.id, c.endOn,
head(COLLECT { MATCH (c)-[:OF_PROGRAM]->(p:Program) RETURN p.assessedAfterMonths }),
COLLECT {
    MATCH (c)<-[:IN_COHORT]-(:Team)<-[:DEVELOPED_BY]-(j:Project)
    WITH DISTINCT j
    RETURN [j.id, COLLECT { MATCH (j)<-[:ASSESSMENT_OF]-(a:Assessment) RETURN [a.id, a.dueOn, a.doneOn] }]
}
"""
#: Only assessments outside cohorts: of adoptions, and of projects without a cohort. The text of a date of reduced
#: precision sorts before the later dates in it.
_OTHERS = """
MATCH (a:Assessment)-[:ASSESSMENT_OF]->(s)
WHERE a.dueOn <= $horizon AND NOT EXISTS { MATCH (s)-[:DEVELOPED_BY]->(:Team)-[:IN_COHORT]->(:Cohort) }
RETURN a.id, a.dueOn, a.doneOn, s.id, s:Project
"""


async def assessments_due(
    store: Store, parent_type: str | None, ids: Sequence[str], as_of: str, within: int
) -> list[AssessmentsDue]:
    """Return the assessments due up to some months after a date, for each parent.

    parent_type: Program or Cohort; None for the whole graph. as_of: YYYY, YYYY-MM or YYYY-MM-DD; its last day counts.
    within: months. Raises StoreError.
    """
    date = PartialDate.parse(as_of)
    horizon = months_after(datetime.date.fromordinal(date.last_day).isoformat(), within) or _LAST_DATE
    text = _COHORTS[parent_type] + _COHORT
    items: dict[str, list[AssessmentDue]] = {id_: [] for id_ in ids}
    undated: dict[str, list[str]] = {id_: [] for id_ in ids}
    rows = [row async for row in store.stream(text, {"ids": list(dict.fromkeys(ids))} if parent_type else {})]
    for parent, cohort, end_on, months, projects in rows:
        due_on = None if end_on is None or months is None else months_after(end_on, months)
        if due_on is None:
            undated[parent].append(cohort)
        items[parent] += _of_cohort(cohort, due_on, projects, date)
    if parent_type is None:
        items[ids[0]] += [
            _item(due_on, AssessmentBasis.STATED, done_on, date, assessment=id_, **_subject(subject, is_project))
            async for id_, due_on, done_on, subject, is_project in store.stream(_OTHERS, {"horizon": horizon})
        ]
    last = PartialDate.parse(horizon).last_day
    return [AssessmentsDue(tuple(_ordered(items[id_], last)), tuple(sorted(undated[id_]))) for id_ in ids]


def months_after(date: str, months: int) -> str | None:
    """Return the date some months later, with the same precision.

    It is None if a year does not determine it, and after the year 9999. A day beyond the end of the month becomes its
    last day.

    >>> months_after("2026-05", 3), months_after("2026-11-30", 3), months_after("2026", 24), months_after("2026", 3)
    ('2026-08', '2027-02-28', '2028', None)
    """
    year, *rest = map(int, date.split("-"))
    later = year * 12 + (rest[0] - 1 if rest else 0) + months
    year, month = later // 12, later % 12 + 1
    if year > datetime.MAXYEAR or (not rest and month > 1):
        return None
    if not rest:
        return f"{year:04}"
    if len(rest) == 1:
        return f"{year:04}-{month:02}"
    return f"{year:04}-{month:02}-{min(rest[1], calendar.monthrange(year, month)[1]):02}"


def _of_cohort(
    cohort: str, due_on: str | None, projects: Iterable[tuple[str, list[list[Any]]]], date: PartialDate
) -> Iterator[AssessmentDue]:
    known = list(projects)
    if not known and due_on is not None:
        yield _item(due_on, AssessmentBasis.COMPUTED, None, date, cohort=cohort)
    for project, assessments in known:
        for id_, stated, done_on in assessments or [[None, None, None]]:
            basis = AssessmentBasis.COMPUTED if stated is None else AssessmentBasis.STATED
            due = stated or due_on
            if due is not None:
                yield _item(due, basis, done_on, date, cohort=cohort, project=project, assessment=id_)


def _subject(id_: str, is_project: bool) -> Mapping[str, str]:
    return {"project" if is_project else "adoption": id_}


def _item(
    due_on: str, basis: AssessmentBasis, done_on: str | None, date: PartialDate, **ids: str | None
) -> AssessmentDue:
    done = done_on is not None and PartialDate.parse(done_on).first_day <= date.last_day
    late = PartialDate.parse(due_on).last_day < date.first_day
    state = AssessmentState.DONE if done else AssessmentState.LATE if late else AssessmentState.DUE
    return AssessmentDue(due_on, basis, state, done_on=done_on if done else None, **ids)


def _ordered(items: Iterable[AssessmentDue], last_day: int) -> list[AssessmentDue]:
    """Return the items that may be due on or before a day, the earliest first."""
    return sorted((item for item in items if item.key[0] <= last_day), key=lambda item: item.key)
