"""The fit of practices to what the teams of a territory work on and to the topics of a request, by meaning.

fit = 15 g(largest likeness to a project) + 5 g(largest likeness to a topic), g(l) = max(0, l - 0.45) / 0.55

The likeness of a project or a topic to a practice is that of their texts (`meaning.MeaningIndex`): of the name and the
topics of a project, and of the name, summary and topics of a practice or the name of one of its objects, the closest of
them. It is halved if they have no topic and at most one word in common, because a word may have two meanings. The
weights are judgements: what a team works on counts for more than how many others are recorded.

As of a date, only dated projects and objects count. The index has the practices of one snapshot, so that practices
that are taken up later change nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from meaning import MeaningIndex
from recommend.model.objects import NamedObject
from recommend.model.tables import NodeId, Practice, Project, Topic
from recommend.model.word_vectors import word_vectors

_OF_PROJECTS, _OF_TOPICS = 15.0, 5.0
#: The likeness up to which texts are not alike.
_SMALLEST = 0.45
#: Without a common topic, a likeness through fewer matching words than these counts half.
_MATCHING_WORDS, _HALF = 2, 0.5
#: The likeness of two words that match.
_MATCH = 0.8
_DECIMALS = 6


@dataclass(frozen=True, slots=True)
class ClosestText:
    """The project or topic to which a practice is closest.

    likeness: of the two, 0 to 1. by_object: the closest object of the practice, if closer than the practice itself.
    """

    to: NodeId
    likeness: float
    by_object: NodeId | None


@dataclass(frozen=True, slots=True)
class Needs:
    """What practices are compared with: projects of the territory, and topics of the request, by id."""

    projects: tuple[NodeId, ...] = ()
    topics: tuple[NodeId, ...] = ()


WITHOUT_NEEDS = Needs()


class Fit:
    """The fit of the practices of one snapshot. Immutable.

    Parameters
    ----------
    practices : sequence of Practice
        In the order of the snapshot.
    topics : mapping
        All topics by id.
    objects : mapping
        By practice: its objects that are known.
    projects : mapping
        By territory: what its teams work on, sorted by id.
    territory_ids : sequence of NodeId
        The territories of the snapshot, by row.
    """

    def __init__(
        self,
        practices: Sequence[Practice],
        topics: Mapping[NodeId, Topic],
        objects: Mapping[NodeId, Sequence[NamedObject]],
        projects: Mapping[NodeId, Sequence[Project]],
        territory_ids: Sequence[NodeId],
    ):
        self._practices, self.topics, self._objects_of = practices, topics, objects
        self._by_territory = projects
        self.projects: Mapping[NodeId, Project] = {each.id: each for own in projects.values() for each in own}
        #: By id: the objects of all practices.
        self.objects: Mapping[NodeId, Project] = {
            each.project.id: each.project for own in objects.values() for each in own
        }
        #: The needs of each row that has a project.
        self.of_rows: Mapping[int, Needs] = {
            row: self.needs([id_], ()) for row, id_ in enumerate(territory_ids) if id_ in projects
        }
        self._likenesses: dict[tuple[str, frozenset[NodeId]], list[tuple[float, NodeId | None]]] = {}

    def needs(self, territories: Collection[NodeId], topics: Collection[NodeId]) -> Needs:
        """Return the needs of some territories, with the topics of a request."""
        projects = {each.id for id_ in territories for each in self._by_territory.get(id_, ())}
        return Needs(tuple(sorted(projects)), tuple(sorted(self.topics.keys() & set(topics))))

    def values(self, needs: Needs) -> np.ndarray:
        """Return the fit of each practice; zeros without needs."""
        values = np.zeros(len(self._practices))
        for weight, queries in ((_OF_PROJECTS, needs.projects), (_OF_TOPICS, needs.topics)):
            for column, likeness in enumerate(self._closest(queries)):
                if likeness is not None:
                    values[column] += weight * (likeness.likeness - _SMALLEST) / (1 - _SMALLEST)
        return values

    @cached_property
    def of_territories(self) -> Mapping[int, np.ndarray]:
        """The fit of each practice to the needs of each row that has a project."""
        return {row: self.values(needs) for row, needs in self.of_rows.items()}

    def closest(self, queries: Sequence[NodeId], column: int) -> ClosestText | None:
        """Return the project or topic that a practice resembles most, ties by id; None if it resembles none."""
        return self._closest(queries)[column]

    def _closest(self, queries: Sequence[NodeId]) -> list[ClosestText | None]:
        found: list[ClosestText | None] = [None] * len(self._practices)
        for query in sorted(queries):
            for column, likeness in enumerate(self._to(query)):
                best = found[column]
                if likeness.likeness > (_SMALLEST if best is None else best.likeness):
                    found[column] = likeness
        return found

    def _to(self, query: NodeId) -> list[ClosestText]:
        """Return the likeness of each practice to a project or topic."""
        if _asked(query) not in self._positions:
            return []
        project = self.projects.get(query)
        topics = frozenset({query}) if project is None else project.topics
        text = self._topic(query) if project is None else self._text(project)
        key = text, topics
        if key not in self._likenesses:
            self._likenesses[key] = self._find(query, text, topics)
        return [ClosestText(query, *found) for found in self._likenesses[key]]

    def _find(self, query: NodeId, text: str, topics: frozenset[NodeId]) -> list[tuple[float, NodeId | None]]:
        """Return the likeness of each practice to a text, and the object through which it is."""
        likenesses = np.round(self._index.likenesses(_asked(query)).astype(float), _DECIMALS)
        found = []
        for practice in self._practices:
            best, by_object = 0.0, None
            for id_ in (practice.id, *(each.project.id for each in self._objects_of.get(practice.id, ()))):
                likeness = float(likenesses[self._positions[id_]])
                # Look at the words only if they can matter.
                if likeness > max(best, _SMALLEST) and not (topics & practice.topics or self._matches(text, id_)):
                    likeness *= _HALF
                if likeness > best:
                    best, by_object = likeness, None if id_ == practice.id else id_
            found.append((best, by_object))
        return found

    def _matches(self, text: str, id_: str) -> bool:
        """Return whether enough words of a text match those of an indexed one."""
        matched = {match.matched for match in self._index.matches(text, id_) if match.likeness >= _MATCH}
        return len(matched) >= _MATCHING_WORDS

    @cached_property
    def _index(self) -> MeaningIndex:
        texts = {practice.id: self._text(practice) for practice in self._practices}
        for practice in self._practices:
            texts |= {each.project.id: _name(each.project) for each in self._objects_of.get(practice.id, ())}
            texts |= {_asked(topic): self._topic(topic) for topic in practice.topics}
        texts |= {_asked(id_): self._text(project) for id_, project in self.projects.items()}
        return MeaningIndex(texts, word_vectors())

    @cached_property
    def _positions(self) -> Mapping[str, int]:
        return {id_: position for position, id_ in enumerate(self._index.ids)}

    def _text(self, row: Practice | Project) -> str:
        summary = row.summary if isinstance(row, Practice) else None
        return " ".join([_name(row), summary or "", *(self._topic(topic) for topic in sorted(row.topics))])

    def _topic(self, id_: NodeId) -> str:
        topic = self.topics.get(id_)
        return "" if topic is None else _name(topic)


def _asked(id_: NodeId) -> str:
    """Return the id in the index of the text of a project or topic that practices are compared with."""
    return f"to {id_}"


def _name(row: Practice | Project | Topic) -> str:
    return row.name_ru or row.name or ""
