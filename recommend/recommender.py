"""The recommender: which practices a territory will likely take up next, from whom, and why."""

import bisect
from collections.abc import Iterable, Mapping, Set
from functools import cached_property

import networkx as nx

from recommend.answers.comparison import Comparison, compare
from recommend.answers.diffusion import Diffusion, diffusion
from recommend.answers.ideas_from_elsewhere import ideas_from_elsewhere
from recommend.answers.next_adopters import NextAdopters, next_adopters
from recommend.answers.ranked_list import empty_list
from recommend.answers.recommendations import Recommendations, practices_of_the_group
from recommend.answers.related_projects import RelatedProject, RelatedProjects
from recommend.answers.similar_territories import Peers, similar_territories
from recommend.dates import PartialDate, parse_date
from recommend.errors import InvalidQuestion, UnknownPractice, UnknownTerritory
from recommend.explain.confidence import Confidence
from recommend.explain.parts import PARTS
from recommend.model.adoption_graph import adoption_graph
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry, model_version
from recommend.model.scorer_cache import ScorerCache
from recommend.model.scoring import checked_weights
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Adoption, Tables, Territory


class Recommender:
    """Answers for all territories of the tables.

    Everything is computed from the tables and the date asked for, never from the clock: the same question has
    the same answer. It never changes and may be used from several threads; the first question about a level,
    country and date builds a model (milliseconds to seconds), so call it off the event loop.

    Parameters
    ----------
    tables : Tables
    parameters : Parameters, optional
    scorers : ScorerCache, optional
        Where scorers are kept once learned, and how they are learned: recommenders of one service share it, so that a
        write has only those learned again that it has a part in. Without it each learns for itself.

    Raises
    ------
    InvalidTables, InvalidDate
        If the tables contradict themselves or hold a text that cannot be a date.

    Examples
    --------
    >>> from recommend import Adoption, Practice, Tables, Territory
    >>> places = [Territory(name, "Region", "XX") for name in "abc"]
    >>> took = [Adoption("a", "p", "2001"), Adoption("b", "p", "2004"), Adoption("b", "q", "2003")]
    >>> recommender = Recommender(Tables(places, [Practice("p"), Practice("q")], took))
    >>> answer = recommender.recommend("c", as_of="2004")
    >>> [item.practice for item in answer.items], answer.confidence.value
    (['p', 'q'], 'LOW')
    """

    def __init__(self, tables: Tables, parameters: Parameters | None = None, scorers: ScorerCache | None = None):
        self._registry = ModelRegistry(tables, parameters or Parameters(), scorers)
        self._related = RelatedProjects(self._registry.projects)

    def refreshed(
        self,
        adoptions: Iterable[Adoption] = (),
        removed: Iterable[tuple[str, str]] = (),
    ) -> "Recommender":
        """Return the recommender after a write; this one stays as it is.

        Parameters
        ----------
        adoptions : iterable of Adoption
            Of each territory and practice named, all rows that there are now.
        removed : iterable of (str, str)
            Territories and practices whose rows are gone.

        Raises
        ------
        InvalidTables, InvalidDate
            As of the tables; a new territory or practice needs `with_tables`.
        """
        after = object.__new__(Recommender)
        after._registry = self._registry.refreshed(adoptions, removed)
        after._related = self._related
        return after

    def with_tables(self, tables: Tables) -> "Recommender":
        """Return the recommender of other tables; scorers that these would give too are not learned again."""
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
        parts: Set[str] = PARTS,
    ) -> Recommendations:
        """Return all practices that territories of the same level and country run and this one has not, ranked.

        Parameters
        ----------
        territory_id : str
        as_of : str, optional
            YYYY, YYYY-MM or YYYY-MM-DD: only facts that had happened by the end of it count. Without it all
            facts count, also those without a date.
        topics : iterable of str, optional
            Only practices about at least one of these topics; none given means any.
        exclude : iterable of str, optional
            Practices to leave out.
        weights : mapping, optional
            Of factors (`recommend.FACTOR_NAMES`): 1 unless given, from 0; a factor of weight 0 is left out.
        min_confidence : Confidence, optional
            An answer of less confidence comes without items; its confidence and reason stand.
        source : str
            SAME, or ELSEWHERE: practices that nobody of the level and country runs, but somebody else.
        parts : set of str
            Of `recommend.PARTS`, what of each item's explanation has to be worked out, which is more than half of
            the work for a page; the rest may be empty.

        Raises
        ------
        UnknownTerritory
            If the territory is not in the tables.
        InvalidDate
            If `as_of` is not a date of reduced precision.
        InvalidQuestion
            If a weight or the source is not one that there is.
        """
        territory = self._territory(territory_id)
        date = _date(as_of)
        checked = checked_weights(weights)
        if source not in ("SAME", "ELSEWHERE"):
            raise InvalidQuestion(f"source is {source!r}: give SAME or ELSEWHERE")
        model = self._registry.model((territory.level, territory.country), date)
        row = _position(model.features.snapshot, territory_id)
        wanted, unwanted = frozenset(topics or ()), frozenset(exclude)
        if source == "ELSEWHERE":
            items, confidence, why = ideas_from_elsewhere(self._registry, model, row, date, wanted, unwanted, checked)
        else:
            items, confidence, why = practices_of_the_group(
                self._registry, model, territory, row, wanted, unwanted, checked, parts
            )
        if min_confidence is not None and confidence.rank < min_confidence.rank:
            items = empty_list()
        snapshot = model.features.snapshot
        return Recommendations(
            territory_id,
            snapshot.as_of.text if snapshot.as_of else None,
            confidence,
            why,
            items,
            model_version(model),
            source,
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
        """Return the territories of the same level and country that are most similar.

        by: components (`recommend.COMPONENTS`), or their weights. topic: only adoptions of practices about it count for
        "adoptions".

        Raises
        ------
        UnknownTerritory, InvalidDate, InvalidQuestion
        """
        territory = self._territory(territory_id)
        features = self._registry.features((territory.level, territory.country), _date(as_of))
        row = _position(features.snapshot, territory_id)
        return similar_territories(features, self._registry.history, row, by, topic, first)

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

        Without level and country those in which the most territories run it. parts: as of `recommend`.

        Raises
        ------
        UnknownPractice, InvalidDate, InvalidQuestion
        """
        self._known_practice(practice_id)
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

    def diffusion(self, practice_id: str, *, as_of: str | None = None) -> Diffusion:
        """Return who took a practice up when, and likely from whom: see `recommend.answers.diffusion`.

        Raises
        ------
        UnknownPractice, InvalidDate
        """
        self._known_practice(practice_id)
        return diffusion(self._registry, practice_id, _date(as_of))

    def compare(
        self,
        territory_ids: Iterable[str],
        *,
        as_of: str | None = None,
        topics: Iterable[str] | None = None,
        first: int | None = None,
    ) -> Comparison:
        """Return territories side by side: indicators, practices in common and missing; of any level and country.

        first: how many practices of each list; all without it.

        Raises
        ------
        UnknownTerritory, InvalidDate
        """
        territories = [self._territory(id_) for id_ in dict.fromkeys(territory_ids)]
        return compare(self._registry, territories, _date(as_of), frozenset(topics or ()), first)

    def related_projects(self, project_id: str, first: int | None = 10) -> list[RelatedProject]:
        """Return the projects most like this one by topic, cohort and text: see `recommend.answers.related_projects`.

        Raises
        ------
        UnknownProject
        """
        return self._related.related(project_id, first)

    @cached_property
    def graph(self) -> nx.Graph:
        """All adoptions as a networkx graph of territories and practices, for algorithms that run once."""
        return adoption_graph(self._registry.history)

    def _territory(self, territory_id: str) -> Territory:
        territory = self._registry.history.territories.get(territory_id)
        if territory is None:
            raise UnknownTerritory(f"territory_id {territory_id!r} is not in the tables: give one that is")
        return territory

    def _known_practice(self, practice_id: str) -> None:
        if practice_id not in self._registry.history.practices:
            raise UnknownPractice(f"practice_id {practice_id!r} is not in the tables: give one that is")


def _date(text: str | None) -> PartialDate | None:
    return None if text is None else parse_date(text)


def _position(snapshot: Snapshot, territory_id: str) -> int:
    return bisect.bisect_left(snapshot.territory_ids, territory_id)
