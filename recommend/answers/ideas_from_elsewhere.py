"""Ideas from elsewhere: practices that only territories of another level or country run.

| factor | value |
| --- | --- |
| fit | the likeness by meaning to what the territory does: `recommend.model.topical_fit` |
| topic | log((n + s) / (N + 1) / s): n of N topics of its practices and projects, s the topic's share in all ideas |
| popularity | the log odds of the smoothed share of adopters, less their mean |
| size | the log of that share among the territories of its size over the share among all |

The last two are of the level and country in which most territories run the practice (`recommend.model.uptake`). A topic
that all ideas share has no value. The confidence is always low, and every item is marked. If ten or more have the best
score, nothing is ranked.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from messages import Message
from recommend.answers.elsewhere import Elsewhere
from recommend.answers.ranked_list import RankedList, empty_list
from recommend.answers.recommendations import Recommendation, latest_date
from recommend.dates import PartialDate
from recommend.explain.attribution import attribution
from recommend.explain.confidence import Confidence, Reason, reason
from recommend.explain.facts.elsewhere import FitElsewhere, ReachElsewhere, SizeElsewhere
from recommend.explain.facts.subject import Facts, Named, named, standing
from recommend.explain.facts.territory import Topics
from recommend.explain.supporting_evidence import Adopter
from recommend.model.circles import SIZE_RATIO
from recommend.model.groups import COMPLETE, SAMPLE, is_sample
from recommend.model.history import NO_DAY
from recommend.model.objects import projects_of_teams
from recommend.model.registry import ModelRegistry
from recommend.model.scorer import POPULARITY
from recommend.model.scoring import SCORE_DECIMALS, ScoringModel
from recommend.model.snapshot import Snapshot
from recommend.model.tables import NodeId, Practice, Project, Territory
from recommend.model.topical_fit import MAX_PRACTICES, Need, need_of
from recommend.model.uptake import Uptake, adopters_of, rows_of_size, uptakes

FIT, TOPIC, SIZE = "fit", "topic", "size"
#: If so many ideas have the best score, nothing is ranked.
MAX_EQUAL = 10
#: The maximum number of adopters of a size that a sentence names.
_NAMED = 3


def ideas_from_elsewhere(
    registry: ModelRegistry,
    models: Sequence[ScoringModel],
    territory: Territory,
    requested: NodeId,
    date: PartialDate | None,
    elsewhere: Elsewhere,
    topics: frozenset[str],
    exclude: frozenset[str],
    weights: Mapping[str, float],
) -> tuple[RankedList[Recommendation], Confidence, Reason]:
    """Return the practices of other levels and countries, ranked.

    requested: the territory of the request, for which this one may stand in. The other arguments are those of
    `Recommender.recommend`.
    """
    own = _Own(registry, models, territory, requested, date)
    excluded = own.known | exclude | registry.in_place(own.group, date).included_for(territory.id)
    groups = [g for g in sorted(registry.history.slices) if g[:2] != own.group and elsewhere.includes(g)]
    practices = registry.history.practices
    found = {
        id_: of_practice
        for id_, of_practice in uptakes(registry, groups, territory, date).items()
        if id_ not in excluded and (not topics or not topics.isdisjoint(practices[id_].topics))
    }
    as_of = latest_date(models)
    if not found:
        given = {"topics": topics, "level": elsewhere.level, "countries": elsewhere.countries}
        limits = tuple(Message("reason.argument", {"name": name}) for name, value in given.items() if value)
        remark = Message("reason.limits", {"arguments": limits}) if limits else ""
        why = reason("NOTHING_ELSEWHERE", territory, as_of, remark=remark)
        return empty_list(), Confidence.NOT_ENOUGH_DATA, why
    ideas = _Ideas(registry, found, own)
    scores = np.round(
        [sum(weights.get(name, 1.0) * value for name, value in factors.items()) for factors in ideas.values],
        SCORE_DECIMALS,
    )
    equal = int((scores == scores.max()).sum())
    if equal >= MAX_EQUAL:
        why = reason("EQUAL_SCORES", territory, as_of, practices=len(scores), equal=equal)
        return empty_list(), Confidence.NOT_ENOUGH_DATA, why

    def build_item(position: int, rank: int, score: float) -> Recommendation:
        id_ = ideas.ids[position]
        adopters = ideas.adopters(position)
        return Recommendation(
            id_,
            rank,
            score,
            attribution(ideas.values[position], weights, lambda factor, value: ideas.facts(position, factor)),
            len(adopters),
            latest_adopters=adopters[: registry.parameters.latest_adopters],
            from_elsewhere=True,
            coverage=SAMPLE if any(is_sample(uptake.group) for uptake in found[id_]) else COMPLETE,
        )

    items = RankedList(ideas.ids, np.arange(len(ideas.ids)), scores, build_item)
    return items, Confidence.LOW, reason("IDEAS_FROM_ELSEWHERE", territory, as_of, practices=len(ideas.ids))


class _Own:
    """What a territory does: its practices, and the projects of its teams."""

    def __init__(
        self,
        registry: ModelRegistry,
        models: Sequence[ScoringModel],
        territory: Territory,
        requested: NodeId,
        date: PartialDate | None,
    ):
        self.territory, self.date, self.group = territory, date, (territory.level, territory.country)
        practices = registry.history.practices
        #: The practices that territories of the level and country have, or this one has stopped.
        self.known: set[NodeId] = set()
        starts: dict[NodeId, float] = {}
        for snapshot in (model.known for model in models):
            row = snapshot.row_of(territory.id)
            self.known |= {*snapshot.practice_ids, *_recorded(snapshot, row, date)}
            times = np.nan_to_num(snapshot.time[snapshot.pairs_of(row)], nan=-np.inf)
            starts |= {
                snapshot.practice_ids[column]: time
                for column, time in zip(snapshot.practices_of(row).tolist(), times.tolist(), strict=True)
            }
        #: The latest first, ties by id.
        self.practices = [practices[id_] for id_ in sorted(starts, key=lambda id_: (-starts[id_], id_))]
        of_teams = projects_of_teams(registry.projects, {territory.id, requested}, date)
        by_id = {project.id: project for own in of_teams.values() for project in own}
        self.projects: list[Project] = [by_id[id_] for id_ in sorted(by_id)]
        rows: list[Project | Practice] = [*self.projects, *self.practices[:MAX_PRACTICES]]
        self.needs: list[Need] = [need_of(row) for row in rows]
        self.names = {row.id: named(row) for row in rows}


def _recorded(snapshot: Snapshot, row: int, date: PartialDate | None) -> list[NodeId]:
    """Return the practices with a record of a territory, undated or up to a date, also those that it has stopped."""
    records = snapshot.records
    days = records.days[records.running]
    counts = (records.row == row) & ((days == NO_DAY) | (date is None or days <= date.last_day))
    return [records.practice_ids[column] for column in np.unique(records.column[counts]).tolist()]


class _Ideas:
    """The practices of an answer, with the values of their factors, and the facts behind them."""

    def __init__(self, registry: ModelRegistry, found: Mapping[NodeId, Sequence[Uptake]], own: _Own):
        self._registry, self._found, self._own = registry, found, own
        self.ids = tuple(sorted(found))
        self._practices = [registry.history.practices[id_] for id_ in self.ids]
        everything = [uptake for id_ in self.ids for uptake in found[id_]]
        adopters, territories = (sum(getattr(u, name) for u in everything) for name in ("adopters", "territories"))
        self._of_all = (adopters + 0.5) / (territories + 1)
        self._best = [max(found[id_], key=lambda each: (each.adopters, each.share(self._of_all))) for id_ in self.ids]
        self._shares = np.array([best.share(self._of_all) for best in self._best])

    @cached_property
    def values(self) -> list[dict[str, float]]:
        """The values of the factors by position; a factor without data of the territory is absent."""
        odds = np.log(self._shares / (1 - self._shares))
        found: list[dict[str, float]] = [{POPULARITY: value} for value in (odds - odds.mean()).tolist()]
        if self._own.needs:
            fits = self._registry.topical_fit(self._own.date).values(self._own.needs, self.ids)
            for values, fit in zip(found, fits.tolist(), strict=True):
                values[FIT] = fit
        everywhere = Counter(topic for practice in self._practices for topic in practice.topics)
        own = Counter(topic for practice in self._own.practices for topic in practice.topics)
        own += Counter(topic for project in self._own.projects for topic in project.topics)
        is_topical = own and len({practice.topics for practice in self._practices}) > 1
        for values, practice, best in zip(found, self._practices, self._best, strict=True):
            if (lift := best.size_lift(self._of_all)) is not None:
                values[SIZE] = lift
            if is_topical and practice.topics:
                shares = {topic: everywhere[topic] / everywhere.total() for topic in sorted(practice.topics)}
                lifts = [math.log((own[t] + share) / (own.total() + 1) / share) for t, share in shares.items()]
                values[TOPIC] = sum(lifts) / len(lifts)
        return found

    def facts(self, position: int, factor: str) -> Facts | None:
        """Return the facts behind the value of a factor."""
        best, territory = self._best[position], self._own.territory
        if factor == POPULARITY:
            is_restricted = len(best.group) > 2 and not is_sample(best.group)
            return ReachElsewhere(
                *(best.group[0], best.group[1], best.adopters, best.territories),
                *(is_restricted, is_sample(best.group), standing(self._shares, position)),
            )
        if factor == SIZE and best.of_size is not None and territory.population:
            low, high = math.ceil(territory.population / SIZE_RATIO), math.floor(territory.population * SIZE_RATIO)
            counts = best.of_size, best.territories_of_size or 0, best.adopters, best.territories
            return SizeElsewhere(low, high, *counts, is_sample(best.group), self._closest_in_size(best))
        if factor == FIT:
            return self._fit(self.ids[position])
        return self._topics(self._practices[position])

    def adopters(self, position: int) -> tuple[Adopter, ...]:
        """Return the territories that run a practice, the latest first."""
        id_, date = self.ids[position], self._own.date
        found = [
            adopter
            for uptake in self._found[id_]
            for adopter in adopters_of(self._registry.snapshot(uptake.group, date), uptake.column)
        ]
        return tuple(Adopter(territory, adopted_on, None, id_) for _, territory, adopted_on in sorted(found))

    def _fit(self, id_: NodeId) -> FitElsewhere | None:
        closest = self._registry.topical_fit(self._own.date).closest(self._own.needs, id_)
        if closest is None:
            return None
        need, percent = closest.need, round(100 * closest.likeness)
        return FitElsewhere(need.kind, self._own.names[need.id], percent, closest.matches)

    def _topics(self, practice: Practice) -> Topics:
        own, projects = self._own.practices, self._own.projects
        about, about_of_all = (
            sum(not practice.topics.isdisjoint(each.topics) for each in rows) for rows in (own, self._practices)
        )
        of_projects = [topic for project in projects for topic in project.topics]
        about_projects = sum(topic in practice.topics for topic in of_projects)
        counts = about, len(own), about_of_all, len(self.ids), about_projects, len(of_projects)
        return Topics(*counts, elsewhere=True)

    def _closest_in_size(self, uptake: Uptake) -> tuple[Named, ...]:
        """Return some adopters with from half to twice as many inhabitants, the closest first, ties by id."""
        date, own = self._own.date, self._own.territory
        alike = rows_of_size(self._registry, uptake.group, own, date)
        rows, _ = self._registry.snapshot(uptake.group, date).adopters_of(uptake.column)
        territories = self._registry.relations(uptake.group, date).territories
        chosen = [territories[row] for row in rows.tolist() if alike is not None and alike[row]]
        population = own.population or 1.0
        chosen.sort(key=lambda each: (abs(math.log((each.population or 1.0) / population)), each.id))
        return tuple(named(each) for each in chosen[:_NAMED])
