"""The models of all levels, countries and dates, each made when it is first asked for."""

import hashlib
import math
from collections.abc import Iterable
from functools import lru_cache

from recommend.dates import PartialDate, parse_date
from recommend.evidence import Evidence
from recommend.history import Group, History
from recommend.model import Model
from recommend.moment import Moment
from recommend.parameters import Parameters
from recommend.scorer import Scorer, undated_scorer, usual_scorer
from recommend.selection import Learner
from recommend.snapshot import Snapshot, take_snapshot
from recommend.surroundings import Surroundings, survey
from recommend.tables import Adoption, Project, Tables

#: How many models (a level and country as of a date) are kept: the least recently used is dropped.
MODELS_KEPT = 16
#: Moves when the method changes in a way that moves scores.
METHOD = "3"


class Engine:
    """Models from tables. It never changes what it has answered; `refreshed` gives the engine after a write."""

    def __init__(self, tables: Tables, parameters: Parameters):
        self._set_up(History(tables), tuple(tables.projects), parameters)

    def model(self, group: Group, date: PartialDate | None) -> Model:
        """The model of a level and country as of a date, or with all that is known."""
        return self._model(group, date)

    def snapshot(self, group: Group, date: PartialDate | None) -> Snapshot:
        """What is known of a level and country as of a date, or in all."""
        return self._snapshot(group, date)

    def scorer(self, group: Group, snapshot: Snapshot) -> Scorer:
        """The scorer for a snapshot: learned from what was known at the end of the last year that was over."""
        if snapshot.mostly_undated:
            return undated_scorer(self.parameters)
        year = learned_until(snapshot)
        if year < 1:
            return usual_scorer(self.parameters)
        known = self._learned.get((group, year))
        return known if known is not None else self._learn(group, year)

    def surroundings(self, group: Group) -> Surroundings:
        """What the territories of a level and country are to each other."""
        found = self._surveyed.get(group)
        if found is None:
            found = self._surveyed[group] = survey(self.history, group, self.projects, self.parameters)
        return found

    def refreshed(self, adoptions: Iterable[Adoption], removed: Iterable[tuple[str, str]]) -> "Engine":
        """The engine after a write: equal to one that is built anew, but only what the write touches is made anew.

        A scorer that was learned stays unless a record that changed was known in its time.
        """
        adoptions, removed = list(adoptions), list(removed)
        after = object.__new__(Engine)
        history = self.history.changed(adoptions, removed)
        after._set_up(history, self.projects, self.parameters)
        after._surveyed = self._surveyed
        groups = {self.history.group_of(a.territory_id) for a in adoptions}
        groups |= {self.history.group_of(territory) for territory, _ in removed}
        pairs = {(a.territory_id, a.practice_id) for a in adoptions} | set(removed)
        earliest = {group: min(_earliest_day(h, group, pairs) for h in (self.history, history)) for group in groups}
        learned = dict(self._learned)
        for (group, year), scorer in learned.items():
            if group not in earliest or earliest[group] > parse_date(f"{year:04}").last_day:
                after._learned[group, year] = scorer
        return after

    def _set_up(self, history: History, projects: tuple[Project, ...], parameters: Parameters) -> None:
        self.history, self.projects, self.parameters = history, projects, parameters
        self._learned: dict[tuple[Group, int], Scorer] = {}
        self._surveyed: dict[Group, Surroundings] = {}
        self._snapshot = lru_cache(2 * MODELS_KEPT)(self._take)
        self._learner = lru_cache(None)(self._make_learner)
        self._model = lru_cache(MODELS_KEPT)(self._build)

    def _take(self, group: Group, date: PartialDate | None) -> Snapshot:
        return take_snapshot(self.history.slices[group], date)

    def _build(self, group: Group, date: PartialDate | None) -> Model:
        snapshot = self.snapshot(group, date)
        surroundings, practices = self.surroundings(group), self.history.practices
        moment = Moment(snapshot, surroundings, practices, self.parameters)
        evidence = Evidence(snapshot, surroundings, practices, self.parameters)
        return Model(moment, self.scorer(group, snapshot), evidence)

    def _make_learner(self, group: Group) -> Learner:
        return Learner(self.history.slices[group], self.surroundings(group), self.history.practices, self.parameters)

    def _learn(self, group: Group, year: int) -> Scorer:
        scorer = self._learner(group).scorer(year)
        self._learned[group, year] = scorer
        return scorer


def learned_until(snapshot: Snapshot) -> int:
    """The last year that was over by the newest fact: what was known at its end chooses the scorer."""
    return math.floor(snapshot.now) - 1


def model_version(model: Model) -> str:
    """Names the method, its parameters and the weights of this model.

    Equal data and code have the equal version; other weights have another.
    """
    weights = sorted(model.scorer.weights.items())
    text = repr((METHOD, model.moment.parameters, weights, model.scorer.undated))
    return f"{METHOD}-{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def _earliest_day(history: History, group: Group, pairs: set[tuple[str, str]]) -> int:
    """The first day on which any record of these pairs was known; one without a date has no part in what is learned."""
    records = history.slices[group]
    columns = {id_: column for column, id_ in enumerate(records.practice_ids)}
    rows = {id_: row for row, id_ in enumerate(records.territory_ids)}
    days, found = records.days, [2 ** 31]
    for territory, practice in pairs:
        if territory in rows and practice in columns:
            mine = (records.row == rows[territory]) & (records.column == columns[practice])
            found += days[records.running[mine]].tolist()
    return min(found)
