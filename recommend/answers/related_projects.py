"""Related projects, which need no adoption history.

score = 0.5 x topic + 0.35 x text + 0.15 x cohort, each similarity from 0 to 1:

- topic: shared topics over all topics of the two (Jaccard index);
- text: cosine of the idf-weighted words of the two, idf(w) = log(1 + projects / projects with w);
- cohort: 1 if both are of one cohort.

The weights are a judgement, not a measurement: an editor assigned the topics, words are a hint, and a common cohort
only means that the teams have met.
"""

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from recommend.errors import InvalidTables, UnknownProject
from recommend.model.tables import NodeId, Project

TOPIC_WEIGHT = 0.5
TEXT_WEIGHT = 0.35
COHORT_WEIGHT = 0.15
_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class Likeness:
    """The contribution of one similarity (topic, cohort or text) to the score of a related project."""

    factor: str
    contribution: float


@dataclass(frozen=True, slots=True)
class RelatedProject:
    """A related project. The contributions sum to the score."""

    project: NodeId
    score: float
    contributions: tuple[Likeness, ...]


class RelatedProjects:
    """All projects of the tables, prepared for comparison."""

    def __init__(self, projects: Iterable[Project]):
        self._projects: dict[str, Project] = {}
        for project in projects:
            if project.id in self._projects:
                raise InvalidTables(f"projects: duplicate id {project.id!r}. Keep one row.")
            self._projects[project.id] = project
        holders = Counter(term for project in self._projects.values() for term in project.terms)
        self._idf = {term: math.log1p(len(self._projects) / count) for term, count in holders.items()}

    def related(self, project_id: str, first: int | None = 10) -> list[RelatedProject]:
        """Return the projects with a similarity above 0, the most similar first, ties by id; all if `first` is None.

        Raises
        ------
        UnknownProject
            If the project is not in the tables.

        Examples
        --------
        >>> waste = frozenset({"waste"})
        >>> all_ = RelatedProjects([Project("a", topics=waste), Project("b", topics=waste), Project("c")])
        >>> [(other.project, other.score) for other in all_.related("a")]
        [('b', 0.5)]
        """
        project = self._projects.get(project_id)
        if project is None:
            raise UnknownProject(f"project_id {project_id!r} is not in the tables. Pass the id of a project.")
        others = [self._compare(project, other) for other in self._projects.values() if other.id != project_id]
        others.sort(key=lambda related: (-related.score, related.project))
        return [related for related in others if related.score > 0][:first]

    def _compare(self, project: Project, other: Project) -> RelatedProject:
        topics = project.topics | other.topics
        topic = TOPIC_WEIGHT * len(project.topics & other.topics) / len(topics) if topics else 0.0
        same_cohort = project.cohort_id is not None and project.cohort_id == other.cohort_id
        cohort = COHORT_WEIGHT if same_cohort else 0.0
        text = TEXT_WEIGHT * self._cosine(project.terms, other.terms)
        return RelatedProject(
            other.id,
            round(topic + cohort + text, _DECIMALS),
            (Likeness("topic", topic), Likeness("cohort", cohort), Likeness("text", text)),
        )

    def _cosine(self, a: frozenset[str], b: frozenset[str]) -> float:
        lengths = self._square(a) * self._square(b)
        return self._square(a & b) / math.sqrt(lengths) if lengths else 0.0

    def _square(self, terms: frozenset[str]) -> float:
        """Return the squared length of a text's vector. fsum, because the order of a set varies between runs."""
        return math.fsum(self._idf[term] ** 2 for term in terms)
