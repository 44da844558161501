"""The territories that run a practice, by their distance from one of them or from another."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.dates import PartialDate
from recommend.explain.supporting_evidence import Adopter
from recommend.model.proximity import coordinates, distance_km
from recommend.model.registry import ModelRegistry
from recommend.model.tables import Territory


@dataclass(frozen=True, slots=True)
class PracticeAdopters:
    """The number of territories that run a practice, and the nearest of them."""

    count: int
    nearest: tuple[Adopter, ...]


def practice_adopters(
    registry: ModelRegistry, practice_id: str, date: PartialDate | None, territory: Territory | None, first: int
) -> PracticeAdopters:
    """Return the adopters of a practice in all levels and countries: see `Recommender.adopters`."""
    running = dict(_running(registry, practice_id, date))
    ids = sorted(running)
    if territory is None:
        return PracticeAdopters(len(ids), ())
    others = [id_ for id_ in ids if id_ != territory.id]
    kilometres = distances(territory, [registry.history.territories[id_] for id_ in others])
    known = np.flatnonzero(np.isfinite(kilometres))
    nearest = known[np.argsort(kilometres[known], kind="stable")][:first]
    return PracticeAdopters(
        len(ids),
        tuple(Adopter(others[i], running[others[i]], round(float(kilometres[i]), 1)) for i in nearest),
    )


def distances(territory: Territory, others: Sequence[Territory]) -> np.ndarray:
    """Return the distance of each other territory in kilometres; nan if unknown."""
    return distance_km(np.repeat(coordinates([territory]), len(others), axis=0), coordinates(others))


def _running(registry: ModelRegistry, practice_id: str, date: PartialDate | None) -> Iterator[tuple[str, str | None]]:
    """Yield the territories that run a practice, with the stated start."""
    for group in sorted(registry.history.slices):
        if practice_id not in registry.history.slices[group].practice_ids:
            continue
        snapshot = registry.snapshot(group, date)
        column = bisect.bisect_left(snapshot.practice_ids, practice_id)
        if snapshot.practice_ids[column : column + 1] != (practice_id,):
            continue
        for row, pair in zip(*(each.tolist() for each in snapshot.adopters_of(column)), strict=True):
            yield snapshot.territory_ids[row], snapshot.running_on(pair)
