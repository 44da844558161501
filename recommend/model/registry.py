"""The scoring models of all levels, countries and dates, built on first use."""

import hashlib
import math
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

import networkx as nx

from recommend.dates import PartialDate, parse_date
from recommend.model.cut import without_later_territories
from recommend.model.evidence import Evidence
from recommend.model.features import FeatureSet
from recommend.model.fit import Fit
from recommend.model.graph_as_of import GraphAsOf
from recommend.model.groups import Group, is_sample
from recommend.model.history import History, Slice
from recommend.model.in_place import InPlace
from recommend.model.objects import NamedObject, named_objects, projects_of_teams
from recommend.model.parameters import Parameters
from recommend.model.practice_graph import changed_graph, practice_graph
from recommend.model.probability import MAX_UNDATED
from recommend.model.sample_scoring import SampleModel
from recommend.model.scorer import default_scorer
from recommend.model.scorer_cache import ScorerCache
from recommend.model.scorers import Scorers
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot, take_snapshot
from recommend.model.stack_scoring import undated_model
from recommend.model.tables import Adoption, NodeId, Project, Tables, Territory, Topic
from recommend.model.territory_relations import TerritoryRelations, relations_of
from recommend.model.topical_fit import TopicalFit
from recommend.model.training_data import Training, TrainingData

#: The number of cached models as of a date, each of a level and country; the least recently used is dropped.
MODEL_CACHE_SIZE = 16
#: The number of cached trainings, each of a level, country and year, with their digests.
TRAINING_CACHE_SIZE = 1000
#: Up to this many adoptions the practice graph is built with the arrays, which takes up to 0.5 s; beyond it on first
#: need, by the thread that needs it.
EAGER_ADOPTIONS = 200_000
#: Increment when the formula of a score changes. Other weights change the digest after it.
METHOD = "5"

Key = TypeVar("Key")
Value = TypeVar("Value")


class ModelRegistry:
    """The models of some tables. Immutable; `refreshed` returns the registry after a write."""

    _graph: nx.MultiGraph | None
    _graph_lock: threading.Lock

    def __init__(self, tables: Tables, parameters: Parameters, scorers: ScorerCache | None = None):
        topics = {topic.id: topic for topic in tables.topics}
        self._set_up(History(tables), tuple(tables.projects), topics, parameters, scorers or ScorerCache())
        if sum(len(records.row) for records in self.history.slices.values()) <= EAGER_ADOPTIONS:
            self.graph  # noqa: B018

    @property
    def graph(self) -> nx.MultiGraph:
        """The practice graph of these tables, built once: see `recommend.model.practice_graph`."""
        if self._graph is None:
            with self._graph_lock:  # one thread builds it, and the others wait
                if self._graph is None:
                    self._graph = practice_graph(self.history, self.projects)
        return self._graph

    def graph_as_of(self, group: Group | None, date: PartialDate | None) -> GraphAsOf:
        """Return the practice graph as of a date, with the adoptions of one group or of all."""
        return self._graph_as_of(group, date)

    def features(self, group: Group, date: PartialDate | None) -> FeatureSet:
        """Return the features of a level and country as of a date, or of all facts. No scorer is learned."""
        return self._features(group, date)

    def model(self, group: Group, date: PartialDate | None) -> ScoringModel:
        """Return the model of a level and country as of a date, or of all facts: it ranks practices."""
        return self._model(group, date)

    def territory_model(self, group: Group, date: PartialDate | None) -> ScoringModel:
        """Return the model that ranks the territories of a practice: the same one if too little is known to differ."""
        return self._territory_model(group, date)

    def snapshot(self, group: Group, date: PartialDate | None) -> Snapshot:
        """Return the snapshot of a level and country as of a date, or of all facts."""
        return self._snapshot(group, date)

    def known(self, group: Group, date: PartialDate | None) -> Snapshot:
        """Return the snapshot with the adoptions that are being adapted: see `History.known`."""
        return self._known(group, date)

    def objects(self, date: PartialDate | None) -> Mapping[NodeId, tuple[NamedObject, ...]]:
        """Return the named objects of all practices that are known as of a date."""
        return self._objects(None, date)

    def topical_fit(self, date: PartialDate | None) -> TopicalFit:
        """Return the texts of all practices that run anywhere as of a date."""
        return self._topical_fit(None, date)

    def in_place(self, group: Group, date: PartialDate | None) -> InPlace:
        """Return the practices in place in the level and country of a group as of a date, or after all facts."""
        return InPlace(self.history, group[:2], lambda each: self.snapshot(each, date))

    def scorers_for(self, group: Group, snapshot: Snapshot) -> Scorers:
        """Return the scorers of a snapshot with dates, learned from what was known at the end of its last full year."""
        year = training_year(snapshot)
        if year < 2 or self._training_data(group, year).first_day > parse_date(f"{year - 1:04}").last_day:
            return Scorers(default_scorer(self.parameters))  # no window has any data
        return self.scorers.get(self._training(group, year))

    def has_topic(self, topic: NodeId) -> bool:
        """Return whether a topic is in the tables, as a row or as the topic of a practice."""
        return topic in self.topics or any(topic in practice.topics for practice in self.history.practices.values())

    def groups_with_records(self, territory: Territory, date: PartialDate | None) -> list[Group]:
        """Return the groups of a territory that have any adoption as of a date, in the order of its list; at least one.

        Without a date any adoption counts, also if it has no date.
        """
        groups = self.history.groups.all_of(territory)
        return [group for group in groups if self._adoption_count(group, date)] or groups[:1]

    def places_of(self, territory: Territory, date: PartialDate | None, sample: bool) -> list[tuple[Snapshot, int]]:
        """Return the snapshots of the complete lists, or else of the samples, with the row of a territory in each."""
        groups = (group for group in self.groups_with_records(territory, date) if is_sample(group) == sample)
        snapshots = [self.snapshot(group, date) for group in groups]
        return [(snapshot, snapshot.row_of(territory.id)) for snapshot in snapshots]

    def largest_group(self, territory: Territory, date: PartialDate | None) -> Group:
        """Return the group of all territories of the level and country with the most adoptions as of a date."""
        groups = [group for group in self.history.groups.all_of(territory) if len(group) == 2 or is_sample(group)]
        return max(groups, key=lambda group: self._adoption_count(group, date))

    def records(self, group: Group, date: PartialDate | None) -> Slice:
        """Return the adoptions of a level and country, without the territories that begin after a date."""
        return self._begun(self.history.slices[group], self._records, group, date)

    def known_records(self, group: Group, date: PartialDate | None) -> Slice:
        """Return likewise the adoptions that run or are being adapted."""
        records = self.history.known[group]
        if records is self.history.slices[group]:
            return self.records(group, date)
        return self._begun(records, self._known_records, group, date)

    def relations(self, group: Group, date: PartialDate | None = None) -> TerritoryRelations:
        """Return the relations between the territories of a level and country at a date."""
        key = group, self.history.slices[group].lifetimes.counts(date)
        relations = self._relations.get(key)
        if relations is None:
            relations = relations_of(self.history, group, self.projects, self.parameters, date)
            self._relations[key] = relations
        return relations

    def refreshed(self, adoptions: Iterable[Adoption], removed: Iterable[tuple[str, str]]) -> "ModelRegistry":
        """Return the registry after a write, which is equal to a new one but reuses the unaffected parts."""
        adoptions, removed = list(adoptions), list(removed)
        after = object.__new__(ModelRegistry)
        history = self.history.changed(adoptions, removed)
        after._set_up(history, self.projects, self.topics, self.parameters, self.scorers)
        graph = self._graph
        if graph is not None:
            pairs = [*removed, *((adoption.territory_id, adoption.practice_id) for adoption in adoptions)]
            after._graph = changed_graph(graph, after.history, pairs)
        after._relations = self._relations
        same = {group for group, records in self.history.slices.items() if after.history.slices[group] is records}
        after._records = {key: records for key, records in self._records.items() if key[0] in same}
        same_known = {group for group, records in self.history.known.items() if after.history.known[group] is records}
        after._known_records = {key: records for key, records in self._known_records.items() if key[0] in same_known}
        after._data = {key: data for key, data in self._data.items() if key[0] in same}
        return after

    def _set_up(
        self,
        history: History,
        projects: tuple[Project, ...],
        topics: Mapping[NodeId, Topic],
        parameters: Parameters,
        scorers: ScorerCache,
    ) -> None:
        self.history, self.projects, self.topics = history, projects, topics
        self.parameters, self.scorers = parameters, scorers
        self._graph, self._graph_lock = None, threading.Lock()
        # The keys name the territories that have begun and that exist by their numbers.
        self._records: dict[tuple[Group, int], Slice] = {}
        self._known_records: dict[tuple[Group, int], Slice] = {}
        self._relations: dict[tuple[Group, tuple[int, int]], TerritoryRelations] = {}
        self._data: dict[tuple[Group, tuple[int, int]], TrainingData] = {}
        self._training = lru_cache(TRAINING_CACHE_SIZE)(self._build_training)
        self._snapshot = _cached(self._build_snapshot, 2 * MODEL_CACHE_SIZE)
        self._known = _cached(self._build_known, 2 * MODEL_CACHE_SIZE)
        self._objects = _cached(self._build_objects, 2 * MODEL_CACHE_SIZE)
        self._topical_fit = _cached(self._build_topical_fit, MODEL_CACHE_SIZE)
        self._graph_as_of = _cached(self._build_graph_as_of, 2 * MODEL_CACHE_SIZE)
        self._features = _cached(self._build_features, MODEL_CACHE_SIZE)
        self._model = _cached(self._build_model, MODEL_CACHE_SIZE)
        self._territory_model = _cached(self._build_territory_model, MODEL_CACHE_SIZE)

    def _build_snapshot(self, group: Group, date: PartialDate | None) -> Snapshot:
        return take_snapshot(self.records(group, date), date)

    def _build_known(self, group: Group, date: PartialDate | None) -> Snapshot:
        records = self.known_records(group, date)
        return self.snapshot(group, date) if records is self.records(group, date) else take_snapshot(records, date)

    def _build_objects(self, group: None, date: PartialDate | None) -> Mapping[NodeId, tuple[NamedObject, ...]]:
        return named_objects(self.projects, date)

    def _build_topical_fit(self, group: None, date: PartialDate | None) -> TopicalFit:
        ids = {id_ for each in self.history.slices for id_ in self.snapshot(each, date).practice_ids}
        return TopicalFit([self.history.practices[id_] for id_ in sorted(ids)])

    def _build_graph_as_of(self, group: Group | None, date: PartialDate | None) -> GraphAsOf:
        return GraphAsOf(self.graph, date, group)

    def _build_features(self, group: Group, date: PartialDate | None) -> FeatureSet:
        snapshot, relations = self.snapshot(group, date), self.relations(group, date)
        return FeatureSet(snapshot, relations, self.history.practices, self.parameters)

    def _build_model(self, group: Group, date: PartialDate | None) -> ScoringModel:
        if is_sample(group):
            return self._build_sample_model(group, date)
        snapshot = self.snapshot(group, date)
        # Get the scorers first: if that raises Untrained, nothing else has been built.
        scorers = None if snapshot.mostly_undated else self.scorers_for(group, snapshot)
        evidence = self._evidence(group, snapshot, date)
        if scorers is None:
            return undated_model(self.features(group, date), evidence)
        calibration = None if self._is_undated(group) else scorers.calibration
        return ScoringModel(self.features(group, date), scorers.among_practices, evidence, calibration)

    def _build_sample_model(self, group: Group, date: PartialDate | None) -> SampleModel:
        known, features = self.known(group, date), self.features(group, date)
        if known is not features.snapshot:
            running = take_snapshot(self.records(group, date), date, known.practice_ids)
            features = FeatureSet(running, self.relations(group, date), self.history.practices, self.parameters)
        practices = [self.history.practices[id_] for id_ in known.practice_ids]
        projects = projects_of_teams(self.projects, {*known.territory_ids, *self.history.stand_ins}, date)
        fit = Fit(practices, self.topics, self.objects(date), projects, known.territory_ids)
        return SampleModel(features, known, self._evidence(group, features.snapshot, date), fit)

    def _evidence(self, group: Group, snapshot: Snapshot, date: PartialDate | None) -> Evidence:
        notes = self.history.groups.notes.get(group[:2], {})
        return Evidence(
            snapshot,
            self.relations(group, date),
            self.history.practices,
            self.parameters,
            self.in_place(group, date),
            notes,
        )

    def _build_territory_model(self, group: Group, date: PartialDate | None) -> ScoringModel:
        model = self.model(group, date)
        snapshot = model.features.snapshot
        if is_sample(group) or snapshot.mostly_undated:
            return model
        scorer = self.scorers_for(group, snapshot).among_territories
        return model if scorer is None else ScoringModel(model.features, scorer, model.evidence)

    def _is_undated(self, group: Group) -> bool:
        """Return whether so many records are undated that a share of dated ones would be too low as a probability."""
        records = self.history.slices[group]
        return int((records.running == len(records.dates) - 1).sum()) > MAX_UNDATED * len(records.row)

    def _training_data(self, group: Group, year: int) -> TrainingData:
        """Return the data of the territories that have begun by the end of a year."""
        date = parse_date(f"{year:04}")
        key = group, self.history.slices[group].lifetimes.counts(date)
        data = self._data.get(key)
        if data is None:
            records, relations = self.records(group, date), self.relations(group, date)
            data = self._data[key] = TrainingData(records, relations, self.history.practices, self.parameters)
        return data

    def _build_training(self, group: Group, year: int) -> Training:
        training = self._training_data(group, year).training(year)
        lifetimes = training.data.records.lifetimes.digest(parse_date(f"{year:04}"))
        return replace(training, digest=hashlib.blake2b(training.digest + lifetimes, digest_size=16).digest())

    @staticmethod
    def _begun(records: Slice, cut: dict[tuple[Group, int], Slice], group: Group, date: PartialDate | None) -> Slice:
        """Return records without the territories that begin after a date. cut: those that are cut already."""
        key = group, records.lifetimes.counts(date)[0]
        found = cut.get(key)
        if found is None:
            found = cut[key] = without_later_territories(records, date)
        return found

    def _adoption_count(self, group: Group, date: PartialDate | None) -> int:
        """Return the number of adoptions that are known as of a date; without one, of all."""
        records = self.known_records(group, date)
        return len(records.row) if date is None else int((records.days[records.running] <= date.last_day).sum())


def training_year(snapshot: Snapshot) -> int:
    """Return the last complete year as of the newest fact: the scorer is learned from what was known at its end."""
    return math.floor(snapshot.now) - 1


def model_version(*models: ScoringModel) -> str:
    """Return a name for the method, its parameters and the weights of the models of an answer.

    Equal data and code give equal versions; other weights give another version.
    """
    text = repr(
        (
            METHOD,
            *(
                (m.features.parameters, sorted(m.scorer.weights.items()), m.scorer.undated, m.calibration)
                for m in models
            ),
        )
    )
    return f"{METHOD}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _cached(
    build: Callable[[Key, PartialDate | None], Value],
    size: int,
) -> Callable[[Key, PartialDate | None], Value]:
    """Cache all values without a date, and separately the `size` most recently used ones with a date."""
    undated, as_of = lru_cache(None)(lambda group: build(group, None)), lru_cache(size)(build)
    return lambda group, date: undated(group) if date is None else as_of(group, date)
