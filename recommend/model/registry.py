"""The scoring models of all levels, countries and dates, built on first use."""

import bisect
import hashlib
import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from recommend.dates import PartialDate, parse_date
from recommend.model.evidence import Evidence
from recommend.model.features import FeatureSet
from recommend.model.groups import Group, is_sample
from recommend.model.history import History
from recommend.model.parameters import Parameters
from recommend.model.scorer import Scorer, default_scorer
from recommend.model.scorer_cache import ScorerCache
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot, take_snapshot
from recommend.model.stack_scoring import undated_model
from recommend.model.tables import Adoption, Project, Tables, Territory
from recommend.model.territory_relations import TerritoryRelations, relations_of
from recommend.model.training_data import TrainingData, windows

#: The number of cached models as of a date, each of a level and country; the least recently used is dropped.
MODEL_CACHE_SIZE = 16
#: The number of cached trainings, each of a level, country and year, with their digests.
TRAINING_CACHE_SIZE = 1000
#: Increment when the formula of a score changes. Other weights change the digest after it.
METHOD = "3"

Value = TypeVar("Value")


class ModelRegistry:
    """The models of some tables. Immutable; `refreshed` returns the registry after a write."""

    def __init__(self, tables: Tables, parameters: Parameters, scorers: ScorerCache | None = None):
        self._set_up(History(tables), tuple(tables.projects), parameters, scorers or ScorerCache())

    def features(self, group: Group, date: PartialDate | None) -> FeatureSet:
        """Return the features of a level and country as of a date, or of all facts. No scorer is learned."""
        return self._features(group, date)

    def model(self, group: Group, date: PartialDate | None) -> ScoringModel:
        """Return the model of a level and country as of a date, or of all facts."""
        return self._model(group, date)

    def snapshot(self, group: Group, date: PartialDate | None) -> Snapshot:
        """Return the snapshot of a level and country as of a date, or of all facts."""
        return self._snapshot(group, date)

    def scorer(self, group: Group, snapshot: Snapshot) -> Scorer:
        """Return the scorer for a snapshot with dates, learned from what was known at the end of its last full year."""
        year = training_year(snapshot)
        last = year - min(windows(self.parameters))
        if last < 1 or self._training_data(group).first_day > parse_date(f"{last:04}").last_day:
            return default_scorer(self.parameters)  # no window has any data
        return self.scorers.get(self._training(group, year))

    def groups_with_records(self, territory: Territory) -> list[Group]:
        """Return the groups of a territory that have any adoption, in the order of its list; at least one."""
        groups = self.history.groups.all_of(territory)
        return [group for group in groups if len(self.history.slices[group].row)] or groups[:1]

    def runs_in_other_groups(self, territory: Territory, group: Group, date: PartialDate | None) -> bool:
        """Return whether a territory runs a practice of a group other than this one."""
        for other in self.groups_with_records(territory):
            if other != group:
                snapshot = self.snapshot(other, date)
                if len(snapshot.practices_of(bisect.bisect_left(snapshot.territory_ids, territory.id))):
                    return True
        return False

    def largest_group(self, territory: Territory) -> Group:
        """Return the group of all territories of the level and country with the most adoptions."""
        groups = [group for group in self.history.groups.all_of(territory) if len(group) == 2 or is_sample(group)]
        return max(groups, key=lambda group: len(self.history.slices[group].row))

    def relations(self, group: Group) -> TerritoryRelations:
        """Return the relations between the territories of a level and country."""
        relations = self._relations.get(group)
        if relations is None:
            relations = relations_of(self.history, group, self.projects, self.parameters)
            self._relations[group] = relations
        return relations

    def refreshed(self, adoptions: Iterable[Adoption], removed: Iterable[tuple[str, str]]) -> "ModelRegistry":
        """Return the registry after a write, which is equal to a new one but reuses the unaffected parts."""
        after = object.__new__(ModelRegistry)
        after._set_up(self.history.changed(adoptions, removed), self.projects, self.parameters, self.scorers)
        after._relations = self._relations
        after._data = {
            group: data
            for group, data in self._data.items()
            if after.history.slices[group] is self.history.slices[group]
        }
        return after

    def _set_up(
        self,
        history: History,
        projects: tuple[Project, ...],
        parameters: Parameters,
        scorers: ScorerCache,
    ) -> None:
        self.history, self.projects, self.parameters, self.scorers = history, projects, parameters, scorers
        self._relations: dict[Group, TerritoryRelations] = {}
        self._data: dict[Group, TrainingData] = {}
        self._training = lru_cache(TRAINING_CACHE_SIZE)(lambda group, year: self._training_data(group).training(year))
        self._snapshot = _cached(self._build_snapshot, 2 * MODEL_CACHE_SIZE)
        self._features = _cached(self._build_features, MODEL_CACHE_SIZE)
        self._model = _cached(self._build_model, MODEL_CACHE_SIZE)

    def _build_snapshot(self, group: Group, date: PartialDate | None) -> Snapshot:
        return take_snapshot(self.history.slices[group], date)

    def _build_features(self, group: Group, date: PartialDate | None) -> FeatureSet:
        return FeatureSet(self.snapshot(group, date), self.relations(group), self.history.practices, self.parameters)

    def _build_model(self, group: Group, date: PartialDate | None) -> ScoringModel:
        snapshot = self.snapshot(group, date)
        has_hazard = not (snapshot.mostly_undated or is_sample(group))
        # Get the scorer first: if it raises Untrained, nothing else has been built.
        scorer = self.scorer(group, snapshot) if has_hazard else None
        notes = self.history.groups.notes.get(group[:2], {})
        evidence = Evidence(snapshot, self.relations(group), self.history.practices, self.parameters, notes)
        if scorer is None:
            return undated_model(self.features(group, date), evidence, is_sample(group))
        return ScoringModel(self.features(group, date), scorer, evidence)

    def _training_data(self, group: Group) -> TrainingData:
        data = self._data.get(group)
        if data is None:
            data = self._data[group] = TrainingData(
                self.history.slices[group], self.relations(group), self.history.practices, self.parameters
            )
        return data


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
            *((m.features.parameters, sorted(m.scorer.weights.items()), m.scorer.undated) for m in models),
        )
    )
    return f"{METHOD}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _cached(
    build: Callable[[Group, PartialDate | None], Value],
    size: int,
) -> Callable[[Group, PartialDate | None], Value]:
    """Cache all values without a date, and separately the `size` most recently used ones with a date."""
    undated, as_of = lru_cache(None)(lambda group: build(group, None)), lru_cache(size)(build)
    return lambda group, date: undated(group) if date is None else as_of(group, date)
