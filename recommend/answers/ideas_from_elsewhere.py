"""Ideas from elsewhere: practices that only territories of another level or country run.

Their score is weaker than the usual one: the popularity of a practice where it runs, and the match of its topics with
those of the territory. Their confidence is always low, and every item is marked.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.answers.ranked_list import RankedList, empty_list
from recommend.answers.recommendations import Recommendation, latest_date
from recommend.dates import PartialDate
from recommend.explain.attribution import attribution
from recommend.explain.confidence import Confidence, Reason, reason
from recommend.explain.facts.practice import ReachElsewhere
from recommend.explain.facts.subject import Facts, Standing, standing
from recommend.explain.facts.territory import Topics
from recommend.explain.supporting_evidence import Adopter
from recommend.model.groups import COMPLETE, SAMPLE, Group, is_sample
from recommend.model.registry import ModelRegistry
from recommend.model.scorer import POPULARITY
from recommend.model.scoring import SCORE_DECIMALS, ScoringModel
from recommend.model.tables import Practice, Territory


def ideas_from_elsewhere(
    registry: ModelRegistry,
    models: Sequence[ScoringModel],
    territory: Territory,
    date: PartialDate | None,
    topics: frozenset[str],
    exclude: frozenset[str],
    weights: Mapping[str, float],
) -> tuple[RankedList[Recommendation], Confidence, Reason]:
    """Return the practices of other levels and countries, ranked.

    "popularity": the largest log odds that a territory of another level or country runs it, over their mean. "topic":
    the log of the share of the practice's topics in the adoptions of the territory over their share among all
    candidates, both with one adoption of average topics added.
    """
    group = territory.level, territory.country
    practices = registry.history.practices
    known: set[str] = set()
    own: list[Practice] = []
    for snapshot in (model.known for model in models):
        row = snapshot.row_of(territory.id)
        columns = snapshot.records.column[snapshot.records.row == row]
        known |= {*snapshot.practice_ids, *(snapshot.records.practice_ids[column] for column in columns.tolist())}
        own += [practices[snapshot.practice_ids[column]] for column in snapshot.practices_of(row)]
    known |= registry.in_place(group, date).included_for(territory.id)
    reaches, groups = _reaches(registry, group, date, known | exclude, topics)
    ids = tuple(sorted(reaches))
    as_of = latest_date(models)
    if not ids:
        return empty_list(), Confidence.NOT_ENOUGH_DATA, reason("NOTHING_ELSEWHERE", territory, as_of)
    values = _values([practices[id_] for id_ in ids], [reaches[id_].log_odds for id_ in ids], own)
    shares = np.array([reaches[id_].share for id_ in ids])
    scores = np.round(
        [sum(weights.get(name, 1.0) * value for name, value in factors.items()) for factors in values], SCORE_DECIMALS
    )

    def build_item(position: int, rank: int, score: float) -> Recommendation:
        id_ = ids[position]

        def find_facts(factor: str, value: float) -> Facts:
            if factor == POPULARITY:
                return reaches[id_].facts(standing(shares, position))
            return _topics(practices[id_], own, [practices[idea] for idea in ids])

        adopters = _adopters(registry, groups[id_], id_, date)
        return Recommendation(
            id_,
            rank,
            score,
            attribution(values[position], weights, find_facts),
            len(adopters),
            latest_adopters=adopters[: registry.parameters.latest_adopters],
            from_elsewhere=True,
            coverage=SAMPLE if any(map(is_sample, groups[id_])) else COMPLETE,
        )

    items = RankedList(ids, np.arange(len(ids)), scores, build_item)
    return items, Confidence.LOW, reason("IDEAS_FROM_ELSEWHERE", territory, as_of, practices=len(ids))


@dataclass(frozen=True, slots=True)
class _Reach:
    """The adopters of a practice in a group, of all its territories."""

    group: Group
    adopters: int
    territories: int

    @property
    def log_odds(self) -> float:
        return math.log((self.adopters + 0.5) / (self.territories - self.adopters + 0.5))

    @property
    def share(self) -> float:
        return self.adopters / self.territories

    def facts(self, ideas: Standing) -> ReachElsewhere:
        sample = is_sample(self.group)
        restricted = len(self.group) > 2 and not sample
        return ReachElsewhere(self.group[0], self.group[1], self.adopters, self.territories, restricted, sample, ideas)


def _reaches(
    registry: ModelRegistry,
    group: Group,
    date: PartialDate | None,
    excluded: set[str],
    topics: frozenset[str],
) -> tuple[dict[str, _Reach], dict[str, list[Group]]]:
    """Return the reach of each practice that is not excluded where it is largest, and the groups that run it."""
    reaches: dict[str, _Reach] = {}
    groups: dict[str, list[Group]] = {}
    practices = registry.history.practices
    for other in sorted(registry.history.slices):
        if other[:2] == group:
            continue
        snapshot = registry.snapshot(other, date)
        counts = np.diff(snapshot.running_by_practice.indptr)
        exposed = snapshot.exposed_counts.tolist()
        for id_, count, base in zip(snapshot.practice_ids, counts.tolist(), exposed, strict=True):
            if id_ in excluded or (topics and topics.isdisjoint(practices[id_].topics)):
                continue
            reach = _Reach(other, count, base)
            reaches[id_] = max(reaches.get(id_, reach), reach, key=lambda each: each.log_odds)
            groups.setdefault(id_, []).append(other)
    return reaches, groups


def _values(ideas: Sequence[Practice], odds: Sequence[float], own: Sequence[Practice]) -> list[dict[str, float]]:
    """Return the factor values of each idea."""
    everywhere = Counter(topic for idea in ideas for topic in idea.topics)
    own_topics = Counter(topic for practice in own for topic in practice.topics)
    total, own_total, mean = everywhere.total(), own_topics.total(), sum(odds) / len(odds)
    values = []
    for idea, log_odds in zip(ideas, odds, strict=True):
        factors = {POPULARITY: log_odds - mean}
        if own_total and idea.topics:
            lifts = []
            for topic in sorted(idea.topics):
                share = everywhere[topic] / total
                lifts.append(math.log((own_topics[topic] + share) / (own_total + 1) / share))
            factors["topic"] = sum(lifts) / len(lifts)
        values.append(factors)
    return values


def _topics(idea: Practice, own: Sequence[Practice], ideas: Sequence[Practice]) -> Topics:
    """Return the topics of an idea in the practices of the territory and in all ideas."""
    about, about_of_all = (
        sum(not idea.topics.isdisjoint(practice.topics) for practice in practices) for practices in (own, ideas)
    )
    return Topics(about, len(own), about_of_all, len(ideas), elsewhere=True)


def _adopters(registry: ModelRegistry, groups: list[Group], id_: str, date: PartialDate | None) -> tuple[Adopter, ...]:
    """Return the territories that run a practice, the latest first."""
    adopters = []
    for group in groups:
        snapshot = registry.snapshot(group, date)
        rows, pairs = snapshot.adopters_of(snapshot.practice_ids.index(id_))
        for row, pair in zip(rows.tolist(), pairs.tolist(), strict=True):
            time = snapshot.time[pair]
            adopters.append(
                (np.inf if np.isnan(time) else -time, snapshot.territory_ids[row], snapshot.running_on(pair))
            )
    return tuple(Adopter(territory, adopted_on, None, id_) for _, territory, adopted_on in sorted(adopters))
