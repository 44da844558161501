"""Examples of a practice: named objects of territories like one, such as a park, with stage, date and distance."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from messages import Message
from recommend.explain.distances import distance_in_words
from recommend.explain.facts.sample import nearest_cases_in_words
from recommend.explain.facts.subject import Named, Subject, named
from recommend.explain.supporting_evidence import kilometres
from recommend.model.kinds import classes
from recommend.model.objects import RUNNING, NamedObject
from recommend.model.tables import NodeId, Territory

#: The maximum number of examples of a practice.
MAX_EXAMPLES = 5
#: The scales of the likeness: of the log ratio of two populations, and of the distance in kilometres.
_OF_SIZE, _OF_DISTANCE = 0.7, 1000.0
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class Example:
    """A named object that implements a practice.

    Attributes
    ----------
    project, territory : NodeId
    stage : str or None
        RUNNING, ADAPTED, or None if neither is known.
    date : str or None
        The date from which it has had this stage; without a stage, the start of the project. None if unknown.
    distance_km : float or None
    likeness : float
        The likeness of the territory, 0 to 1: the mean of those by kind, size, region and distance that are known.
    adoption : NodeId or None
        The adoption that states the stage.
    """

    project: NodeId
    territory: NodeId
    stage: str | None
    date: str | None
    distance_km: float | None
    likeness: float
    adoption: NodeId | None
    name: Named
    territory_name: Named

    @property
    def text_ru(self) -> str:
        """The object in words, in Russian."""
        return self._message.text("ru")

    @property
    def text_en(self) -> str:
        """The object in words, in English."""
        return self._message.text("en")

    @property
    def _message(self) -> Message:
        distance: Message | str = ""
        if self.distance_km is not None:
            distance = Message("example.distance", {"distance": distance_in_words(self.distance_km)})
        stage = {None: "unknown", RUNNING: "running"}.get(self.stage, "adapted")
        return Message(
            "example.object",
            {
                "name": self.name.words,
                "territory": self.territory_name.words,
                "distance": distance,
                "stage": Message(f"example.{stage}"),
                "date": _date(self.date),
            },
        )


def examples_of(subject: Subject, objects: Sequence[NamedObject]) -> tuple[Example, ...]:
    """Return the objects in the most similar territories of the level and country, ties by id.

    Objects of unknown stage come last, and further objects of one territory after those of other territories.
    """
    snapshot, territories = subject.snapshot, subject.features.relations.territories
    position = {id_: row for row, id_ in enumerate(snapshot.territory_ids)}
    found = []
    for each in objects:
        row = position.get(each.project.territory_id or "")
        if row is not None and row != subject.row and snapshot.exists[row]:
            found.append((row, each))
    if not found:
        return ()
    distances = subject.distances.to(np.array([row for row, _ in found])).tolist()
    own = territories[subject.row]
    examples = [
        Example(
            each.project.id,
            territories[row].id,
            each.stage,
            each.date,
            kilometres(distance),
            _likeness(own, territories[row], distance),
            each.adoption,
            named(each.project),
            subject.territory(row),
        )
        for (row, each), distance in zip(found, distances, strict=True)
    ]
    examples.sort(key=lambda each: (each.stage is None, -each.likeness, each.project))
    first: dict[NodeId, Example] = {}
    for example in examples:
        first.setdefault(example.territory, example)
    further = [example for example in examples if first[example.territory] is not example]
    return tuple([*first.values(), *further][:MAX_EXAMPLES])


def without_examples(subject: Subject, column: int) -> Message:
    """Return the reason why a practice has no examples, with its nearest cases."""
    return Message("example.none", {"cases": nearest_cases_in_words(subject, column)})


def _date(date: str | None) -> Message | str:
    if date is None:
        return ""
    parts = dict(zip(("year", "month", "day"), date.split("-"), strict=False))
    return Message(("example.year", "example.month", "example.day")[len(parts) - 1], parts)


def _likeness(own: Territory, other: Territory, distance: float) -> float:
    """Return the likeness of two territories: the mean of the kinds of likeness that are known; 0 without any."""
    parts = []
    if own.kind and other.kind:
        kind, other_kind = classes([own, other]).tolist()
        parts.append(float(kind == other_kind))
    if own.population and other.population:
        parts.append(math.exp(-abs(math.log(own.population / other.population)) / _OF_SIZE))
    if own.region_id and other.region_id:
        parts.append(float(own.region_id == other.region_id))
    if math.isfinite(distance):
        parts.append(math.exp(-distance / _OF_DISTANCE))
    return round(sum(parts) / len(parts), _DECIMALS) if parts else 0.0
