"""Ideas from elsewhere: practices that nobody of a territory's level and country runs, but somebody else.

Their score says less than that of the others: how widespread a practice is where it is, and whether its topics
are those of the territory. It is always of low confidence, and every item is marked.
"""

import math
from collections import Counter
from collections.abc import Mapping

import numpy as np

from recommend.answers.ranked_list import Ranked, Recommendation
from recommend.dates import PartialDate
from recommend.explain.confidence import Confidence, Reason, reason
from recommend.explain.supporting_evidence import Adopter
from recommend.model.history import Group
from recommend.model.registry import Engine
from recommend.model.scoring import SCORE_DECIMALS, Model, contributions


def ideas_from_elsewhere(
    engine: Engine, model: Model, row: int, date: PartialDate | None, topics: frozenset[str],
    exclude: frozenset[str], weights: Mapping[str, float],
) -> tuple[Ranked[Recommendation], Confidence, Reason]:
    """The practices of other levels and countries, ranked.

    "popularity": the largest logarithm of the odds that a territory of another level or country runs it;
    "topic": the logarithm of the share that the practice's topics have in what the territory does over the share
    that they have among all candidates, both with one adoption of average topics added.
    """
    snapshot = model.moment.snapshot
    territory = model.moment.surroundings.territories[row]
    group = territory.level, territory.country
    here = set(snapshot.practice_ids) | {
        snapshot.records.practice_ids[column] for column in
        snapshot.records.column[snapshot.records.row == row].tolist()}
    practices = engine.history.practices
    odds, groups = _odds(engine, group, date, here | exclude, topics)
    ids = tuple(sorted(odds))
    as_of = snapshot.as_of.text if snapshot.as_of else None
    if not ids:
        return (Ranked((), np.zeros(0, int), np.zeros(0), lambda *_: None), Confidence.NOT_ENOUGH_DATA,
                reason("NOTHING_ELSEWHERE", territory, as_of))
    own = [topic for column in snapshot.practices_of(row)
           for topic in practices[snapshot.practice_ids[column]].topics]
    values = _values(ids, odds, engine, own)
    scores = np.round([sum(weights.get(name, 1.0) * value for name, value in parts.items()) for parts in values],
                      SCORE_DECIMALS)

    def explain(position: int, rank: int, score: float) -> Recommendation:
        id_ = ids[position]
        adopters = _adopters(engine, groups[id_], id_, date)
        return Recommendation(id_, rank, score, contributions(values[position], weights), len(adopters),
                              latest_adopters=adopters[:engine.parameters.latest_adopters], from_elsewhere=True)

    items = Ranked(ids, np.arange(len(ids)), scores, explain)
    return items, Confidence.LOW, reason("IDEAS_FROM_ELSEWHERE", territory, as_of, practices=len(ids))


def _odds(
    engine: Engine, group: Group, date: PartialDate | None, known: set[str], topics: frozenset[str],
) -> tuple[dict[str, float], dict[str, list[Group]]]:
    """Of each practice that is not known here: the logarithm of its largest odds, and where it runs."""
    odds: dict[str, float] = {}
    groups: dict[str, list[Group]] = {}
    practices = engine.history.practices
    for other in sorted(engine.history.slices):
        if other == group or not len(engine.history.slices[other].row):
            continue
        snapshot = engine.snapshot(other, date)
        counts = np.diff(snapshot.running_by_practice.indptr)
        for id_, count in zip(snapshot.practice_ids, counts.tolist(), strict=True):
            if id_ in known or (topics and topics.isdisjoint(practices[id_].topics)):
                continue
            value = float(np.log((count + 0.5) / (len(snapshot.territory_ids) - count + 0.5)))
            odds[id_] = max(value, odds.get(id_, value))
            groups.setdefault(id_, []).append(other)
    return odds, groups


def _values(ids: tuple[str, ...], odds: Mapping[str, float], engine: Engine, own: list[str]) -> list[dict]:
    """The factors of each candidate."""
    practices = engine.history.practices
    everywhere = Counter(topic for id_ in ids for topic in practices[id_].topics)
    total, mine = sum(everywhere.values()), Counter(own)
    found = []
    for id_ in ids:
        parts = {"popularity": odds[id_]}
        if own and practices[id_].topics:
            lifts = []
            for topic in sorted(practices[id_].topics):
                share = everywhere[topic] / total
                lifts.append(math.log((mine[topic] + share) / (len(own) + 1) / share))
            parts["topic"] = sum(lifts) / len(lifts)
        found.append(parts)
    return found


def _adopters(engine: Engine, groups: list[Group], id_: str, date: PartialDate | None) -> tuple[Adopter, ...]:
    """Who runs it, the latest first."""
    found = []
    for group in groups:
        snapshot = engine.snapshot(group, date)
        rows, pairs = snapshot.adopters_of(snapshot.practice_ids.index(id_))
        for row, pair in zip(rows.tolist(), pairs.tolist(), strict=True):
            time = snapshot.time[pair]
            found.append((np.inf if np.isnan(time) else -time, snapshot.territory_ids[row],
                          snapshot.running_on(pair)))
    return tuple(Adopter(territory, running_on, None) for _, territory, running_on in sorted(found))
