"""The adoption history as a networkx graph, and the slices of it that scoring works on, as arrays."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import networkx as nx
import numpy as np

from recommend.dates import PartialDate, parse_date
from recommend.errors import InvalidDate, InvalidTables
from recommend.tables import Adoption, Border, Practice, Tables, Territory

#: The "day" of something without a date: later than every real one, so that it never counts as of a date.
NO_DAY = np.iinfo(np.int32).max


@dataclass(frozen=True, slots=True)
class Record:
    """One adoption on an edge of the graph. stopped: whether it is known to have stopped, dated or not."""

    running: PartialDate | None
    stopped_on: PartialDate | None
    stopped: bool

    @property
    def order(self) -> tuple:
        """What the records of a pair are sorted by: the earliest first, those without a date last."""
        began, ended = self.running, self.stopped_on
        return _day(began), _text(began), _day(ended), _text(ended), self.stopped


@dataclass(frozen=True, slots=True, eq=False)
class Slice:
    """The adoptions of the territories of one level and country, one entry of each array per record.

    Entries are sorted by territory, practice and date, so the order of the input does not show.

    Attributes
    ----------
    territory_ids, practice_ids : tuple of str
        Sorted; all territories of the level and country, and all practices that any of them has a record of.
    row, column : ndarray of int32
        Positions in `territory_ids` and `practice_ids`.
    running_day, stopped_day : ndarray of int32
        Last day (ordinal) that the date can mean; `NO_DAY` without a date.
    stopped : ndarray of bool
        Known to have stopped, also if nobody knows when.
    time : ndarray of float64
        Middle of the running date in years; nan without a date.
    running_on : tuple of (str or None)
        The running dates as written.
    latest : PartialDate or None
        The latest date of any record, running or stopped.
    """

    territory_ids: tuple[str, ...]
    practice_ids: tuple[str, ...]
    row: np.ndarray
    column: np.ndarray
    running_day: np.ndarray
    stopped_day: np.ndarray
    stopped: np.ndarray
    time: np.ndarray
    running_on: tuple[str | None, ...]
    latest: PartialDate | None


class AdoptionGraph:
    """Territories and practices as a bipartite networkx graph, built once from the tables.

    Nodes of `graph` are ("territory", id) and ("practice", id), so that equal ids do not collide; an edge
    holds the pair's `records`. `borders` is a graph of territory ids.

    Raises
    ------
    InvalidTables
        If an id is given twice, or an adoption or a border names an id that is in no row.
    InvalidDate
        If a date is not one of reduced precision; the message names the row.
    """

    def __init__(self, tables: Tables):
        self.territories: dict[str, Territory] = _by_id("territories", tables.territories)
        self.practices: dict[str, Practice] = _by_id("practices", tables.practices)
        self.graph = nx.Graph()
        self.graph.add_nodes_from((("territory", id_) for id_ in self.territories), bipartite=0)
        self.graph.add_nodes_from((("practice", id_) for id_ in self.practices), bipartite=1)
        self._add_adoptions(tables.adoptions)
        self.borders = nx.Graph()
        self._add_borders(tables.borders)
        self._of_level: dict[tuple[str, str], list[str]] = defaultdict(list)
        for territory in self.territories.values():
            self._of_level[territory.level, territory.country].append(territory.id)

    def slice(self, level: str, country: str) -> Slice:
        """The records of all territories of this level and country as arrays."""
        territory_ids = tuple(sorted(self._of_level.get((level, country), ())))
        found = [
            (row, practice, record)
            for row, territory in enumerate(territory_ids)
            for (_, practice), edge in self.graph.adj["territory", territory].items()
            for record in edge["records"]
        ]
        found.sort(key=lambda entry: (entry[0], entry[1], entry[2].order))
        records = [record for _, _, record in found]
        practice_ids = tuple(sorted({practice for _, practice, _ in found}))
        column_of = {practice: column for column, practice in enumerate(practice_ids)}
        dates = [date for record in records for date in (record.running, record.stopped_on) if date]
        return Slice(
            territory_ids,
            practice_ids,
            row=np.array([row for row, _, _ in found], np.int32),
            column=np.array([column_of[practice] for _, practice, _ in found], np.int32),
            running_day=np.array([_day(record.running) for record in records], np.int32),
            stopped_day=np.array([_day(record.stopped_on) for record in records], np.int32),
            stopped=np.array([record.stopped for record in records], bool),
            time=np.array([record.running.middle if record.running else np.nan for record in records], float),
            running_on=tuple(record.running.text if record.running else None for record in records),
            latest=max(dates, key=lambda date: (date.last_day, date.text), default=None),
        )

    def _add_adoptions(self, adoptions: Iterable[Adoption]) -> None:
        for adoption in adoptions:
            ends = (("territory", adoption.territory_id), ("practice", adoption.practice_id))
            for kind, id_ in ends:
                if (kind, id_) not in self.graph:
                    raise InvalidTables(f"adoptions: {kind}_id {id_!r} is in no row of the "
                                        f"{'territories' if kind == 'territory' else 'practices'}: "
                                        "add the row or correct the id")
            stopped_on = _parse(adoption, "stopped_on")
            record = Record(
                _parse(adoption, "running_on"), stopped_on, adoption.stopped or stopped_on is not None)
            if self.graph.has_edge(*ends):
                self.graph.edges[ends]["records"].append(record)
            else:
                self.graph.add_edge(*ends, records=[record])

    def _add_borders(self, borders: Iterable[Border]) -> None:
        for border in borders:
            for column, id_ in (("a", border.a), ("b", border.b)):
                if id_ not in self.territories:
                    raise InvalidTables(f"borders: {column} {id_!r} is in no row of the territories: "
                                        "add the row or correct the id")
            self.borders.add_edge(border.a, border.b)


def _by_id(table: str, rows: Iterable) -> dict:
    found = {}
    for row in rows:
        if row.id in found:
            raise InvalidTables(f"{table}: id {row.id!r} is given twice: keep one row")
        found[row.id] = row
    return found


def _parse(adoption: Adoption, field: str) -> PartialDate | None:
    text = getattr(adoption, field)
    try:
        return None if text is None else parse_date(text)
    except InvalidDate as error:
        raise InvalidDate(f"adoptions: {field} of {adoption.practice_id!r} by {adoption.territory_id!r}: "
                          f"{error}") from None


def _day(date: PartialDate | None) -> int:
    return NO_DAY if date is None else date.last_day


def _text(date: PartialDate | None) -> str:
    return "" if date is None else date.text
