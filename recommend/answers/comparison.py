"""Comparison of territories."""

from dataclasses import dataclass

from recommend.dates import PartialDate
from recommend.model.lifetimes import has_begun
from recommend.model.registry import ModelRegistry
from recommend.model.tables import NodeId, Territory


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """The latest value of an indicator."""

    name: str
    value: float

    @property
    def indicator(self) -> NodeId:
        """The indicator."""
        return self.name


@dataclass(frozen=True, slots=True)
class ComparedTerritory:
    """One of the compared territories. Each list holds the first entries of the count beside it.

    Attributes
    ----------
    practices : tuple of NodeId
        The practices that it runs, by id.
    missing : tuple of NodeId
        The practices that others of the territories are known to run and this one is not, neither itself nor within a
        broader one; the most common first, ties by id.
    only_here : tuple of NodeId
        The practices that only this one of the territories runs.
    population : float or None
    indicators : tuple of IndicatorValue
    """

    territory: NodeId
    practices: tuple[NodeId, ...]
    practice_count: int
    missing: tuple[NodeId, ...]
    missing_count: int
    only_here: tuple[NodeId, ...]
    only_here_count: int
    population: float | None
    indicators: tuple[IndicatorValue, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Territories side by side, in the requested order. common: the first `common_count` practices that all run."""

    as_of: str | None
    common: tuple[NodeId, ...]
    common_count: int
    territories: tuple[ComparedTerritory, ...]


def compare(
    registry: ModelRegistry,
    territories: list[Territory],
    date: PartialDate | None,
    topics: frozenset[str],
    first: int | None,
) -> Comparison:
    """Return the comparison: see `Recommender.compare`."""
    running: dict[str, set[str]] = {}
    included: dict[str, frozenset[str]] = {}
    for territory in territories:
        ids: set[str] = set()
        for group in registry.groups_with_records(territory, date) if has_begun(territory, date) else ():
            snapshot = registry.snapshot(group, date)
            row = snapshot.row_of(territory.id)
            ids |= {snapshot.practice_ids[column] for column in snapshot.practices_of(row)}
        running[territory.id] = {
            id_ for id_ in ids if not topics or not topics.isdisjoint(registry.history.practices[id_].topics)
        }
        included[territory.id] = registry.in_place((territory.level, territory.country), date).included_for(
            territory.id
        )
    counts: dict[str, int] = {}
    for ids in running.values():
        for id_ in ids:
            counts[id_] = counts.get(id_, 0) + 1
    common = sorted(id_ for id_, count in counts.items() if count == len(territories))
    return Comparison(
        date.text if date else None,
        tuple(common[:first]),
        len(common),
        tuple(
            _compared(territory, running[territory.id], included[territory.id], counts, len(territories), first)
            for territory in territories
        ),
    )


def _compared(
    territory: Territory,
    running: set[str],
    included: frozenset[str],
    counts: dict[str, int],
    compared: int,
    first: int | None,
) -> ComparedTerritory:
    """Return one territory of the comparison.

    included: the practices that its own include. counts: the number of compared territories that run each practice.
    """
    missing = sorted(counts.keys() - running - included, key=lambda id_: (-counts[id_], id_))
    only_here = sorted(id_ for id_ in running if counts[id_] == 1 < compared)
    return ComparedTerritory(
        territory.id,
        tuple(sorted(running)[:first]),
        len(running),
        tuple(missing[:first]),
        len(missing),
        tuple(only_here[:first]),
        len(only_here),
        territory.population,
        tuple(IndicatorValue(name, value) for name, value in territory.indicators.items()),
    )
