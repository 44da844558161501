"""The method of docs/recommendations.md again: slow and obvious, to compare the engine with."""

import math

from recommend import Parameters, Tables
from recommend.dates import counts_as_of, parse_date


def reference_scores(
    tables: Tables, territory_id: str, as_of: str | None, parameters: Parameters,
) -> dict[str, float]:
    """The score of each practice that can be recommended to a territory."""
    asked = next(t for t in tables.territories if t.id == territory_id)
    peers = sorted(t.id for t in tables.territories if (t.level, t.country) == (asked.level, asked.country))
    running, ever, has = {t: {} for t in peers}, {t: set() for t in peers}, set()
    for adoption in tables.adoptions:
        territory, practice, date = adoption.territory_id, adoption.practice_id, adoption.running_on
        counts = territory in running and (as_of is None or counts_as_of(date, as_of))
        if as_of is None:
            stopped = adoption.stopped or adoption.stopped_on is not None
        else:
            stopped = counts_as_of(adoption.stopped_on, as_of)
        if territory == territory_id and (counts or date is None):
            has.add(practice)
        if counts:
            ever[territory].add(practice)
            if not stopped:
                dates = [d for d in (date, running[territory].get(practice)) if d is not None]
                running[territory][practice] = min(dates, key=_day) if dates else None
    practices = sorted({practice for adopted in running.values() for practice in adopted})
    spread = _spread(peers, practices, running, ever, parameters)
    lifts = _lifts(peers, practices, running, parameters)[territory_id]
    return {
        practice: spread[practice] + (parameters.neighbours_weight * lifts[practice] if lifts else 0)
        for practice in practices if practice not in has
    }


def _day(date):
    return parse_date(date).last_day, parse_date(date).middle


def _votes(running, half_life, now):
    """The weight of each running pair: by age, the mean of the dated ones without a date."""
    dated = {(t, i): 0.5 ** ((now - parse_date(d).middle) / half_life)
             for t, adopted in running.items() for i, d in adopted.items() if d is not None}
    mean = sum(dated.values()) / len(dated) if dated else 1.0
    return {(t, i): dated.get((t, i), mean) for t, adopted in running.items() for i in adopted}


def _newest(running):
    dates = [date for adopted in running.values() for date in adopted.values() if date is not None]
    return max((parse_date(date).middle for date in dates), default=None)


def _spread(peers, practices, running, ever, parameters):
    """Logarithms of the hazards as of the newest adoption: a constant away from those as of another date."""
    votes = _votes(running, parameters.hazard_half_life, _newest(running) or 0.0)
    spread = {}
    for practice in practices:
        adopters = sum(practice in ever[t] for t in peers)
        if _newest(running) is None:
            spread[practice] = math.log((sum(practice in running[t] for t in peers) + 1) / (len(peers) + 2))
        else:
            recent = math.fsum(votes[t, practice] for t in peers if practice in running[t])
            spread[practice] = math.log(recent / (len(peers) - adopters + parameters.hazard_prior))
    return spread


def _lifts(peers, practices, running, parameters):
    idf = {i: math.log(1 + len(peers) / sum(i in running[t] for t in peers)) for i in practices}
    length = {t: math.sqrt(sum(idf[i] ** 2 for i in running[t])) for t in peers}
    votes = _votes(running, parameters.vote_half_life, _newest(running) or 0.0)
    shares = {}
    for u in peers:
        similarity = {}
        for v in peers:
            shared = running[u].keys() & running[v].keys()
            if shared and running[v].keys() - running[u].keys():
                similarity[v] = round(sum(idf[i] ** 2 for i in shared) / (length[u] * length[v]), 9)
        nearest = sorted(similarity.values(), reverse=True)[:parameters.neighbours]
        total = dict.fromkeys(practices, 0.0)
        for v, value in similarity.items():
            if value >= nearest[-1]:
                for i in running[v]:
                    total[i] += value ** parameters.amplification * votes[v, i]
        if similarity:
            shares[u] = {i: total[i] / sum(total.values()) for i in practices}
    lifts = dict.fromkeys(peers)
    mean = {i: sum(share[i] for share in shares.values()) / max(len(shares), 1) for i in practices}
    for u, share in shares.items():
        lift = {i: share[i] / mean[i] if mean[i] else 0.0 for i in practices}
        lifts[u] = {i: math.log(max(lift[i], parameters.lift_floor)) for i in practices}
    return lifts
