"""The diffusion of a practice: its adopters, with dates and likely sources.

A stated source is returned as it is. Otherwise the likely source is the earlier adopter with the largest weight: its
proximity (the sum of its weights in the peer effects), halved for every five years between the two adoptions. This is
an inference from proximity and time, as in the independent cascade model (Gomez-Rodriguez, Leskovec and Krause 2010,
"Inferring Networks of Diffusion and Influence"), not a statement of a source. The first adopter has no source.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from recommend.dates import PartialDate
from recommend.model.episodes import as_of_masks, first_of_pairs, last_episodes
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
        The stated start of the first episode.
    resumed_on : str or None
        The start of the ongoing episode, if the territory had stopped before it.
    stopped_on : str or None
        The end of the last episode; None if it is ongoing.
    order : int or None
        From 1 by the stated date, equal for equal dates; None without a date.
    source : NodeId or None
        The territory from which it was adopted; None if unknown.
    source_inferred : bool
        Whether the source is inferred from proximity and time, not stated.
    source_score : float or None
        The share of an inferred source in the weight of all earlier adopters, 0 to 1.
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
    """A year with adoptions: the number in it, and the number by its end."""

    year: int
    new: int
    cumulative: int


@dataclass(frozen=True, slots=True)
class Diffusion:
    """The adopters of a practice, the earliest first, undated ones last, ties by id.

    by_year: the years with adoptions. undated: the number of undated adopters; 0 as of a date.
    """

    practice: NodeId
    as_of: str | None
    points: tuple[DiffusionPoint, ...]
    by_year: tuple[DiffusionYear, ...]
    undated: int


def diffusion(registry: ModelRegistry, practice_id: str, date: PartialDate | None) -> Diffusion:
    """Return the diffusion of a practice: see `Recommender.diffusion`."""
    entries: list[tuple[tuple[int, str], DiffusionPoint]] = []
    for group in sorted(registry.history.slices):
        if practice_id in registry.history.slices[group].practice_ids:
            entries += _points(registry.features(group, date), practice_id, date)
    entries.sort(key=lambda entry: entry[0])
    order: dict[int, int] = {}
    for position, ((day, _), _) in enumerate(entries, 1):
        order.setdefault(day, position)
    points = tuple(replace(point, order=order[day] if point.adopted_on else None) for (day, _), point in entries)
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
    """Yield the adopters of one level and country, each with its sort key: the day and the id."""
    snapshot, records = features.snapshot, features.snapshot.records
    times = records.times
    position = records.practice_ids.index(practice_id)
    counts, has_stopped = as_of_masks(records, date)
    chosen = np.flatnonzero(counts & (records.column == position))
    first, last = chosen[first_of_pairs(records, chosen)], last_episodes(records, chosen, has_stopped)
    rows = records.row[first]
    began = times[records.running[first]]
    for i, entry in enumerate(first.tolist()):
        row, running = int(records.row[entry]), records.dates[records.running[entry]]
        resumed = records.dates[records.running[last.start[i]]] if last.ongoing[i] else None
        stopped = None if last.ongoing[i] else records.dates[records.stopped_on[last.end[i]]]
        territory = features.relations.territories[row]
        stated = sorted({a.derived_from for a in records.annotated.get((row, position), ()) if a.derived_from})
        source, score = (None, None) if stated else _likely_source(features, rows, began, i)
        inferred = None if source is None else snapshot.territory_ids[source]
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


def _likely_source(
    features: FeatureSet,
    rows: np.ndarray,
    began: np.ndarray,
    position: int,
) -> tuple[int | None, float | None]:
    """Return the position of the adopter that is the likely source, and its share of the weight; None without one."""
    if np.isnan(began[position]):
        return None, None
    earlier = np.flatnonzero(began < began[position])
    if len(earlier) == 0:
        return None, None
    proximity = np.zeros(len(features.snapshot.territory_ids))
    for kind in ("neighbours", "geography"):
        if kind in features.peer_effects:
            influencers, weights = features.peer_effects[kind].influencers(int(rows[position]))
            proximity[influencers] += weights
    weight = np.round(proximity[rows[earlier]] * 0.5 ** ((began[position] - began[earlier]) / _HALF_LIFE), _DECIMALS)
    if not weight.any():
        return None, None
    best = int(np.lexsort((rows[earlier], -weight))[0])
    return int(rows[earlier][best]), float(np.round(weight[best] / weight.sum(), _DECIMALS))
