"""Territories side by side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from recommend.dates import PartialDate
from recommend.model.registry import Engine
from recommend.model.tables import Territory


@dataclass(frozen=True, slots=True)
class ComparedTerritory:
    """One of the territories.

    Attributes
    ----------
    practices : tuple of str
        What it runs, by id.
    missing : tuple of str
        What at least one other of them runs and it does not, those of the most first, ties by id.
    only_here : tuple of str
        What it alone of them runs.
    population : float or None
    indicators : mapping
        By name.
    """

    territory_id: str
    practices: tuple[str, ...]
    missing: tuple[str, ...]
    only_here: tuple[str, ...]
    population: float | None
    indicators: Mapping[str, float] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Territories side by side, in the order asked. common: the practices that all of them run."""

    as_of: str | None
    common: tuple[str, ...]
    territories: tuple[ComparedTerritory, ...]


def compare(
    engine: Engine, territories: list[Territory], date: PartialDate | None, topics: frozenset[str],
) -> Comparison:
    """See `Recommender.compare`."""
    running: dict[str, set[str]] = {}
    for territory in territories:
        snapshot = engine.snapshot((territory.level, territory.country), date)
        row = snapshot.territory_ids.index(territory.id)
        ids = {snapshot.practice_ids[column] for column in snapshot.practices_of(row)}
        running[territory.id] = {
            id_ for id_ in ids if not topics or not topics.isdisjoint(engine.history.practices[id_].topics)}
    counts: dict[str, int] = {}
    for ids in running.values():
        for id_ in ids:
            counts[id_] = counts.get(id_, 0) + 1
    return Comparison(
        date.text if date else None,
        tuple(sorted(id_ for id_, count in counts.items() if count == len(territories))),
        tuple(
            ComparedTerritory(
                territory.id, tuple(sorted(running[territory.id])),
                tuple(sorted(counts.keys() - running[territory.id], key=lambda id_: (-counts[id_], id_))),
                tuple(sorted(id_ for id_ in running[territory.id] if counts[id_] == 1 < len(territories))),
                territory.population, territory.indicators)
            for territory in territories))
