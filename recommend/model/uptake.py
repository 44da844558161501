"""The uptake of practices in other levels and countries, among all territories there and among those like one."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from recommend.dates import PartialDate
from recommend.model.circles import SIZE_RATIO
from recommend.model.groups import Group, is_sample
from recommend.model.registry import ModelRegistry
from recommend.model.snapshot import Snapshot
from recommend.model.tables import NodeId, Territory

#: The territories with the share of all practices that are added to those of a practice.
_ADDED = 10.0
#: The territories with the share of the practice that are added to those of one size.
_ADDED_OF_SIZE = 5.0


@dataclass(frozen=True, slots=True)
class Uptake:
    """The uptake of a practice in one level and country.

    Attributes
    ----------
    group : Group
    column : int
        The position of the practice in the snapshot of the group.
    adopters, territories : int
        Those that run it; and all that can, in a sample those with a known adoption of any practice.
    of_size, territories_of_size : int or None
        The same among those with from half to twice as many inhabitants as the territory; None at another level or
        without its population.
    """

    group: Group
    column: int
    adopters: int
    territories: int
    of_size: int | None
    territories_of_size: int | None

    def share(self, of_all: float) -> float:
        """Return the share of adopters, smoothed by ten territories with the share of all practices."""
        return (self.adopters + _ADDED * of_all) / (self.territories + _ADDED)

    def size_lift(self, of_all: float) -> float | None:
        """Return the log of the share among territories of the size over that among all, which is added five times."""
        if self.of_size is None or not self.territories_of_size:
            return None
        share = self.share(of_all)
        return math.log((self.of_size + _ADDED_OF_SIZE * share) / (self.territories_of_size + _ADDED_OF_SIZE) / share)


def uptakes(
    registry: ModelRegistry, groups: Iterable[Group], territory: Territory, date: PartialDate | None
) -> Mapping[NodeId, tuple[Uptake, ...]]:
    """Return the uptakes of all practices that run in the groups, as of a date, in the order of the groups."""
    found: dict[NodeId, list[Uptake]] = {}
    for group in groups:
        snapshot = registry.snapshot(group, date)
        alike = rows_of_size(registry, group, territory, date)
        running = snapshot.running_by_practice
        has_adoption = np.diff(snapshot.running.indptr) > 0
        for column, id_ in enumerate(snapshot.practice_ids):
            rows = running.indices[running.indptr[column] : running.indptr[column + 1]]
            base = has_adoption if is_sample(group) else snapshot.exposed_to(column)
            found.setdefault(id_, []).append(
                Uptake(
                    group,
                    column,
                    len(rows),
                    int(base.sum()),
                    None if alike is None else int(alike[rows].sum()),
                    None if alike is None else int((alike & base).sum()),
                )
            )
    return {id_: tuple(of_practice) for id_, of_practice in found.items()}


def rows_of_size(
    registry: ModelRegistry, group: Group, territory: Territory, date: PartialDate | None
) -> np.ndarray | None:
    """Return a mask of the territories of a group with from half to twice as many inhabitants as this one.

    None at another level, or without its population.
    """
    if group[0] != territory.level or not territory.population:
        return None
    populations = np.array([t.population or np.nan for t in registry.relations(group, date).territories], float)
    with np.errstate(invalid="ignore"):
        alike: np.ndarray = np.abs(np.log(populations / territory.population)) <= math.log(SIZE_RATIO)
    return alike


def adopters_of(snapshot: Snapshot, column: int) -> list[tuple[float, NodeId, str | None]]:
    """Return the territories that run a practice: minus the start in years, infinity if unknown; the id; the start."""
    rows, pairs = snapshot.adopters_of(column)
    times = np.nan_to_num(-snapshot.time[pairs], nan=np.inf).tolist()
    return [
        (time, snapshot.territory_ids[row], snapshot.running_on(pair))
        for time, row, pair in zip(times, rows.tolist(), pairs.tolist(), strict=True)
    ]
