"""How a practice spread: who took it up when, and likely from whom.

Where a source says from whom a territory took the practice, that stands. Else the likely source is the earlier
adopter with the largest weight: nearness (the sum of its weights in the peer effects) times the age of its adoption,
halved every five years. It is an inference from nearness and time, as in the independent
cascade model (Gomez-Rodriguez, Leskovec and Krause 2010, "Inferring Networks of Diffusion and Influence"), not a
statement of any source; and a first adopter has none.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from recommend.dates import PartialDate
from recommend.model.episodes import counted, first_of_pairs, last_episodes
from recommend.model.features import FeatureSet
from recommend.model.registry import ModelRegistry
from recommend.model.tables import NodeId

_HALF_LIFE = 5.0
_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class DiffusionPoint:
    """An adopter.

    Attributes
    ----------
    territory : NodeId
    adopted_on : str or None
        The start of the first episode, as stated.
    resumed_on : str or None
        The start of the episode that goes on, where the territory had stopped in between.
    stopped_on : str or None
        The end of the last episode; None where that goes on.
    order : int or None
        1 for the first by the stated date, equal for equal dates; None without a date.
    source : NodeId or None
        The territory that it was taken from; None where that is unknown.
    source_inferred : bool
        The source is likely by nearness and time, and not stated.
    source_score : float or None
        Of an inferred source its part of the weight of all earlier adopters, 0 to 1.
    """

    territory: NodeId
    adopted_on: str | None
    resumed_on: str | None
    stopped_on: str | None
    latitude: float | None
    longitude: float | None
    order: int | None
    source: NodeId | None
    source_inferred: bool
    source_score: float | None


@dataclass(frozen=True, slots=True)
class DiffusionYear:
    """A year in which territories took the practice up: how many in it, and how many by its end."""

    year: int
    new: int
    cumulative: int


@dataclass(frozen=True, slots=True)
class Diffusion:
    """The adopters of a practice, the earliest first, those without a date last, ties by id.

    by_year: the years in which any did. undated: adopters without a date; as of a date there are none.
    """

    practice: NodeId
    as_of: str | None
    points: tuple[DiffusionPoint, ...]
    by_year: tuple[DiffusionYear, ...]
    undated: int


def diffusion(registry: ModelRegistry, practice_id: str, date: PartialDate | None) -> Diffusion:
    """Return the diffusion of a practice: see `Recommender.diffusion`."""
    found: list[tuple[tuple[int, str], DiffusionPoint]] = []
    for group in sorted(registry.history.slices):
        records = registry.history.slices[group]
        if practice_id in records.practice_ids:
            found += _points(registry.features(group, date), practice_id, date)
    found.sort(key=lambda entry: entry[0])
    order: dict[int, int] = {}
    for position, ((day, _), _) in enumerate(found, 1):
        order.setdefault(day, position)
    points = tuple(replace(point, order=order[day] if point.adopted_on else None) for (day, _), point in found)
    years = Counter(int(point.adopted_on[:4]) for point in points if point.adopted_on)
    by_year, total = [], 0
    for year in sorted(years):
        total += years[year]
        by_year.append(DiffusionYear(year, years[year], total))
    return Diffusion(
        practice_id,
        date.text if date else None,
        points,
        tuple(by_year),
        sum(point.adopted_on is None for point in points),
    )


def _points(
    features: FeatureSet,
    practice_id: str,
    date: PartialDate | None,
) -> Iterator[tuple[tuple[int, str], DiffusionPoint]]:
    """Yield the adopters of one level and country, with what they are sorted by: the day and the id."""
    snapshot, records = features.snapshot, features.snapshot.records
    times = records.times
    position = records.practice_ids.index(practice_id)
    counts, has_stopped = counted(records, date)
    mine = np.flatnonzero(counts & (records.column == position))
    first, last = mine[first_of_pairs(records, mine)], last_episodes(records, mine, has_stopped)
    rows = records.row[first]
    began = times[records.running[first]]
    for i, entry in enumerate(first.tolist()):
        row, running = int(records.row[entry]), records.dates[records.running[entry]]
        resumed = records.dates[records.running[last.begins[i]]] if last.has[i] else None
        stopped = None if last.has[i] else records.dates[records.stopped_on[last.ends[i]]]
        territory = features.relations.territories[row]
        stated = sorted({a.derived_from for a in records.noted.get((row, position), ()) if a.derived_from})
        likely, score = (None, None) if stated else _likely(features, rows, began, i)
        inferred = None if likely is None else snapshot.territory_ids[likely]
        day = running.last_day if running else 2**31
        yield (
            (day, territory.id),
            DiffusionPoint(
                territory.id,
                running.text if running else None,
                resumed.text if resumed and resumed != running else None,
                stopped.text if stopped else None,
                territory.latitude,
                territory.longitude,
                None,
                stated[0] if stated else inferred,
                inferred is not None,
                score,
            ),
        )


def _likely(
    features: FeatureSet,
    rows: np.ndarray,
    began: np.ndarray,
    position: int,
) -> tuple[int | None, float | None]:
    """Return the adopter from which a territory likely took it, by position, and its part of all weight."""
    if np.isnan(began[position]):
        return None, None
    earlier = np.flatnonzero(began < began[position])
    if len(earlier) == 0:
        return None, None
    nearness = np.zeros(len(features.snapshot.territory_ids))
    for kind in ("neighbours", "geography"):
        if kind in features.peer_effects:
            influencers, weights = features.peer_effects[kind].influencers(int(rows[position]))
            nearness[influencers] += weights
    weight = np.round(nearness[rows[earlier]] * 0.5 ** ((began[position] - began[earlier]) / _HALF_LIFE), _DECIMALS)
    if not weight.any():
        return None, None
    best = int(np.lexsort((rows[earlier], -weight))[0])
    return int(rows[earlier][best]), float(np.round(weight[best] / weight.sum(), _DECIMALS))
