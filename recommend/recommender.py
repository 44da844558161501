"""Which practices a territory will likely take up next, from whom, and why."""

import bisect
import functools
from collections.abc import Iterable

import numpy as np

from recommend.adoption_graph import AdoptionGraph
from recommend.answer import RankedItems, Recommendations
from recommend.confidence import Confidence, Reason, assess, reason
from recommend.dates import PartialDate, parse_date
from recommend.errors import UnknownTerritory
from recommend.hazard import spread_factor
from recommend.model import Model
from recommend.neighbours import Neighbours
from recommend.parameters import Parameters
from recommend.related import RelatedProject, RelatedProjects
from recommend.scoring import ranked, scores
from recommend.snapshot import Snapshot, take_snapshot
from recommend.tables import Tables, Territory

#: How many models (a level and country as of a date) are kept: the least recently used is dropped.
MODELS_KEPT = 16


class Recommender:
    """Answers for all territories of the tables.

    Everything is computed from the tables and the date asked for, never from the clock: the same question has
    the same answer. It may be used from several threads; the first question about a level, country and date
    builds a model (milliseconds to about a second), so call it off the event loop.

    Raises
    ------
    InvalidTables, InvalidDate
        If the tables contradict themselves or hold something that is no date.

    Examples
    --------
    >>> from recommend import Adoption, Practice, Tables, Territory
    >>> places = [Territory(name, "Region", "XX") for name in "abc"]
    >>> took = [Adoption("a", "p", "2001"), Adoption("b", "p", "2004"), Adoption("b", "q", "2003")]
    >>> recommender = Recommender(Tables(places, [Practice("p"), Practice("q")], took))
    >>> answer = recommender.recommend("c", as_of="2004")
    >>> [item.practice_id for item in answer.items], answer.confidence.value
    (['p', 'q'], 'LOW')
    """

    def __init__(self, tables: Tables, parameters: Parameters | None = None):
        self._parameters = parameters or Parameters()
        self._graph = AdoptionGraph(tables)
        self._related = RelatedProjects(tables.projects)
        self._slice = functools.lru_cache(MODELS_KEPT)(self._graph.slice)
        self._model = functools.lru_cache(MODELS_KEPT)(self._build)

    def recommend(
        self, territory_id: str, *, as_of: str | None = None, topics: Iterable[str] | None = None,
    ) -> Recommendations:
        """All practices that territories of the same level and country run and this one has not, ranked.

        Parameters
        ----------
        territory_id : str
        as_of : str, optional
            YYYY, YYYY-MM or YYYY-MM-DD: only facts that had happened by the end of it count. Without it all
            facts count, also those without a date.
        topics : iterable of str, optional
            Only practices about at least one of these topics; none given means any.

        Raises
        ------
        UnknownTerritory
            If the territory is not in the tables.
        InvalidDate
            If `as_of` is no date of reduced precision.
        """
        territory = self._graph.territories.get(territory_id)
        if territory is None:
            raise UnknownTerritory(f"territory_id {territory_id!r} is not in the tables: give one that is")
        date = None if as_of is None else parse_date(as_of)
        model = self._model(territory.level, territory.country, date)
        snapshot = model.snapshot
        row = bisect.bisect_left(snapshot.territory_ids, territory_id)
        candidates, about = self._candidates(snapshot, row, frozenset(topics or ()))
        if len(candidates) == 0:
            confidence, why = _nothing(snapshot, territory, about)
            items = RankedItems(model, row, None, (), candidates, np.zeros(0))
        else:
            confidence, why = assess(snapshot, territory, row, self._parameters)
            items = _rank(model, row, candidates)
        stated = snapshot.as_of.text if snapshot.as_of else None
        return Recommendations(territory_id, stated, confidence, why, items)

    def related_projects(self, project_id: str, first: int | None = 10) -> list[RelatedProject]:
        """The projects most like this one by topic, cohort and text: see `recommend.related`."""
        return self._related.related(project_id, first)

    def _build(self, level: str, country: str, date: PartialDate | None) -> Model:
        snapshot, parameters = take_snapshot(self._slice(level, country), date), self._parameters
        spread, neighbours = spread_factor(snapshot, parameters), Neighbours(snapshot, parameters)
        return Model(snapshot, spread, neighbours, self._graph.borders, parameters)

    def _candidates(self, snapshot: Snapshot, row: int, topics: frozenset[str]) -> tuple[np.ndarray, int]:
        """Positions of the practices to rank, and how many there would be if the territory had none."""
        practices = self._graph.practices
        about = np.array([not topics or not topics.isdisjoint(practices[id_].topics)
                          for id_ in snapshot.practice_ids], bool)
        free = about.copy()
        free[snapshot.has(row)] = False
        return np.flatnonzero(free), int(about.sum())


def _rank(model: Model, row: int, candidates: np.ndarray) -> RankedItems:
    neighbourhood = model.neighbours.of(row)
    factors = [model.spread] if neighbourhood is None else [model.spread, neighbourhood.factor]
    values = scores(factors, candidates)
    order = ranked(candidates, values)
    return RankedItems(model, row, neighbourhood, factors, candidates[order], values[order])


def _nothing(snapshot: Snapshot, territory: Territory, about: int) -> tuple[Confidence, Reason]:
    """Why there is no candidate: all is taken up, nothing is about the topics, or nobody runs anything."""
    as_of = snapshot.as_of.text if snapshot.as_of else None
    practices = len(snapshot.practice_ids)
    if about:
        return Confidence.HIGH, reason("ALL_TAKEN_UP", territory, as_of, practices=about)
    if practices:
        return Confidence.NOT_ENOUGH_DATA, reason(
            "NO_PRACTICE_ABOUT_TOPICS", territory, as_of, practices=practices)
    return Confidence.NOT_ENOUGH_DATA, reason(
        "NO_ADOPTIONS", territory, as_of, territories=len(snapshot.territory_ids))
