"""Related projects, which need no adoption history.

score = 0.4 x topic + 0.6 x text, each similarity from 0 to 1:

- topic: shared topics over all topics of the two (Jaccard index);
- text: (l - 0.6) / 0.4, l being the likeness of their names and descriptions by meaning (`meaning.MeaningIndex`), in
  the language in which they are more alike; 0 up to a likeness of 0.6, which unrelated texts reach too. English texts
  are compared by the stems of their words.

The weights are a judgement, not a measurement. That two projects are of one team or cohort only says that the people
know each other: it is stated and not counted, but of equally similar projects those of other teams come first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from meaning import MeaningIndex, WordMatch
from recommend.answers.ranked_list import RankedList
from recommend.errors import InvalidTables, UnknownProject
from recommend.model.tables import NodeId, Project
from recommend.model.word_vectors import word_vectors

TOPIC_WEIGHT = 0.4
TEXT_WEIGHT = 0.6
#: The likeness of texts up to which it says nothing.
_NOISE = 0.6
#: The maximum number of matching words in an item.
MAX_MATCHES = 5
_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class Likeness:
    """The contribution of one similarity (topic or text) to the score of a related project."""

    factor: str
    contribution: float


@dataclass(frozen=True, slots=True)
class RelatedProject:
    """A related project. The contributions sum to the score.

    matches: words of the first project and the closest ones of this one; none without a contribution of the text.
    same_team, same_cohort: whether the two have a team, a cohort in common.
    """

    project: NodeId
    score: float
    contributions: tuple[Likeness, ...]
    matches: tuple[WordMatch, ...]
    same_team: bool
    same_cohort: bool


class RelatedProjects:
    """All projects of the tables, prepared for comparison on first use."""

    def __init__(self, projects: Iterable[Project]):
        self._projects: dict[str, Project] = {}
        for project in projects:
            if project.id in self._projects:
                raise InvalidTables(f"projects: duplicate id {project.id!r}. Keep one row.")
            self._projects[project.id] = project

    def related(self, project_id: str) -> RankedList[RelatedProject]:
        """Return the projects with a score above 0, the most similar first.

        Of equal ones those of other teams come first, then ties are by id.

        Raises
        ------
        UnknownProject
            If the project is not in the tables.

        Examples
        --------
        >>> waste = frozenset({"waste"})
        >>> all_ = RelatedProjects([Project("a", topics=waste), Project("b", topics=waste), Project("c")])
        >>> [(other.project, other.score) for other in all_.related("a")]
        [('b', 0.4)]
        """
        project = self._projects.get(project_id)
        if project is None:
            raise UnknownProject(f"project_id {project_id!r} is not in the tables. Pass the id of a project.")
        others = [other for other in self._projects.values() if other.id != project_id]
        others.sort(key=lambda other: (bool(project.team_ids & other.team_ids), other.id))
        texts, languages = self._text_likenesses(project)
        topics = [round(TOPIC_WEIGHT * _jaccard(project.topics, other.topics), _DECIMALS) for other in others]
        of_texts = [round(TEXT_WEIGHT * float(texts[self._row_of[other.id]]), _DECIMALS) for other in others]
        scores = np.round(np.array(topics) + np.array(of_texts), _DECIMALS)
        found = np.flatnonzero(scores > 0)

        def build_item(position: int, rank: int, score: float) -> RelatedProject:
            other = others[position]
            index = self._indexes[int(languages[self._row_of[other.id]])]
            matches = index.matches(_text(project, index is self._indexes[1]), other.id) if of_texts[position] else ()
            return RelatedProject(
                other.id,
                score,
                (Likeness("topic", topics[position]), Likeness("text", of_texts[position])),
                tuple(sorted(matches, key=lambda match: -match.likeness)[:MAX_MATCHES]),
                bool(project.team_ids & other.team_ids),
                project.cohort_id is not None and project.cohort_id == other.cohort_id,
            )

        return RankedList([other.id for other in others], found, scores[found], build_item)

    def _text_likenesses(self, project: Project) -> tuple[np.ndarray, np.ndarray]:
        """Return the likeness to every text, in the order of `_row_of`, and the position of its language."""
        by_language = np.array([index.likenesses(project.id) for index in self._indexes], float)
        return np.clip((by_language.max(axis=0) - _NOISE) / (1 - _NOISE), 0, 1), by_language.argmax(axis=0)

    @cached_property
    def _indexes(self) -> tuple[MeaningIndex, MeaningIndex]:
        """The Russian and the English texts. The latter are compared by stems: the vectors are of Russian words."""
        russian, english = (
            MeaningIndex({id_: _text(project, is_english) for id_, project in self._projects.items()}, vectors)
            for is_english, vectors in ((False, word_vectors()), (True, None))
        )
        return russian, english

    @cached_property
    def _row_of(self) -> Mapping[NodeId, int]:
        return {id_: row for row, id_ in enumerate(self._indexes[0].ids)}


def _text(project: Project, is_english: bool) -> str:
    return (project.text_en if is_english else project.text_ru) or ""


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0
