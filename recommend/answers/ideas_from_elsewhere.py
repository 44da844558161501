"""Ideas from elsewhere: practices that only territories of another level or country run.

Their score is weaker than the usual one: the popularity of a practice where it runs, and the match of its topics with
those of the territory. Their confidence is always low, and every item is marked.
"""

import bisect
import math
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from recommend.answers.ranked_list import RankedList, empty_list
from recommend.answers.recommendations import Recommendation, latest_date
from recommend.dates import PartialDate
from recommend.explain.attribution import attribution
from recommend.explain.confidence import Confidence, Reason, reason
from recommend.explain.supporting_evidence import Adopter
from recommend.model.groups import COMPLETE, SAMPLE, Group, is_sample
from recommend.model.registry import ModelRegistry
from recommend.model.scorer import POPULARITY
from recommend.model.scoring import SCORE_DECIMALS, ScoringModel
from recommend.model.tables import Territory


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

    "popularity": the largest log odds that a territory of another level or country runs it. "topic": the log of the
    share of the practice's topics in the adoptions of the territory over their share among all candidates, both with
    one adoption of average topics added.
    """
    group = territory.level, territory.country
    practices = registry.history.practices
    known: set[str] = set()
    own: list[str] = []
    for snapshot in (model.features.snapshot for model in models):
        row = bisect.bisect_left(snapshot.territory_ids, territory.id)
        columns = snapshot.records.column[snapshot.records.row == row]
        known |= {*snapshot.practice_ids, *(snapshot.records.practice_ids[column] for column in columns.tolist())}
        own += [
            topic for column in snapshot.practices_of(row) for topic in practices[snapshot.practice_ids[column]].topics
        ]
    odds, groups = _odds(registry, group, date, known | exclude, topics)
    ids = tuple(sorted(odds))
    as_of = latest_date(models)
    if not ids:
        return empty_list(), Confidence.NOT_ENOUGH_DATA, reason("NOTHING_ELSEWHERE", territory, as_of)
    values = _values(ids, odds, registry, own)
    scores = np.round(
        [sum(weights.get(name, 1.0) * value for name, value in factors.items()) for factors in values], SCORE_DECIMALS
    )

    def build_item(position: int, rank: int, score: float) -> Recommendation:
        id_ = ids[position]
        adopters = _adopters(registry, groups[id_], id_, date)
        return Recommendation(
            id_,
            rank,
            score,
            attribution(values[position], weights),
            len(adopters),
            latest_adopters=adopters[: registry.parameters.latest_adopters],
            from_elsewhere=True,
            coverage=SAMPLE if any(map(is_sample, groups[id_])) else COMPLETE,
        )

    items = RankedList(ids, np.arange(len(ids)), scores, build_item)
    return items, Confidence.LOW, reason("IDEAS_FROM_ELSEWHERE", territory, as_of, practices=len(ids))


def _odds(
    registry: ModelRegistry,
    group: Group,
    date: PartialDate | None,
    excluded: set[str],
    topics: frozenset[str],
) -> tuple[dict[str, float], dict[str, list[Group]]]:
    """Return the largest log odds of each practice that is not excluded, and the groups that run it."""
    odds: dict[str, float] = {}
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
            value = float(np.log((count + 0.5) / (base - count + 0.5)))
            odds[id_] = max(value, odds.get(id_, value))
            groups.setdefault(id_, []).append(other)
    return odds, groups


def _values(
    ids: tuple[str, ...],
    odds: Mapping[str, float],
    registry: ModelRegistry,
    own: list[str],
) -> list[dict[str, float]]:
    """Return the factor values of each candidate."""
    practices = registry.history.practices
    everywhere = Counter(topic for id_ in ids for topic in practices[id_].topics)
    total, own_counts = sum(everywhere.values()), Counter(own)
    values = []
    for id_ in ids:
        factors = {POPULARITY: odds[id_]}
        if own and practices[id_].topics:
            lifts = []
            for topic in sorted(practices[id_].topics):
                share = everywhere[topic] / total
                lifts.append(math.log((own_counts[topic] + share) / (len(own) + 1) / share))
            factors["topic"] = sum(lifts) / len(lifts)
        values.append(factors)
    return values


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
    return tuple(Adopter(territory, adopted_on, None) for _, territory, adopted_on in sorted(adopters))
