"""The territories that run a practice or are adapting it, by their distance from one of them or from another."""

import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from recommend.dates import PartialDate
from recommend.explain.supporting_evidence import Adopter
from recommend.model.objects import ADAPTED, RUNNING
from recommend.model.proximity import coordinates, distance_km
from recommend.model.registry import ModelRegistry
from recommend.model.snapshot import Snapshot
from recommend.model.tables import NodeId, Territory


@dataclass(frozen=True, slots=True)
class PracticeAdopters:
    """The numbers of territories that run a practice and that are adapting it, and the nearest of both."""

    count: int
    adapting_count: int
    nearest: tuple[Adopter, ...]


def practice_adopters(
    registry: ModelRegistry, practice_id: str, date: PartialDate | None, territory: Territory | None, first: int
) -> PracticeAdopters:
    """Return the adopters of a practice in all levels and countries: see `Recommender.adopters`."""
    adopters = sorted(_adopters(registry, practice_id, date), key=lambda adopter: adopter.territory)
    count = sum(adopter.stage == RUNNING for adopter in adopters)
    if territory is None:
        return PracticeAdopters(count, len(adopters) - count, ())
    others = [adopter for adopter in adopters if adopter.territory != territory.id]
    kilometres = distances(territory, [registry.history.territories[adopter.territory] for adopter in others])
    known = np.flatnonzero(np.isfinite(kilometres))
    nearest = known[np.argsort(kilometres[known], kind="stable")][:first]
    return PracticeAdopters(
        count,
        len(adopters) - count,
        tuple(replace(others[i], distance_km=round(float(kilometres[i]), 1)) for i in nearest),
    )


def distances(territory: Territory, others: Sequence[Territory]) -> np.ndarray:
    """Return the distance of each other territory in kilometres; nan if unknown."""
    return distance_km(np.repeat(coordinates([territory]), len(others), axis=0), coordinates(others))


def _adopters(registry: ModelRegistry, practice_id: str, date: PartialDate | None) -> Iterator[Adopter]:
    """Yield the territories that run a practice or, in a sample, are adapting it."""
    for group in sorted(registry.history.known):
        running = _pairs(registry.snapshot(group, date), practice_id)
        for territory, since in running.items():
            yield Adopter(territory, since, None)
        for territory, since in _pairs(registry.known(group, date), practice_id).items():
            if territory not in running:
                yield Adopter(territory, None, None, stage=ADAPTED, adapted_on=since)


def _pairs(snapshot: Snapshot, practice_id: str) -> dict[NodeId, str | None]:
    """Return the territories with a practice, each with the stated start."""
    column = bisect.bisect_left(snapshot.practice_ids, practice_id)
    if snapshot.practice_ids[column : column + 1] != (practice_id,):
        return {}
    rows, pairs = (each.tolist() for each in snapshot.adopters_of(column))
    return {snapshot.territory_ids[row]: snapshot.running_on(pair) for row, pair in zip(rows, pairs, strict=True)}
