"""Related projects, which need no adoption history.

score = 0.4 x topic + 0.6 x text, each similarity from 0 to 1:

- topic: shared topics over all topics of the two (Jaccard index);
- text: the likeness of their names and descriptions by meaning (`BilingualTexts`).

The weights are a judgement, not a measurement. That two projects are of one team or cohort only says that the people
know each other: it is stated and not counted, but of equally similar projects those of other teams come first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from meaning import WordMatch
from recommend.answers.ranked_list import RankedList
from recommend.errors import InvalidTables, UnknownProject
from recommend.model.bilingual_texts import BilingualText, BilingualTexts
from recommend.model.tables import NodeId, Project

TOPIC_WEIGHT = 0.4
TEXT_WEIGHT = 0.6
#: The maximum number of matching words in an item.
MAX_MATCHES = 5
_DECIMALS = 10
_LIKENESS_DECIMALS = 6


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
        # Single precision differs in the seventh decimal between processors.
        likenesses = np.round(self._texts.likenesses(project_id).astype(float), _LIKENESS_DECIMALS)
        topics = [round(TOPIC_WEIGHT * _jaccard(project.topics, other.topics), _DECIMALS) for other in others]
        of_texts = [round(TEXT_WEIGHT * float(likenesses[self._texts.row_of[other.id]]), _DECIMALS) for other in others]
        scores = np.round(np.array(topics) + np.array(of_texts), _DECIMALS)
        found = np.flatnonzero(scores > 0)

        def build_item(position: int, rank: int, score: float) -> RelatedProject:
            other = others[position]
            matches = self._texts.matches(_text(project), other.id) if of_texts[position] else ()
            return RelatedProject(
                other.id,
                score,
                (Likeness("topic", topics[position]), Likeness("text", of_texts[position])),
                matches[:MAX_MATCHES],
                bool(project.team_ids & other.team_ids),
                project.cohort_id is not None and project.cohort_id == other.cohort_id,
            )

        return RankedList([other.id for other in others], found, scores[found], build_item)

    @cached_property
    def _texts(self) -> BilingualTexts:
        return BilingualTexts({id_: _text(project) for id_, project in self._projects.items()})


def _text(project: Project) -> BilingualText:
    return BilingualText(project.text_ru or "", project.text_en or "")


def _jaccard(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / len(a | b) if a or b else 0.0
