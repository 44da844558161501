"""The scores of docs/recommendations.md as of a date: a slow, simple implementation to compare with."""

import math

from recommend import Parameters, Tables
from recommend.dates import PartialDate, counts_as_of, parse_date
from tests.support.narrowing import present


def reference_scores(
    tables: Tables,
    territory_id: str,
    as_of: str,
    weights: dict[str, float],
    p: Parameters,
) -> dict[str, float]:
    """Return the score of each candidate, up to a constant, from the features of practices, neighbours and topics."""
    territory = next(t for t in tables.territories if t.id == territory_id)
    peers = sorted(t.id for t in tables.territories if (t.level, t.country) == (territory.level, territory.country))
    running: dict[str, dict[str, PartialDate]] = {t: {} for t in peers}
    ever: dict[str, set[str]] = {t: set() for t in peers}
    taken_up: set[str] = set()
    episodes: dict[tuple[str, str], list[tuple[int, str, float, PartialDate]]] = {}
    for a in tables.adoptions:
        if a.territory_id not in running:
            continue
        counts = counts_as_of(a.running_on, as_of)
        if a.territory_id == territory_id and (counts or a.running_on is None):
            taken_up.add(a.practice_id)
        if counts:
            ever[a.territory_id].add(a.practice_id)
            stop = parse_date(present(a.stopped_on)).last_day if counts_as_of(a.stopped_on, as_of) else math.inf
            date = parse_date(present(a.running_on))
            episodes.setdefault((a.territory_id, a.practice_id), []).append((date.last_day, date.text, stop, date))
    for (adopter, practice), records in episodes.items():
        since, end = records[0][3], -math.inf
        for day, _, stop, date in sorted(records, key=lambda record: record[:3]):
            since = date if day > end else since
            end = max(end, stop)
        if end == math.inf:
            running[adopter][practice] = since
    dates = [date for adopted in running.values() for date in adopted.values()]
    practices = sorted({i for adopted in running.values() for i in adopted})
    now = max((date.end for date in dates), default=0.0)
    ages = {i: {t: now - running[t][i].middle for t in peers if i in running[t]} for i in practices}
    topics = {practice.id: practice.topics for practice in tables.practices}
    scores: dict[str, float] = {}
    for i in practices:
        if i not in taken_up:
            features = _item(ages[i], sum(i in ever[t] for t in peers), len(peers), p)
            features |= _neighbours(territory_id, i, running, practices, ages[i], p)
            features |= _topic(territory_id, i, practices, ages, topics, p)
            scores[i] = sum(weights.get(name, 0.0) * value for name, value in features.items())
    return scores


def _item(ages, adopters, territories, p):
    features = {}
    for h in p.half_lives:
        recent = sum(2 ** ((0.5 - age) / h) for age in ages.values())
        features[f"rate_{h:g}"] = math.log(recent + p.rate_floor) - math.log(territories - adopters + p.prior_at_risk)
    for years in (1, 2, 5):
        features[f"recent_{years}"] = math.log(1 + sum(age < years for age in ages.values()))
    features["since_last"], features["age"] = math.log(1 + min(ages.values())), math.log(1 + max(ages.values()))
    share = adopters / territories
    return features | {
        "share": share,
        "share_squared": share**2,
        "log_odds": math.log((adopters + 0.5) / (territories - adopters + 0.5)),
    }


def _neighbours(territory, practice, running, practices, ages, p):
    idf = {i: math.log(1 + len(running) / sum(i in adopted for adopted in running.values())) for i in practices}
    own, similarity = running[territory].keys(), {}
    for other, adopted in running.items():
        shared = own & adopted.keys()
        if other != territory and shared and adopted.keys() - own:
            lengths = [math.sqrt(sum(idf[i] ** 2 for i in of)) for of in (own, adopted)]
            similarity[other] = round(sum(idf[i] ** 2 for i in shared) / (lengths[0] * lengths[1]), 9)
    nearest = sorted(similarity.values(), reverse=True)[: p.neighbours]
    weights = {other: value**p.amplification for other, value in similarity.items() if value >= nearest[-1]}
    if not weights:
        return {}
    mean = sum(weights.values()) / (len(running) - 1)
    return _lifts("neighbours", {other: weight / mean for other, weight in weights.items()}, ages, p)


def _lifts(kind, weights, ages, p):
    features = {}
    for n, h in enumerate(p.influence_half_lives):
        influence = {other: 0.5 ** (age / h) for other, age in ages.items()}
        weighted = sum(weights.get(other, 0.0) * value for other, value in influence.items())
        features[f"{kind}_{n}"] = math.log((weighted + p.lift_prior) / (sum(influence.values()) + p.lift_prior))
    return features


def _topic(territory, practice, practices, ages, topics, p):
    features = {}
    for n, h in enumerate(p.influence_half_lives):
        own, overall = {}, {}
        for i in practices:
            for topic in topics[i]:
                for other, age in ages[i].items():
                    influence = 0.5 ** (age / h) / len(topics[i])
                    overall[topic] = overall.get(topic, 0) + influence
                    if other == territory:
                        own[topic] = own.get(topic, 0) + influence
        total = sum(own.values())
        if total and topics[practice]:
            lifts = []
            for topic in topics[practice]:
                share = max(overall[topic] / sum(overall.values()), 1e-6)
                lifts.append(math.log((own.get(topic, 0) + p.topic_prior * share) / ((total + p.topic_prior) * share)))
            features[f"topic_{n}"] = sum(lifts) / len(lifts)
    return features
