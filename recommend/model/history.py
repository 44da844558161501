"""The adoption history as arrays: one slice per level and country, one array entry per record."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

import numpy as np

from recommend.dates import PartialDate, parse_date
from recommend.errors import InvalidDate, InvalidTables
from recommend.model.groups import Group, Groups, is_sample
from recommend.model.inclusion import Inclusion
from recommend.model.lifetimes import Lifetimes
from recommend.model.tables import Adoption, Border, Practice, Tables, Territory

#: The "day" of an undated fact: later than every real day, so that it never counts as of a date.
NO_DAY = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """The adoptions of the territories of one level and country; each array has one entry per record.

    Entries are sorted by territory, practice and start (see `_sorted`), so the order of the input does not matter.

    Attributes
    ----------
    territory_ids, practice_ids : tuple of str
        Sorted: all territories of the level and country, and all practices with a record of any of them.
    row, column : ndarray of int32
        Positions in `territory_ids` and `practice_ids`.
    running, stopped_on : ndarray of int32
        Positions in `dates`; an undated record has the position of the last entry, None.
    stopped : ndarray of bool
        Whether the record has stopped, also if its stop is undated.
    dates : tuple of (PartialDate or None)
        All dates of the records, ascending, followed by None.
    annotated : mapping
        By (row, column): the adoptions with outcomes, a stop reason, a source or a start that is an upper bound.
    lifetimes : Lifetimes
        When the territories exist and can adopt.
    """

    territory_ids: tuple[str, ...]
    practice_ids: tuple[str, ...]
    row: np.ndarray
    column: np.ndarray
    running: np.ndarray
    stopped_on: np.ndarray
    stopped: np.ndarray
    dates: tuple[PartialDate | None, ...]
    annotated: Mapping[tuple[int, int], tuple[Adoption, ...]]
    lifetimes: Lifetimes

    @property
    def days(self) -> np.ndarray:
        """The last possible day (ordinal) of each date; `NO_DAY` for the last entry."""
        return np.array([NO_DAY if date is None else date.last_day for date in self.dates], np.int32)

    @property
    def times(self) -> np.ndarray:
        """The middle of each date in years; nan for the last entry."""
        return np.array([np.nan if date is None else date.middle for date in self.dates], float)


class History:
    """The validated tables, with the records of each level and country. Immutable.

    Attributes
    ----------
    slices : mapping
        By group: the adoptions that run or have run.
    known : mapping
        By group: in a sample also the adoptions that are being adapted, each from the first date that is known of it;
        in other groups the same as `slices`.

    Raises
    ------
    InvalidTables
        If an id is repeated, or an adoption or a border refers to an id that has no row.
    InvalidDate
        If a date is not one of reduced precision; the message names the row.
    """

    def __init__(self, tables: Tables):
        self.territories: Mapping[str, Territory] = _by_id("territories", map(_without_invalid, tables.territories))
        self.practices: Mapping[str, Practice] = _by_id("practices", tables.practices)
        self.borders: Mapping[tuple[str, str], Border] = _borders(self.territories, tables.borders)
        self.stand_ins: Mapping[str, str] = dict(tables.stand_ins)
        self.inclusion = Inclusion(self.practices)
        self.groups = Groups(self.territories, self.practices, tables.coverages)
        self.members: Mapping[Group, tuple[str, ...]] = self.groups.members
        rows: dict[Group, list[Adoption]] = {group: [] for group in self.members}
        for adoption in tables.adoptions:
            rows[self.groups.of(adoption.territory_id, adoption.practice_id)].append(adoption)
        self.slices: Mapping[Group, Slice] = {
            group: _slice(self.members[group], self.groups.lifetimes(group), _in_use(adoptions))
            for group, adoptions in rows.items()
        }
        self.known: Mapping[Group, Slice] = dict(self.slices) | {
            group: _slice(self.members[group], self.groups.lifetimes(group), _from_first_dates(adoptions))
            for group, adoptions in rows.items()
            if is_sample(group) and any(map(_is_adapted, adoptions))
        }

    def changed(self, adoptions: Iterable[Adoption], removed: Iterable[tuple[str, str]]) -> "History":
        """Return the history after a write. The adoptions are all current records of their pairs.

        Only the slices of the changed pairs are rebuilt.
        """
        adoptions = list(adoptions)
        pairs: dict[Group, set[tuple[str, str]]] = defaultdict(set)
        rows: dict[Group, list[Adoption]] = defaultdict(list)
        for territory_id, practice_id in [*removed, *((a.territory_id, a.practice_id) for a in adoptions)]:
            pairs[self.groups.of(territory_id, practice_id)].add((territory_id, practice_id))
        for adoption in adoptions:
            rows[self.groups.of(adoption.territory_id, adoption.practice_id)].append(adoption)
        after = object.__new__(History)
        after.__dict__.update(self.__dict__)
        after.slices, after.known = dict(self.slices), dict(self.known)
        for group, of_group in pairs.items():
            had_one = self.known[group] is self.slices[group]
            after.slices[group] = after.known[group] = _spliced(self.slices[group], of_group, _in_use(rows[group]))
            if is_sample(group) and not (had_one and not any(map(_is_adapted, rows[group]))):
                after.known[group] = _spliced(self.known[group], of_group, _from_first_dates(rows[group]))
        return after


def _is_adapted(adoption: Adoption) -> bool:
    return adoption.being_adapted or adoption.adapted_on is not None


def _in_use(adoptions: list[Adoption]) -> list[Adoption]:
    """Return the adoptions that run or have run."""
    return [adoption for adoption in adoptions if not adoption.being_adapted]


def _from_first_dates(adoptions: list[Adoption]) -> list[Adoption]:
    """Return all adoptions, each with the first date that is known of it as its start."""
    return [
        replace(adoption, running_on=_first_date(adoption)) if _is_adapted(adoption) else adoption
        for adoption in adoptions
    ]


def _first_date(adoption: Adoption) -> str | None:
    dates = [text for text in (adoption.adapted_on, adoption.running_on) if text is not None]
    try:
        return min(dates, key=lambda text: parse_date(text).last_day, default=None)
    except InvalidDate as error:
        raise InvalidDate(
            f"adoptions: adapted_on of {adoption.practice_id!r} by {adoption.territory_id!r}: {error}"
        ) from None


def _slice(territory_ids: tuple[str, ...], lifetimes: Lifetimes, adoptions: list[Adoption]) -> Slice:
    row_of = {id_: row for row, id_ in enumerate(territory_ids)}
    practice_ids = tuple(sorted({adoption.practice_id for adoption in adoptions}))
    column_of = {id_: column for column, id_ in enumerate(practice_ids)}
    texts = {text for a in adoptions for text in (a.running_on, a.stopped_on) if text is not None}
    dates = _ordered(_parsed(texts, adoptions))
    code_of = _codes(dates)
    annotated: dict[tuple[int, int], list[Adoption]] = defaultdict(list)
    for adoption in adoptions:
        if adoption.outcomes or adoption.stop_reason or adoption.derived_from or adoption.no_later_than:
            annotated[row_of[adoption.territory_id], column_of[adoption.practice_id]].append(adoption)
    return _sorted(
        territory_ids,
        practice_ids,
        np.array([row_of[a.territory_id] for a in adoptions], np.int32),
        np.array([column_of[a.practice_id] for a in adoptions], np.int32),
        np.array([code_of[a.running_on] for a in adoptions], np.int32),
        np.array([code_of[a.stopped_on] for a in adoptions], np.int32),
        np.array([a.stopped or a.stopped_on is not None for a in adoptions], bool),
        dates,
        {pair: tuple(sorted(rows, key=repr)) for pair, rows in sorted(annotated.items())},
        lifetimes,
    )


def _ordered(dates: Iterable[PartialDate]) -> tuple[PartialDate | None, ...]:
    return (*sorted(dates, key=lambda date: (date.last_day, date.text)), None)


def _codes(dates: tuple[PartialDate | None, ...]) -> dict[str | None, int]:
    """Return the position of each date by its text."""
    return {date.text if date else None: code for code, date in enumerate(dates)}


def _sorted(
    territory_ids: tuple[str, ...],
    practice_ids: tuple[str, ...],
    row: np.ndarray,
    column: np.ndarray,
    running: np.ndarray,
    stopped_on: np.ndarray,
    stopped: np.ndarray,
    dates: tuple[PartialDate | None, ...],
    annotated: Mapping[tuple[int, int], tuple[Adoption, ...]],
    lifetimes: Lifetimes,
) -> Slice:
    """Return the slice with its entries sorted by territory, practice and start.

    A record with an unknown start is sorted by its stop. With an unknown stop too, it comes first if it is stopped and
    last if it is not.
    """
    unknown = len(dates) - 1
    rank = np.where(
        running < unknown,
        2 * running + 1,
        np.where(stopped_on < unknown, 2 * stopped_on, np.where(stopped, -1, 2 * unknown + 1)),
    )
    order = np.lexsort((stopped, stopped_on, rank, column, row))
    return Slice(
        territory_ids,
        practice_ids,
        row[order],
        column[order],
        running[order],
        stopped_on[order],
        stopped[order],
        dates,
        annotated,
        lifetimes,
    )


def _spliced(old: Slice, pairs: set[tuple[str, str]], adoptions: list[Adoption]) -> Slice:
    """Return the slice with the records of these pairs replaced: arrays are cut and joined, no other row is parsed."""
    new = _slice(old.territory_ids, old.lifetimes, adoptions)
    row_of = {id_: row for row, id_ in enumerate(old.territory_ids)}
    column_of = {id_: column for column, id_ in enumerate(old.practice_ids)}
    width = max(len(old.practice_ids), 1)
    removed = [row_of[t] * width + column_of[p] for t, p in pairs if p in column_of]
    keep = ~np.isin(old.row.astype(np.int64) * width + old.column, np.array(removed, np.int64))
    used = {old.practice_ids[column] for column in np.unique(old.column[keep])}
    practice_ids = tuple(sorted(used | set(new.practice_ids)))
    positions = {id_: column for column, id_ in enumerate(practice_ids)}
    parts = ((old, keep), (new, np.ones(len(new.row), bool)))
    # A date that only a removed record had must not stay: it could be the latest.
    texts = {
        date.text: date
        for part, mask in parts
        for code in np.union1d(part.running[mask], part.stopped_on[mask])
        if (date := part.dates[code])
    }
    dates = _ordered(texts.values())
    codes = _codes(dates)
    removed_pairs, joined = set(removed), []
    annotated: dict[tuple[int, int], tuple[Adoption, ...]] = {}
    for part, mask in parts:
        column_map = np.array([positions.get(id_, -1) for id_ in part.practice_ids], np.int32)
        date_map = np.array([codes.get(date.text if date else None, -1) for date in part.dates], np.int32)
        joined.append(
            (
                part.row[mask],
                column_map[part.column[mask]],
                date_map[part.running[mask]],
                date_map[part.stopped_on[mask]],
                part.stopped[mask],
            )
        )
        annotated |= {
            (row, int(column_map[column])): annotated_rows
            for (row, column), annotated_rows in part.annotated.items()
            if part is new or row * width + column not in removed_pairs
        }
    row, column, running, stopped_on, stopped = map(np.concatenate, zip(*joined, strict=True))
    return _sorted(
        old.territory_ids,
        practice_ids,
        row,
        column,
        running,
        stopped_on,
        stopped,
        dates,
        dict(sorted(annotated.items())),
        old.lifetimes,
    )


def _parsed(texts: set[str], adoptions: list[Adoption]) -> list[PartialDate]:
    """Return the parsed dates. Raises InvalidDate, which names the first adoption with the invalid text."""
    dates = []
    for text in texts:
        try:
            dates.append(parse_date(text))
        except InvalidDate as error:
            for adoption in adoptions:
                for field in ("running_on", "stopped_on"):
                    if getattr(adoption, field) == text:
                        raise InvalidDate(
                            f"adoptions: {field} of {adoption.practice_id!r} by {adoption.territory_id!r}: {error}"
                        ) from None
    return dates


def _without_invalid(territory: Territory) -> Territory:
    """Return the territory with its impossible numbers replaced by unknown ones."""
    place = territory.latitude, territory.longitude
    if not all(value is not None and abs(value) <= limit for value, limit in zip(place, (90, 180), strict=True)):
        place = None, None
    population = territory.population
    if population is not None and not 0 <= population < math.inf:
        population = None
    indicators = territory.indicators
    if not all(math.isfinite(value) for value in indicators.values() if value is not None):
        indicators = {name: value for name, value in indicators.items() if value is None or math.isfinite(value)}
    if (*place, population, indicators) == (
        territory.latitude,
        territory.longitude,
        territory.population,
        territory.indicators,
    ):
        return territory
    return replace(territory, latitude=place[0], longitude=place[1], population=population, indicators=indicators)


class _Row(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=_Row)


def _by_id(table: str, rows: Iterable[Row]) -> dict[str, Row]:
    by_id: dict[str, Row] = {}
    for row in rows:
        if row.id in by_id:
            raise InvalidTables(f"{table}: duplicate id {row.id!r}. Keep one row.")
        by_id[row.id] = row
    return by_id


def _borders(territories: Mapping[str, Territory], borders: Iterable[Border]) -> dict[tuple[str, str], Border]:
    """Return the borders by pair of ids, in either order; of several rows of a pair the shortest distance counts."""
    by_pair: dict[tuple[str, str], Border] = {}
    for border in borders:
        for column, id_ in (("a", border.a), ("b", border.b)):
            if id_ not in territories:
                raise InvalidTables(f"borders: {column} {id_!r} is not in territories. Add the row or correct the id.")
        pair = (min(border.a, border.b), max(border.a, border.b))
        other = by_pair.get(pair, border)
        distances = [d for d in (border.distance_km, other.distance_km) if d is not None and 0 <= d < math.inf]
        by_pair[pair] = Border(*pair, border.border or other.border, min(distances, default=None))
    return by_pair | {(b, a): border for (a, b), border in by_pair.items()}
