"""The recommender: the practices that a territory will likely take up next, the likely sources, and the reasons."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import lru_cache, partial

import networkx as nx

from recommend.answers.adoption_patterns import AdoptionPatterns, adoption_patterns
from recommend.answers.comparison import Comparison, compare
from recommend.answers.diffusion import Diffusion, diffusion
from recommend.answers.elsewhere import ELSEWHERE, checked_elsewhere
from recommend.answers.ideas_from_elsewhere import ideas_from_elsewhere
from recommend.answers.next_adopters import NextAdopters, next_adopters
from recommend.answers.practice_adopters import PracticeAdopters, distances, practice_adopters
from recommend.answers.ranked_list import Ranked, RankedList, empty_list
from recommend.answers.recommendations import Recommendation, Recommendations, latest_date, practices_of_the_groups
from recommend.answers.related_projects import RelatedProject, RelatedProjects
from recommend.answers.similar_territories import Peers, similar_territories
from recommend.dates import PartialDate, parse_date
from recommend.errors import UnknownPractice, UnknownTerritory
from recommend.explain.confidence import Confidence, reason
from recommend.explain.evidence_parts import PARTS
from recommend.explain.graph_paths import GraphPath, graph_paths
from recommend.model.lifetimes import has_begun, has_ended
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry, model_version
from recommend.model.scorer_cache import ScorerCache
from recommend.model.scoring import checked_weights
from recommend.model.tables import Adoption, Tables, Territory

#: Patterns of adoptions that are kept, by level, country and topic.
PATTERNS_CACHE_SIZE = 32


class Recommender:
    """Answers for all territories of the tables.

    An answer depends on the tables and the requested date only, never on the clock. A recommender is immutable and
    may be used from several threads. The first request for a level, country and date builds a model, which takes
    milliseconds to seconds: call it off the event loop.

    Parameters
    ----------
    tables : Tables
    parameters : Parameters, optional
    scorers : ScorerCache, optional
        The cache of learned scorers, and the function that learns them. The recommenders of one service share it, so
        that a write only invalidates the scorers that depend on it. By default each recommender has its own.

    Raises
    ------
    InvalidTables, InvalidDate
        If the tables are inconsistent or contain an invalid date.

    Examples
    --------
    >>> from recommend import Adoption, Practice, Tables, Territory
    >>> places = [Territory(name, "Region", "XX") for name in "abc"]
    >>> adoptions = [Adoption("a", "p", "2001"), Adoption("b", "p", "2004"), Adoption("b", "q", "2003")]
    >>> recommender = Recommender(Tables(places, [Practice("p"), Practice("q")], adoptions))
    >>> answer = recommender.recommend("c", as_of="2004")
    >>> [item.practice for item in answer.items], answer.confidence.value
    (['p', 'q'], 'LOW')
    """

    def __init__(self, tables: Tables, parameters: Parameters | None = None, scorers: ScorerCache | None = None):
        self._registry = ModelRegistry(tables, parameters or Parameters(), scorers)
        self._related = RelatedProjects(self._registry.projects)
        self._patterns = _patterns_of(self._registry)

    def refreshed(
        self,
        adoptions: Iterable[Adoption] = (),
        removed: Iterable[tuple[str, str]] = (),
    ) -> "Recommender":
        """Return the recommender after a write; this one is unchanged.

        Parameters
        ----------
        adoptions : iterable of Adoption
            All current rows of each changed pair of territory and practice.
        removed : iterable of (str, str)
            The pairs of territory and practice that have no rows left.

        Raises
        ------
        InvalidTables, InvalidDate
            As in the constructor. A new territory or practice requires `with_tables`.
        """
        after = object.__new__(Recommender)
        after._registry = self._registry.refreshed(adoptions, removed)
        after._related = self._related
        after._patterns = _patterns_of(after._registry)
        return after

    def with_tables(self, tables: Tables) -> "Recommender":
        """Return the recommender of other tables, which reuses the learned scorers that still apply."""
        return Recommender(tables, self._registry.parameters, self._registry.scorers)

    def recommend(
        self,
        territory_id: str,
        *,
        as_of: str | None = None,
        topics: Iterable[str] | None = None,
        exclude: Iterable[str] = (),
        weights: Mapping[str, float] | None = None,
        min_confidence: Confidence | None = None,
        source: str = "SAME",
        level: str | None = None,
        countries: Iterable[str] = (),
        parts: Set[str] = PARTS,
    ) -> Recommendations:
        """Return the practices that this territory has not taken up and others of its level and country run, ranked.

        Parameters
        ----------
        territory_id : str
        as_of : str, optional
            YYYY, YYYY-MM or YYYY-MM-DD: only facts up to the end of this date count. By default all facts count,
            including undated ones.
        topics : iterable of str, optional
            Only practices about at least one of these topics. Empty means any topic. In a sample they also count in
            the fit.
        exclude : iterable of str, optional
            Practices to exclude.
        weights : mapping, optional
            Weights of factors (`recommend.FACTOR_NAMES`), at least 0; the default is 1. A factor of weight 0 is
            omitted.
        min_confidence : Confidence, optional
            An answer with less confidence has no items, but still its confidence and reason.
        source : str
            SAME, or ELSEWHERE: practices that only territories of another level or country run.
        level : str, optional
            With ELSEWHERE: only practices of territories of this level, Region or Municipality.
        countries : iterable of str, optional
            With ELSEWHERE: only practices of territories of these countries (ISO 3166-1 alpha-2). Empty means any.
        parts : set of str
            The parts of an item's explanation to compute, of `recommend.PARTS`; the others may be empty. They take
            more than half of the time of a page.

        Raises
        ------
        UnknownTerritory
            If the territory is not in the tables.
        InvalidDate
            If `as_of` is not a date of reduced precision.
        InvalidArgument
            If a weight or the source is invalid, or a level or countries are given without ELSEWHERE. UnknownCountry
            if a country has no territory.
        """
        date = _date(as_of)
        territory = self._territory(territory_id, date)
        checked = checked_weights(weights)
        elsewhere = checked_elsewhere(self._registry.history.slices, source, level, countries)
        included, excluded = frozenset(topics or ()), frozenset(exclude)
        registry = self._registry
        if not has_begun(territory, date):
            not_yet = reason("NOT_BEGUN", territory, as_of)
            confidence = Confidence.NOT_ENOUGH_DATA
            return Recommendations(territory.id, as_of, confidence, not_yet, empty_list(), model_version(), source)
        groups = registry.groups_with_records(territory, date)
        models = [registry.model(group, date) for group in groups]
        items: Ranked[Recommendation]
        if source == ELSEWHERE:
            items, confidence, why = ideas_from_elsewhere(
                registry, models, territory, territory_id, date, elsewhere, included, excluded, checked
            )
        else:
            items, confidence, why = practices_of_the_groups(
                registry, groups, territory, territory_id, date, included, excluded, checked, parts
            )
        if min_confidence is not None and confidence.rank < min_confidence.rank:
            items = empty_list()
        return Recommendations(
            territory.id, latest_date(models), confidence, why, items, model_version(*models), source
        )

    def peers(
        self,
        territory_id: str,
        *,
        as_of: str | None = None,
        by: Iterable[str] | Mapping[str, float] | None = None,
        topic: str | None = None,
        first: int = 10,
    ) -> Peers:
        """Return the most similar territories of the same level and country.

        by: components (`recommend.COMPONENTS`), or their weights. topic: restricts "adoptions" to practices about it.

        Raises
        ------
        UnknownTerritory, InvalidDate, InvalidArgument
        """
        date = _date(as_of)
        territory = self._territory(territory_id, date)
        if not has_begun(territory, date):
            return Peers(territory.id, as_of, (), ())
        group = self._registry.largest_group(territory, date)
        features, graph = self._registry.features(group, date), self._registry.graph_as_of(group, date)
        row = features.snapshot.row_of(territory.id)
        return similar_territories(features, graph, self._registry.history.practices, row, by, topic, first)

    def next_adopters(
        self,
        practice_id: str,
        *,
        as_of: str | None = None,
        level: str | None = None,
        country: str | None = None,
        region_id: str | None = None,
        weights: Mapping[str, float] | None = None,
        exclude: Iterable[str] = (),
        parts: Set[str] = PARTS,
    ) -> NextAdopters:
        """Return the territories that have not taken a practice up, by its score in their recommendations.

        level, country: by default those in which most territories run the practice. parts: as in `recommend`.

        Raises
        ------
        UnknownPractice, InvalidDate, InvalidArgument
        """
        self._check_practice(practice_id)
        return next_adopters(
            self._registry,
            practice_id,
            _date(as_of),
            level,
            country,
            region_id,
            checked_weights(weights),
            frozenset(exclude),
            parts,
        )

    def paths(
        self, territory_id: str, practice_id: str, *, as_of: str | None = None, first: int = 10
    ) -> tuple[GraphPath, ...]:
        """Return the shortest paths of the practice graph between the two: see `recommend.explain.graph_paths`.

        Raises
        ------
        UnknownTerritory, UnknownPractice, InvalidDate
        """
        date = _date(as_of)
        territory = self._territory(territory_id, date)
        self._check_practice(practice_id)
        return graph_paths(self._registry.graph_as_of(None, date), territory.id, practice_id, first)

    def diffusion(self, practice_id: str, *, as_of: str | None = None) -> Diffusion:
        """Return the adopters of a practice, with dates and likely sources: see `recommend.answers.diffusion`.

        Raises
        ------
        UnknownPractice, InvalidDate
        """
        self._check_practice(practice_id)
        return diffusion(self._registry, practice_id, _date(as_of))

    def adopters(
        self, practice_id: str, *, territory_id: str | None = None, as_of: str | None = None, first: int = 5
    ) -> PracticeAdopters:
        """Return the number of territories of all levels and countries that run a practice or are adapting it, and the
        nearest of them.

        territory_id: the territory to which distances are measured, itself left out; without one, or if its place is
        unknown, none is near. A practice without adoptions has no adopters.

        Raises
        ------
        UnknownTerritory, InvalidDate
        """
        date = _date(as_of)
        territory = None if territory_id is None else self._territory(territory_id, date)
        return practice_adopters(self._registry, practice_id, date, territory, first)

    def distances_km(self, territory_id: str, others: Sequence[str]) -> list[float | None]:
        """Return the distances from a territory to others in kilometres; None if a place is unknown.

        Raises
        ------
        UnknownTerritory
            If the territory itself is not in the tables.
        """
        territories = self._registry.history.territories
        known = [id_ for id_ in others if id_ in territories]
        kilometres = distances(self._territory(territory_id, None), [territories[id_] for id_ in known])
        by_id = {id_: round(float(each), 1) for id_, each in zip(known, kilometres, strict=True) if math.isfinite(each)}
        return [by_id.get(id_) for id_ in others]

    def compare(
        self,
        territory_ids: Iterable[str],
        *,
        as_of: str | None = None,
        topics: Iterable[str] | None = None,
        first: int | None = None,
    ) -> Comparison:
        """Return territories of any level and country side by side: indicators, common and missing practices.

        A territory with a stand-in is compared as the stand-in, once.

        first: the maximum length of each list of practices; unlimited by default.

        Raises
        ------
        UnknownTerritory, InvalidDate
        """
        date = _date(as_of)
        territories = {territory.id: territory for territory in (self._territory(id_, date) for id_ in territory_ids)}
        return compare(self._registry, list(territories.values()), date, frozenset(topics or ()), first)

    def adoption_patterns(
        self, level: str, country: str, topic: str | None = None, first: int = 20
    ) -> AdoptionPatterns:
        """Return who adopts alike and what goes together: see `recommend.answers.adoption_patterns`.

        topic: only practices about it. first: the maximum length of each list, up to 100. Computed once for the level,
        the country and the topic.

        Raises
        ------
        InvalidArgument
            If there are no territories of this level and country. UnknownTopic if the topic is not in the tables.
        """
        return self._patterns(level, country, topic).cut(first)

    def related_projects(self, project_id: str) -> RankedList[RelatedProject]:
        """Return the similar projects by topic and text, most similar first: see `recommend.answers.related_projects`.

        Raises
        ------
        UnknownProject
        """
        return self._related.related(project_id)

    @property
    def graph(self) -> nx.MultiGraph:
        """All tables as a networkx graph, frozen: see `recommend.model.practice_graph`."""
        return self._registry.graph

    def _territory(self, territory_id: str, date: PartialDate | None) -> Territory:
        """Return the territory that answers for this one: itself, unless it has no row or has ended at the date."""
        history = self._registry.history
        id_, passed = territory_id, set[str]()
        territory = history.territories.get(id_)
        while (other := history.stand_ins.get(id_)) is not None and other not in passed:
            if territory is not None and not has_ended(territory, date):
                break
            passed.add(id_)
            id_, territory = other, history.territories.get(other, territory)
        if territory is None:
            raise UnknownTerritory(f"territory_id {territory_id!r} is not in the tables. Pass the id of a territory.")
        return territory

    def _check_practice(self, practice_id: str) -> None:
        if practice_id not in self._registry.history.practices:
            raise UnknownPractice(f"practice_id {practice_id!r} is not in the tables. Pass the id of a practice.")


def _patterns_of(registry: ModelRegistry) -> Callable[[str, str, str | None], AdoptionPatterns]:
    return lru_cache(PATTERNS_CACHE_SIZE)(partial(adoption_patterns, registry))


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else parse_date(text)
