"""`practicesFor`: practices, projects and people for a problem in plain words."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph.experts import Expert, experts_of_practices, experts_of_projects
from graph.query import BadValue
from graph.search import check_text
from graph.store import Store
from meaning import WordMatch
from meaning.solutions import Solution, solutions
from messages import Message
from recommend import Adopter, PracticeAdopters, Recommender
from resolvers.execution.computed import Batch, Selected
from resolvers.fields.answering import Gone, answer_all
from resolvers.fields.ranked_pages import RankedConnection, RankedEdge, RankedPage, page_arguments, page_of_ranked
from resolvers.meaning_model import MeaningModel, Meanings
from resolvers.recommendation_model import RecommendationModel

_LIST = "PracticesFor"
#: Projects, adopters and experts of an edge.
MAX_ITEMS = 5
_NOTHING = Message("search.nothing-similar")
_ADOPTERS = frozenset({"edges.adopter_count", "edges.adapting_count", "edges.nearest_adopters"})
_PRACTICE, _PROJECT = "practice:", "project:"


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem in plain words, and the texts in which it is looked up."""

    text: str
    meanings: Meanings

    def matches(self, id_: str) -> tuple[WordMatch, ...]:
        """Return the words of the problem that a node matches."""
        return self.meanings.index.matches(self.text, id_)

    def solutions(self) -> list[Solution]:
        """Return the practices and projects that deal with the problem, the best first."""
        found = self.meanings.index.found(self.text)
        of_types = [each for each in found if each[0].startswith((_PRACTICE, _PROJECT))]
        return solutions(of_types, self.meanings.practices_of)


@dataclass(frozen=True, slots=True)
class MatchingProject:
    """A project that deals with a problem. project: its id."""

    project: str
    score: float
    distance_km: float | None
    problem: Problem

    @property
    def matches(self) -> tuple[WordMatch, ...]:
        return self.problem.matches(self.project)


@dataclass(frozen=True, slots=True)
class ExplainedSolution:
    """A practice or project that deals with a problem, with the people and places that know it."""

    solution: Solution
    problem: Problem
    projects: Sequence[MatchingProject]
    adopters: PracticeAdopters
    experts: Sequence[Expert]

    @property
    def score(self) -> float:
        return self.solution.score

    @property
    def matches(self) -> tuple[WordMatch, ...]:
        return self.problem.matches(self.solution.id)

    @property
    def project_count(self) -> int:
        return len(self.solution.projects)

    @property
    def adopter_count(self) -> int:
        return self.adopters.count

    @property
    def adapting_count(self) -> int:
        return self.adopters.adapting_count

    @property
    def nearest_adopters(self) -> tuple[Adopter, ...]:
        return self.adopters.nearest


@dataclass(frozen=True, slots=True)
class _Reason:
    """Why the list is empty; None if it is not."""

    reason_ru: str | None
    reason_en: str | None


@dataclass(frozen=True, slots=True)
class _Places:
    """The adopters of the practices, and the distances to the projects, by id."""

    adopters: Mapping[str, PracticeAdopters]
    distances: Mapping[str, float | None]


def practices_for(meanings: MeaningModel, model: RecommendationModel, store: Store) -> Batch:
    """Return the batch function of `practicesFor`.

    It raises SearchError, BadPage, BadCursor, BadValue and StoreError.
    """

    async def batch(
        parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected, context: RequestContext
    ) -> list[RankedConnection[ExplainedSolution]]:
        page, text = page_arguments(arguments, _LIST), arguments["text"]
        check_text(text)
        problem = Problem(text, await meanings.current())
        found = await asyncio.to_thread(problem.solutions)
        ranked = page_of_ranked(found, [(each.score, each.id) for each in found], page, _LIST)
        places = await _places(model, ranked.edges, problem, arguments, selected, context)
        experts = await _experts(store, ranked.nodes) if "edges.experts" in selected else {}
        edges = [
            RankedEdge(edge.cursor, edge.node, _explained(edge.item, problem, places, experts)) for edge in ranked.edges
        ]
        reason = _Reason(None, None) if found else _Reason(_NOTHING.text("ru"), _NOTHING.text("en"))
        answer = RankedPage(edges, ranked.page_info, ranked.total_count)
        return [RankedConnection(answer, reason, problem.meanings.version)] * len(parents)

    return batch


def _explained(
    solution: Solution, problem: Problem, places: _Places, experts: Mapping[str, Sequence[Expert]]
) -> ExplainedSolution:
    projects = [
        MatchingProject(project, score, places.distances.get(project), problem)
        for project, score in solution.projects[:MAX_ITEMS]
    ]
    adopters = places.adopters.get(solution.id, PracticeAdopters(0, 0, ()))
    return ExplainedSolution(solution, problem, projects, adopters, experts.get(solution.id, ()))


async def _places(
    model: RecommendationModel,
    edges: Sequence[RankedEdge[Solution]],
    problem: Problem,
    arguments: Mapping[str, Any],
    selected: Selected,
    context: RequestContext,
) -> _Places:
    """Return the adopters and distances for a page. Raises BadValue for an unknown territory."""
    territory, as_of = arguments.get("territory"), arguments.get("asOf")
    counted = not selected.isdisjoint(_ADOPTERS)
    if territory is None and not counted:
        return _Places({}, {})
    practices = [edge.node for edge in edges if edge.node.startswith(_PRACTICE)] if counted else []
    projects = [project for edge in edges for project, _ in edge.item.projects[:MAX_ITEMS]]
    place_of = problem.meanings.place_of

    def places(_: str, __: int, recommender: Recommender) -> _Places:
        adopters = {
            practice: recommender.adopters(practice, territory_id=territory, as_of=as_of, first=MAX_ITEMS)
            for practice in practices
        }
        if territory is None:
            return _Places(adopters, {})
        kilometres = recommender.distances_km(territory, [place_of.get(project, "") for project in projects])
        return _Places(adopters, dict(zip(projects, kilometres, strict=True)))

    try:
        (answer,) = await answer_all(model, [territory or ""], places, context)
    except Gone:
        raise BadValue("territory", "query.no-territory", id=territory) from None
    return answer


async def _experts(store: Store, ids: Sequence[str]) -> dict[str, Sequence[Expert]]:
    """Return the people to ask for each practice and project."""
    experts: dict[str, Sequence[Expert]] = {}
    for prefix, read in ((_PRACTICE, experts_of_practices), (_PROJECT, experts_of_projects)):
        if some := [id_ for id_ in ids if id_.startswith(prefix)]:
            experts.update(zip(some, await read(store, some, MAX_ITEMS), strict=True))
    return experts
