"""The adoption history as arrays: the records of each level and country, one entry per record."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NoReturn, Protocol, TypeVar

import numpy as np

from recommend.dates import PartialDate, parse_date
from recommend.errors import InvalidDate, InvalidTables
from recommend.model.tables import Adoption, Border, Practice, Tables, Territory

#: The "day" of something without a date: later than every real one, so that it never counts as of a date.
NO_DAY = np.iinfo(np.int32).max
#: Territories of one level and country.
Group = tuple[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """The adoptions of the territories of one level and country, one entry of each array per record.

    Entries are sorted by territory and practice, then by their start (see `_sorted`), so the order of the input does
    not show.

    Attributes
    ----------
    territory_ids, practice_ids : tuple of str
        Sorted; all territories of the level and country, and all practices that any of them has a record of.
    row, column : ndarray of int32
        Positions in `territory_ids` and `practice_ids`.
    running, stopped_on : ndarray of int32
        Positions in `dates`; that of the last entry, which is None, without a date.
    stopped : ndarray of bool
        Known to have stopped, also if nobody knows when.
    dates : tuple of (PartialDate or None)
        Every date of the records, the earliest first, then None.
    noted : mapping
        Of (row, column): the rows of the table with more than dates: outcomes, reasons, a source.
    """

    territory_ids: tuple[str, ...]
    practice_ids: tuple[str, ...]
    row: np.ndarray
    column: np.ndarray
    running: np.ndarray
    stopped_on: np.ndarray
    stopped: np.ndarray
    dates: tuple[PartialDate | None, ...]
    noted: Mapping[tuple[int, int], tuple[Adoption, ...]]

    @property
    def days(self) -> np.ndarray:
        """The last day (ordinal) that each of the dates can mean; `NO_DAY` for the last."""
        return np.array([NO_DAY if date is None else date.last_day for date in self.dates], np.int32)

    @property
    def times(self) -> np.ndarray:
        """The middle of each of the dates in years; nan for the last."""
        return np.array([np.nan if date is None else date.middle for date in self.dates], float)


class History:
    """The tables, checked, with the records of each level and country. Never changed after it is made.

    Raises
    ------
    InvalidTables
        If an id is given twice, or an adoption or a border names an id that is in no row.
    InvalidDate
        If a date is not one of reduced precision; the message names the row.
    """

    def __init__(self, tables: Tables):
        self.territories: Mapping[str, Territory] = _by_id("territories", map(_known, tables.territories))
        self.practices: Mapping[str, Practice] = _by_id("practices", tables.practices)
        self.borders: Mapping[tuple[str, str], Border] = _borders(self.territories, tables.borders)
        members: dict[Group, list[str]] = defaultdict(list)
        for territory in self.territories.values():
            members[territory.level, territory.country].append(territory.id)
        self.members: Mapping[Group, tuple[str, ...]] = {g: tuple(sorted(ids)) for g, ids in members.items()}
        group_of = {id_: group for group, ids in self.members.items() for id_ in ids}
        rows: dict[Group, list[Adoption]] = {group: [] for group in self.members}
        for adoption in tables.adoptions:
            if adoption.territory_id not in group_of:
                _missing("territory_id", adoption.territory_id, "territories")
            if adoption.practice_id not in self.practices:
                _missing("practice_id", adoption.practice_id, "practices")
            rows[group_of[adoption.territory_id]].append(adoption)
        self.slices: Mapping[Group, Slice] = {g: _slice(self.members[g], found) for g, found in rows.items()}

    def group_of(self, territory_id: str) -> Group:
        """Return the level and country of a territory."""
        territory = self.territories[territory_id]
        return territory.level, territory.country

    def changed(self, adoptions: Iterable[Adoption], removed: Iterable[tuple[str, str]]) -> "History":
        """Return the history after a write: of each pair named, these are all the records that there are now.

        Only the levels and countries of the pairs are made anew.
        """
        adoptions = list(adoptions)
        pairs: dict[Group, set[tuple[str, str]]] = defaultdict(set)
        rows: dict[Group, list[Adoption]] = defaultdict(list)
        for territory_id, practice_id in [*removed, *((a.territory_id, a.practice_id) for a in adoptions)]:
            if territory_id not in self.territories:
                _missing("territory_id", territory_id, "territories")
            if practice_id not in self.practices:
                _missing("practice_id", practice_id, "practices")
            pairs[self.group_of(territory_id)].add((territory_id, practice_id))
        for adoption in adoptions:
            rows[self.group_of(adoption.territory_id)].append(adoption)
        after = object.__new__(History)
        after.__dict__.update(self.__dict__)
        after.slices = dict(self.slices)
        for group, of_group in pairs.items():
            after.slices[group] = _spliced(self.slices[group], of_group, rows[group])
        return after


def _slice(territory_ids: tuple[str, ...], adoptions: list[Adoption]) -> Slice:
    row_of = {id_: row for row, id_ in enumerate(territory_ids)}
    practice_ids = tuple(sorted({adoption.practice_id for adoption in adoptions}))
    column_of = {id_: column for column, id_ in enumerate(practice_ids)}
    texts = {text for a in adoptions for text in (a.running_on, a.stopped_on) if text is not None}
    dates = _ordered(_parsed(texts, adoptions))
    code_of = _codes(dates)
    noted: dict[tuple[int, int], list[Adoption]] = defaultdict(list)
    for adoption in adoptions:
        if adoption.outcomes or adoption.stop_reason or adoption.derived_from:
            noted[row_of[adoption.territory_id], column_of[adoption.practice_id]].append(adoption)
    return _sorted(
        territory_ids,
        practice_ids,
        np.array([row_of[a.territory_id] for a in adoptions], np.int32),
        np.array([column_of[a.practice_id] for a in adoptions], np.int32),
        np.array([code_of[a.running_on] for a in adoptions], np.int32),
        np.array([code_of[a.stopped_on] for a in adoptions], np.int32),
        np.array([a.stopped or a.stopped_on is not None for a in adoptions], bool),
        dates,
        {pair: tuple(sorted(found, key=repr)) for pair, found in sorted(noted.items())},
    )


def _ordered(dates: Iterable[PartialDate]) -> tuple[PartialDate | None, ...]:
    return (*sorted(dates, key=lambda date: (date.last_day, date.text)), None)


def _codes(dates: tuple[PartialDate | None, ...]) -> dict[str | None, int]:
    """The position of each date by its text."""
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
    noted: Mapping[tuple[int, int], tuple[Adoption, ...]],
) -> Slice:
    """Sort the entries by territory, practice and start.

    One whose start is not known stands at its stop; without a stop date it is the first if it is stopped, the last if
    it is not.
    """
    unknown = len(dates) - 1
    place = np.where(
        running < unknown,
        2 * running + 1,
        np.where(stopped_on < unknown, 2 * stopped_on, np.where(stopped, -1, 2 * unknown + 1)),
    )
    order = np.lexsort((stopped, stopped_on, place, column, row))
    return Slice(
        territory_ids,
        practice_ids,
        row[order],
        column[order],
        running[order],
        stopped_on[order],
        stopped[order],
        dates,
        noted,
    )


def _spliced(old: Slice, pairs: set[tuple[str, str]], adoptions: list[Adoption]) -> Slice:
    """The slice with the records of these pairs replaced: the arrays are cut and joined, no row is read again."""
    new = _slice(old.territory_ids, adoptions)
    row_of = {id_: row for row, id_ in enumerate(old.territory_ids)}
    column_of = {id_: column for column, id_ in enumerate(old.practice_ids)}
    width = max(len(old.practice_ids), 1)
    gone = [row_of[t] * width + column_of[p] for t, p in pairs if p in column_of]
    keep = ~np.isin(old.row.astype(np.int64) * width + old.column, np.array(gone, np.int64))
    used = {old.practice_ids[column] for column in np.unique(old.column[keep])}
    practice_ids = tuple(sorted(used | set(new.practice_ids)))
    positions = {id_: column for column, id_ in enumerate(practice_ids)}
    kept = ((old, keep), (new, np.ones(len(new.row), bool)))
    # A date that only a removed record had must not stay: it could be the latest.
    texts = {
        date.text: date
        for part, mask in kept
        for code in np.union1d(part.running[mask], part.stopped_on[mask])
        if (date := part.dates[code])
    }
    dates = _ordered(texts.values())
    codes = _codes(dates)
    gone_pairs, joined = set(gone), []
    noted: dict[tuple[int, int], tuple[Adoption, ...]] = {}
    for part, mask in kept:
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
        noted |= {
            (row, int(column_map[column])): found
            for (row, column), found in part.noted.items()
            if part is new or row * width + column not in gone_pairs
        }
    row, column, running, stopped_on, stopped = map(np.concatenate, zip(*joined, strict=True))
    return _sorted(
        old.territory_ids, practice_ids, row, column, running, stopped_on, stopped, dates, dict(sorted(noted.items()))
    )


def _parsed(texts: set[str], adoptions: list[Adoption]) -> list[PartialDate]:
    """The dates; the error of a wrong one names the first row that has it."""
    found = []
    for text in texts:
        try:
            found.append(parse_date(text))
        except InvalidDate as error:
            for adoption in adoptions:
                for field in ("running_on", "stopped_on"):
                    if getattr(adoption, field) == text:
                        raise InvalidDate(
                            f"adoptions: {field} of {adoption.practice_id!r} by {adoption.territory_id!r}: {error}"
                        ) from None
    return found


def _known(territory: Territory) -> Territory:
    """The territory without numbers that cannot be: they are unknown."""
    place = territory.latitude, territory.longitude
    if not all(value is not None and abs(value) <= most for value, most in zip(place, (90, 180), strict=True)):
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
    found: dict[str, Row] = {}
    for row in rows:
        if row.id in found:
            raise InvalidTables(f"{table}: id {row.id!r} is given twice: keep one row")
        found[row.id] = row
    return found


def _borders(territories: Mapping[str, Territory], borders: Iterable[Border]) -> dict[tuple[str, str], Border]:
    """By the pair of ids in either order; of several rows of a pair the nearest counts."""
    found: dict[tuple[str, str], Border] = {}
    for border in borders:
        for column, id_ in (("a", border.a), ("b", border.b)):
            if id_ not in territories:
                raise InvalidTables(
                    f"borders: {column} {id_!r} is in no row of the territories: add the row or correct the id"
                )
        pair = (min(border.a, border.b), max(border.a, border.b))
        other = found.get(pair, border)
        distances = [d for d in (border.distance_km, other.distance_km) if d is not None and 0 <= d < math.inf]
        found[pair] = Border(*pair, border.border or other.border, min(distances, default=None))
    return found | {(b, a): border for (a, b), border in found.items()}


def _missing(field: str, id_: str, table: str) -> NoReturn:
    raise InvalidTables(f"adoptions: {field} {id_!r} is in no row of the {table}: add the row or correct the id")
