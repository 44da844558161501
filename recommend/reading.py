"""Tables from files: plain CSV files of one's own, or a folder in the format of the loader."""

import json
import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from recommend.csv_rows import csv_rows
from recommend.dates import parse_date
from recommend.errors import InvalidDate, InvalidFile
from recommend.model.tables import Adoption, Border, Outcome, Practice, Tables, Territory

#: Level and country of all units of plain tables: they are compared with each other, whatever they are.
PLAIN_LEVEL, PLAIN_COUNTRY = "Unit", "ZZ"
#: What a cell other than that of a name may hold for "unknown": NA may be the name of a unit.
_MISSING = {"", "na", "nan", "none", "null", "nat", "n/a"}
_TRUE = {"1", "1.0", "true", "yes", "t", "y"}
_UNIT_COLUMNS = {"unit", "name", "region", "division", "lat", "latitude", "lon", "lng", "longitude", "population"}
#: Columns of a practice's and an adoption's evidence are the properties of the model in docs/model.md.
_YEAR = re.compile(r"[0-9]{4}(\.0*)?")


def read_plain(
    adoptions: Path,
    units: Path | None = None,
    pairs: Path | None = None,
    practices: Path | None = None,
    report: Callable[[str], None] = lambda _: None,
) -> Tables:
    """Return the tables of one's own data.

    adoptions: unit, practice, year or date; optional stoppedOn, stopReason, outcome (0 to 1), outcomeOn,
    derivedFrom. units: unit; optional name, region, division, lat, lon, population, and any further column that
    holds numbers, an indicator each. pairs: a, b; optional border, distance_km. practices: practice; optional
    description, topic (several separated by |), evidenceLevel, costBand, complexity, prerequisites. A unit or a
    practice that only the adoptions name is known by its name alone. An empty cell means unknown, and so do NA, NaN,
    None, null and the like but where a name is asked for. Columns are found in any case; spaces around a cell do not
    count. `report` gets a sentence on what was read but does not count.

    Raises
    ------
    InvalidFile
        If a file cannot be read or lacks a column, or a cell does not hold what its column asks for.
    """
    found = []
    for line, (unit, practice), row in _rows(adoptions, "unit", "practice"):
        outcome = _number(adoptions, line, row, "outcome", 0, 1)
        found.append(
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
    if not found:
        raise InvalidFile(f"{adoptions.name} has no rows: give one for each adoption")
    repeated = len(found) - len({(a.territory_id, a.practice_id) for a in found})
    if repeated:
        report(f"{adoptions.name}: {repeated} rows repeat a unit and a practice: the earliest date counts")
    territories = _units(units, report) if units else {}
    practice_rows = _practices(practices) if practices else {}
    borders = []
    if pairs:
        for line, (a, b), row in _rows(pairs, "a", "b"):
            # A table of two columns is a list of borders.
            border = "border" not in row or (row["border"] or "").lower() in _TRUE
            borders.append(Border(a, b, border, _number(pairs, line, row, "distance_km", 0)))
    for id_ in [a.territory_id for a in found] + [id_ for b in borders for id_ in (b.a, b.b)]:
        territories.setdefault(id_, Territory(id_, PLAIN_LEVEL, PLAIN_COUNTRY, id_))
    for adoption in found:
        practice_rows.setdefault(adoption.practice_id, Practice(adoption.practice_id, adoption.practice_id))
    return Tables(list(territories.values()), list(practice_rows.values()), found, borders)


def read_folder(folder: Path) -> Tables:
    """Return the tables of a data set in the format of docs/loading.md: regions, municipalities, practices, adoptions.

    Raises
    ------
    InvalidFile
        If it has no adoptions, or a cell does not hold what its column asks for.
    """
    if not any((folder / f"adoptions.{ending}").exists() for ending in ("csv", "jsonl")):
        raise InvalidFile(f"{folder.name} has no adoptions.csv: give a folder in the format of docs/loading.md")
    territories: dict[str, Territory] = {}
    for level, file in (("Region", "regions"), ("Municipality", "municipalities")):
        for row in _table(folder, file, "id", "country"):
            territories[row["id"]] = Territory(
                row["id"],
                level,
                row["country"],
                row.get("nameEn") or row.get("nameRu"),
                _float(row.get("latitude")),
                _float(row.get("longitude")),
                _float(row.get("population")),
                row.get("region") or row.get("macroregion"),
                row.get("division"),
            )
    practices = {
        row["id"]: Practice(
            row["id"],
            row.get("nameEn") or row.get("nameRu"),
            frozenset(_several(row.get("topics"))),
            row.get("evidenceLevel"),
            row.get("costBand"),
            row.get("complexity"),
            frozenset(_several(row.get("requires"))),
        )
        for row in _table(folder, "practices", "id")
    }
    adoptions = []
    for row in _table(folder, "adoptions", "territory", "practice"):
        if row.get("stage") not in ("REQUESTED", "ADAPTED"):
            adoptions.append(
                Adoption(
                    row["territory"],
                    row["practice"],
                    row.get("runningOn"),
                    row.get("stoppedOn"),
                    row.get("stage") == "STOPPED",
                    row.get("stopReasonEn") or row.get("stopReasonRu"),
                )
            )
    for adoption in adoptions:
        practices.setdefault(adoption.practice_id, Practice(adoption.practice_id))
        # A territory of another data set: its id names its level; its country is not known here.
        level = "Region" if adoption.territory_id.startswith("region:") else "Municipality"
        territories.setdefault(adoption.territory_id, Territory(adoption.territory_id, level, PLAIN_COUNTRY))
    borders = [Border(row["a"], row["b"]) for row in _table(folder, "borders", "a", "b")]
    return Tables(list(territories.values()), list(practices.values()), adoptions, borders)


def _units(path: Path, report: Callable[[str], None]) -> dict[str, Territory]:
    rows = list(_rows(path, "unit"))
    others = sorted({column for _, _, row in rows for column in row} - _UNIT_COLUMNS - {""})
    numeric = [column for column in others if _all_numbers(row.get(column) for _, _, row in rows)]
    for column in sorted(set(others) - set(numeric)):
        if column not in ("country", "level"):
            report(f"{path.name}: column {column!r} is not used: not all that it holds are finite numbers")
    found: dict[str, Territory] = {}
    for line, (unit,), row in rows:
        if unit in found:
            raise InvalidFile(f"{path.name}, line {line}: unit {unit!r} is given twice: keep one row")
        latitude, longitude = (
            _first(_number(path, line, row, name, -limit, limit) for name in names)
            for names, limit in ((("lat", "latitude"), 90), (("lon", "lng", "longitude"), 180))
        )
        found[unit] = Territory(
            unit,
            PLAIN_LEVEL,
            PLAIN_COUNTRY,
            row.get("name"),
            latitude,
            longitude,
            _number(path, line, row, "population", 0),
            row.get("region") or row.get("country"),
            row.get("division"),
            {name: value for name in numeric if (value := _float(row.get(name))) is not None},
        )
    return found


def _practices(path: Path) -> dict[str, Practice]:
    found: dict[str, Practice] = {}
    for line, (practice,), row in _rows(path, "practice"):
        if practice in found:
            raise InvalidFile(f"{path.name}, line {line}: practice {practice!r} is given twice: keep one row")
        found[practice] = Practice(
            practice,
            row.get("description"),
            frozenset(_several(row.get("topic"))),
            row.get("evidencelevel"),
            row.get("costband"),
            row.get("complexity"),
            frozenset(_several(row.get("prerequisites"))),
        )
    return found


def _rows(path: Path, *names: str) -> Iterator[tuple[int, list[str], dict[str, str | None]]]:
    """Yield the line of each row, the texts of the columns `names`, which no row lacks, and the row by lower-case
    column; a cell that means unknown is None."""
    for line, row in csv_rows(path, *names):
        for column in names:
            if not row[column]:
                raise InvalidFile(f"{path.name}, line {line}: {column} is empty: give a name, or delete the row")
        yield (
            line,
            [row[column] for column in names],
            {
                column.lower(): value if column in names or value.lower() not in _MISSING else None
                for column, value in row.items()
            },
        )


def _table(folder: Path, file: str, *needed: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of one file of a data set, an empty cell as None; nothing if the data set has no such file."""
    table, lines = folder / f"{file}.csv", folder / f"{file}.jsonl"
    if table.exists():
        for line, row in csv_rows(table, *needed):
            yield _whole(table, line, {column: value or None for column, value in row.items()}, needed)
    if lines.exists():
        try:
            for line, text in enumerate(lines.read_text(encoding="utf-8-sig").split("\n"), 1):
                if text.strip():
                    yield _whole(lines, line, json.loads(text), needed)
        except (OSError, ValueError) as error:
            raise InvalidFile(f"{lines.name} cannot be read as JSON lines in UTF-8: {error}") from None


def _whole(path: Path, line: int, row: dict[str, Any], needed: tuple[str, ...]) -> dict[str, Any]:
    for column in needed:
        if not row.get(column):
            raise InvalidFile(f"{path.name}, line {line}: {column} is empty: give it, or delete the row")
    return row


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
    least: float = -math.inf,
    most: float = math.inf,
) -> float | None:
    text = row.get(column)
    if text is None:
        return None
    value = _float(text)
    if value is None or not least <= value <= most:
        raise InvalidFile(
            f"{path.name}, line {line}: {column} is {text!r}: give a finite number"
            + (f" from {least:g}" if least > -math.inf else "")
            + (f" to {most:g}" if most < math.inf else "")
            + ", or nothing"
        )
    return value


def _float(value: str | float | None) -> float | None:
    if value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None


def _all_numbers(values: Iterable[str | None]) -> bool:
    there = [value for value in values if value is not None]
    return bool(there) and all(_float(value) is not None for value in there)


def _several(value: str | list[str] | None) -> list[str]:
    parts = value.split("|") if isinstance(value, str) else value or []
    return [part.strip() for part in parts if part.strip()]


def _first(values: Iterable[float | None]) -> float | None:
    return next((value for value in values if value is not None), None)
