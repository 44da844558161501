"""Tables of plain CSV files, as an analyst has them."""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from recommend.csv_rows import csv_rows
from recommend.dates import parse_date
from recommend.errors import InvalidDate, InvalidFile
from recommend.model.tables import Adoption, Border, Outcome, Practice, Tables, Territory
from recommend.reading.cells import finite_number, split_list, terms

#: The level and country of every unit of plain tables, so that all units are compared with each other.
PLAIN_LEVEL, PLAIN_COUNTRY = "Unit", "ZZ"
#: Texts that mean "unknown" in any column except a name: NA may be the name of a unit.
_MISSING = {"", "na", "nan", "none", "null", "nat", "n/a"}
_TRUE = {"1", "1.0", "true", "yes", "t", "y"}
_UNIT_COLUMNS = {"unit", "name", "region", "division", "lat", "latitude", "lon", "lng", "longitude", "population"}
#: A year, also as a spreadsheet exports it ("2001.0").
_YEAR = re.compile(r"[0-9]{4}(\.0*)?")


def read_plain(
    adoptions: Path,
    units: Path | None = None,
    pairs: Path | None = None,
    practices: Path | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> Tables:
    """Return the tables of plain CSV files.

    Column names are matched case-insensitively and cells are stripped. An empty cell, NA, NaN, None or null means
    unknown, except in a name column. A unit or practice that is only referenced has no attributes but its name. The
    evidence columns have the values of docs/model.md.

    Parameters
    ----------
    adoptions : Path
        unit, practice, year or date; optional stoppedOn, stopReason, outcome (0 to 1), outcomeOn, derivedFrom.
    units : Path, optional
        unit; optional name, region, division, lat, lon, population. Every other column of numbers is an indicator.
    pairs : Path, optional
        a, b; optional border, distance_km.
    practices : Path, optional
        practice; optional description, topic (separated by |), evidenceLevel, costBand, complexity, and
        prerequisites and includes, likewise.
    report : callable, optional
        Receives a message about each ignored column or repeated pair.

    Raises
    ------
    InvalidFile
        If a file cannot be read, lacks a column or has an invalid cell.
    """
    adoption_rows = []
    for line, (unit, practice), row in _rows(adoptions, "unit", "practice"):
        outcome = _number(adoptions, line, row, "outcome", 0, 1)
        adoption_rows.append(
            Adoption(
                unit,
                practice,
                _date(adoptions, line, row, "date") or _date(adoptions, line, row, "year"),
                _date(adoptions, line, row, "stoppedon"),
                stop_reason=row.get("stopreason"),
                derived_from=row.get("derivedfrom"),
                outcomes=() if outcome is None else (Outcome(outcome, _date(adoptions, line, row, "outcomeon")),),
            )
        )
    if not adoption_rows:
        raise InvalidFile(f"{adoptions.name} has no rows. Add one for each adoption.")
    repeated = len(adoption_rows) - len({(a.territory_id, a.practice_id) for a in adoption_rows})
    if repeated:
        report(f"{adoptions.name}: {repeated} rows repeat a unit and a practice; the earliest date counts")
    territories = _units(units, report) if units else {}
    practice_rows = _practices(practices) if practices else {}
    borders = []
    if pairs:
        for line, (a, b), row in _rows(pairs, "a", "b"):
            # Without a border column, every pair is a border.
            border = "border" not in row or (row["border"] or "").lower() in _TRUE
            borders.append(Border(a, b, border, _number(pairs, line, row, "distance_km", 0)))
    for id_ in [a.territory_id for a in adoption_rows] + [id_ for b in borders for id_ in (b.a, b.b)]:
        territories.setdefault(id_, Territory(id_, PLAIN_LEVEL, PLAIN_COUNTRY, id_))
    for adoption in adoption_rows:
        practice_rows.setdefault(adoption.practice_id, Practice(adoption.practice_id, adoption.practice_id))
    return Tables(list(territories.values()), list(practice_rows.values()), adoption_rows, borders)


def _units(path: Path, report: Callable[[str], None]) -> dict[str, Territory]:
    rows = list(_rows(path, "unit"))
    others = sorted({column for _, _, row in rows for column in row} - _UNIT_COLUMNS - {""})
    numeric = [column for column in others if _all_numbers(row.get(column) for _, _, row in rows)]
    for column in sorted(set(others) - set(numeric)):
        if column not in ("country", "level"):
            report(f"{path.name}: column {column!r} is ignored; not all its values are finite numbers")
    territories: dict[str, Territory] = {}
    for line, (unit,), row in rows:
        if unit in territories:
            raise InvalidFile(f"{path.name}, line {line}: duplicate unit {unit!r}. Keep one row.")
        latitude, longitude = (
            _first_known(_number(path, line, row, name, -limit, limit) for name in names)
            for names, limit in ((("lat", "latitude"), 90), (("lon", "lng", "longitude"), 180))
        )
        territories[unit] = Territory(
            unit,
            PLAIN_LEVEL,
            PLAIN_COUNTRY,
            row.get("name"),
            latitude,
            longitude,
            _number(path, line, row, "population", 0),
            row.get("region") or row.get("country"),
            row.get("division"),
            {name: value for name in numeric if (value := finite_number(row.get(name))) is not None},
        )
    return territories


def _practices(path: Path) -> dict[str, Practice]:
    practices: dict[str, Practice] = {}
    for line, (practice,), row in _rows(path, "practice"):
        if practice in practices:
            raise InvalidFile(f"{path.name}, line {line}: duplicate practice {practice!r}. Keep one row.")
        practices[practice] = Practice(
            practice,
            row.get("description"),
            frozenset(split_list(row.get("topic"))),
            row.get("evidencelevel"),
            row.get("costband"),
            row.get("complexity"),
            frozenset(split_list(row.get("prerequisites"))),
            terms(row.get("description")),
            frozenset(split_list(row.get("includes"))),
        )
    return practices


def _rows(path: Path, *names: str) -> Iterator[tuple[int, list[str], dict[str, str | None]]]:
    """Yield the line number of each row, its cells of the columns `names`, none of which is empty, and the row by
    lower-case column. A cell that means unknown is None."""
    for line, row in csv_rows(path, *names):
        for column in names:
            if not row[column]:
                raise InvalidFile(f"{path.name}, line {line}: {column} is empty. Enter a name or delete the row.")
        yield (
            line,
            [row[column] for column in names],
            {
                column.lower(): value if column in names or value.lower() not in _MISSING else None
                for column, value in row.items()
            },
        )


def _date(path: Path, line: int, row: Mapping[str, str | None], column: str) -> str | None:
    text = row.get(column)
    if text is None:
        return None
    if _YEAR.fullmatch(text):
        text = text[:4]
    try:
        return parse_date(re.split(r"[T ]", text)[0]).text
    except InvalidDate as error:
        raise InvalidFile(f"{path.name}, line {line}: {column}: {error}") from None


def _number(
    path: Path,
    line: int,
    row: Mapping[str, str | None],
    column: str,
    minimum: float = -math.inf,
    maximum: float = math.inf,
) -> float | None:
    text = row.get(column)
    if text is None:
        return None
    value = finite_number(text)
    if value is None or not minimum <= value <= maximum:
        raise InvalidFile(
            f"{path.name}, line {line}: {column} is {text!r}. Enter a finite number"
            + (f" from {minimum:g}" if minimum > -math.inf else "")
            + (f" to {maximum:g}" if maximum < math.inf else "")
            + ", or leave the cell empty."
        )
    return value


def _all_numbers(values: Iterable[str | None]) -> bool:
    known = [value for value in values if value is not None]
    return bool(known) and all(finite_number(value) is not None for value in known)


def _first_known(values: Iterable[float | None]) -> float | None:
    return next((value for value in values if value is not None), None)
