"""The scoring models of all levels, countries and dates, each built when it is first asked for."""

import hashlib
import math
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar

from recommend.dates import PartialDate, parse_date
from recommend.model.evidence import Evidence
from recommend.model.features import FeatureSet
from recommend.model.history import Group, History
from recommend.model.parameters import Parameters
from recommend.model.scorer import Scorer, undated_scorer, usual_scorer
from recommend.model.scorer_cache import ScorerCache
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot, take_snapshot
from recommend.model.tables import Adoption, Project, Tables
from recommend.model.territory_relations import TerritoryRelations, relations_of
from recommend.model.training import TrainingData, windows

#: How many models as of a date (each of a level and country) are kept: the least recently used is dropped.
MODELS_KEPT = 16
#: How many trainings (of a level and country, as of the end of a year) are kept with their digests.
TRAININGS_KEPT = 1000
#: Moves when the formula of a score changes; other weights move the digest after it.
METHOD = "3"

Made = TypeVar("Made")


class ModelRegistry:
    """The models of some tables. It never changes; `refreshed` returns the registry after a write."""

    def __init__(self, tables: Tables, parameters: Parameters, scorers: ScorerCache | None = None):
        self._set_up(History(tables), tuple(tables.projects), parameters, scorers or ScorerCache())

    def features(self, group: Group, date: PartialDate | None) -> FeatureSet:
        """Return the features of a level and country as of a date, or of all that is known; nothing is learned."""
        return self._features(group, date)

    def model(self, group: Group, date: PartialDate | None) -> ScoringModel:
        """Return the model of a level and country as of a date, or with all that is known."""
        return self._model(group, date)

    def snapshot(self, group: Group, date: PartialDate | None) -> Snapshot:
        """Return the snapshot of a level and country as of a date, or of all that is known."""
        return self._snapshot(group, date)

    def scorer(self, group: Group, snapshot: Snapshot) -> Scorer:
        """Return the scorer for a snapshot, learned from what was known at the end of the last year that was over."""
        if snapshot.mostly_undated:
            return undated_scorer(self.parameters)
        year = learned_until(snapshot)
        last = year - min(windows(self.parameters))
        if last < 1 or self._training_data(group).first_day > parse_date(f"{last:04}").last_day:
            return usual_scorer(self.parameters)  # nothing was known in any window
        return self.scorers.of(self._training(group, year))

    def relations(self, group: Group) -> TerritoryRelations:
        """Return the relations between the territories of a level and country."""
        found = self._relations.get(group)
        if found is None:
            found = self._relations[group] = relations_of(self.history, group, self.projects, self.parameters)
        return found

    def refreshed(self, adoptions: Iterable[Adoption], removed: Iterable[tuple[str, str]]) -> "ModelRegistry":
        """Return the registry after a write: equal to one of the new tables; what the write does not touch is kept."""
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
        self._training = lru_cache(TRAININGS_KEPT)(lambda group, year: self._training_data(group).training(year))
        self._snapshot = _cached(self._take, 2 * MODELS_KEPT)
        self._features = _cached(self._look, MODELS_KEPT)
        self._model = _cached(self._build, MODELS_KEPT)

    def _take(self, group: Group, date: PartialDate | None) -> Snapshot:
        return take_snapshot(self.history.slices[group], date)

    def _look(self, group: Group, date: PartialDate | None) -> FeatureSet:
        return FeatureSet(self.snapshot(group, date), self.relations(group), self.history.practices, self.parameters)

    def _build(self, group: Group, date: PartialDate | None) -> ScoringModel:
        snapshot = self.snapshot(group, date)
        # First: where the scorer is not there yet, nothing else has been built in vain.
        scorer = self.scorer(group, snapshot)
        evidence = Evidence(snapshot, self.relations(group), self.history.practices, self.parameters)
        return ScoringModel(self.features(group, date), scorer, evidence)

    def _training_data(self, group: Group) -> TrainingData:
        found = self._data.get(group)
        if found is None:
            found = self._data[group] = TrainingData(
                self.history.slices[group], self.relations(group), self.history.practices, self.parameters
            )
        return found


def learned_until(snapshot: Snapshot) -> int:
    """Return the last year that was over by the newest fact: what was known at its end chooses the scorer."""
    return math.floor(snapshot.now) - 1


def model_version(model: ScoringModel) -> str:
    """Return a name for the method, its parameters and the weights of this model.

    Equal data and code have the equal version; other weights have another.
    """
    weights = sorted(model.scorer.weights.items())
    text = repr((METHOD, model.features.parameters, weights, model.scorer.undated))
    return f"{METHOD}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _cached(
    make: Callable[[Group, PartialDate | None], Made],
    most: int,
) -> Callable[[Group, PartialDate | None], Made]:
    """Cache values without a date for ever; the most recent dated ones apart, so that they evict no others."""
    of_all, as_of = lru_cache(None)(lambda group: make(group, None)), lru_cache(most)(make)
    return lambda group, date: of_all(group) if date is None else as_of(group, date)
