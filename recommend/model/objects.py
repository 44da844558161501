"""Named objects: the projects that implement a practice in a territory, such as one park, with what is known of each.

An object is dated by the adoption that its project carries out. As of a date only dated objects count, and each has the
stage that it had reached by then.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Final

from recommend.dates import PartialDate, parse_date
from recommend.model.tables import NodeId, Project, Step

ADAPTED, RUNNING = "ADAPTED", "RUNNING"
#: An object of which only the name is known.
_UNKNOWN: Final = (None, None, None)


@dataclass(frozen=True, slots=True)
class NamedObject:
    """A project that implements a practice.

    Attributes
    ----------
    project : Project
        It has a territory.
    stage : str or None
        RUNNING if it is known to be in use, ADAPTED if funds are granted or works are under way; None if neither is
        known.
    date : str or None
        The date from which it has had this stage; without a stage, the start of the project.
    adoption : NodeId or None
        The adoption that states the stage.
    """

    project: Project
    stage: str | None
    date: str | None
    adoption: NodeId | None


def named_objects(projects: Iterable[Project], date: PartialDate | None) -> Mapping[NodeId, tuple[NamedObject, ...]]:
    """Return the objects by practice that are known as of a date, sorted by id; without a date, all of them.

    An object that was given up is left out.
    """
    found: dict[NodeId, list[NamedObject]] = defaultdict(list)
    for project in sorted(projects, key=lambda each: each.id):
        for practice in project.practices if project.territory_id is not None else ():
            steps = [step for step in project.steps if step.practice_id == practice]
            if any(_has_stopped(step, date) for step in steps):
                continue
            stage, since, adoption = _reached(steps, date)
            if stage is None and counts(project.start_on, date):
                found[practice].append(NamedObject(project, None, project.start_on, None))
            elif stage is not None:
                found[practice].append(NamedObject(project, stage, since, adoption))
    return {practice: tuple(objects) for practice, objects in found.items()}


def projects_of_teams(
    projects: Iterable[Project], territories: Set[NodeId], date: PartialDate | None
) -> Mapping[NodeId, tuple[Project, ...]]:
    """Return what teams work on in each of the territories, or teams from it, sorted by id.

    As of a date only projects with a known start count.
    """
    found: dict[NodeId, list[Project]] = defaultdict(list)
    for project in sorted(projects, key=lambda each: each.id):
        if project.team_ids and counts(project.start_on, date):
            places = {*project.team_territories, *([project.territory_id] if project.territory_id else [])}
            for territory in places & territories:
                found[territory].append(project)
    return {territory: tuple(own) for territory, own in sorted(found.items())}


def counts(text: str | None, date: PartialDate | None) -> bool:
    """Return whether a fact counts as of a date; an undated one counts without a date only."""
    return date is None or (text is not None and parse_date(text).last_day <= date.last_day)


def _reached(steps: list[Step], date: PartialDate | None) -> tuple[str | None, str | None, NodeId | None]:
    """Return the latest stage that any of the steps has reached, its date and its adoption."""
    for step in sorted(steps, key=lambda each: each.adoption_id):
        if not step.being_adapted and counts(step.running_on, date):
            return RUNNING, step.running_on, step.adoption_id
    for step in sorted(steps, key=lambda each: each.adoption_id):
        if (step.being_adapted or step.adapted_on is not None) and counts(step.adapted_on, date):
            return ADAPTED, step.adapted_on, step.adoption_id
    return _UNKNOWN


def _has_stopped(step: Step, date: PartialDate | None) -> bool:
    return step.stopped if date is None else step.stopped_on is not None and counts(step.stopped_on, date)
