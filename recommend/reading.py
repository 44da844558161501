"""Tables from files: plain CSV files of one's own, or a folder in the format of the loader."""

import csv
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from recommend.dates import parse_date
from recommend.errors import InvalidDate, InvalidFile
from recommend.tables import Adoption, Border, Outcome, Practice, Tables, Territory

#: Level and country of all units of plain tables: they are compared with each other, whatever they are.
PLAIN_LEVEL, PLAIN_COUNTRY = "Unit", "ZZ"
_MISSING = {"", "na", "nan", "none", "null", "nat", "n/a"}
_TRUE = {"1", "1.0", "true", "yes", "t", "y"}
_UNIT_COLUMNS = {"unit", "name", "region", "division", "lat", "latitude", "lon", "lng", "longitude", "population"}
#: Columns of a practice's and an adoption's evidence are the properties of the model in docs/model.md.
_YEAR = re.compile(r"[0-9]{4}(\.0*)?")


def read_plain(
    adoptions: Path, units: Path | None = None, pairs: Path | None = None, practices: Path | None = None,
) -> Tables:
    """The tables of one's own data.

    adoptions: unit, practice, year or date; optional stoppedOn, stopReason, outcome (0 to 1), outcomeOn,
    derivedFrom. units: unit; optional name, region, division, lat, lon, population, and any further column that
    holds numbers, an indicator each. pairs: a, b; optional border, distance_km. practices: practice; optional
    description, topic (several separated by |), evidenceLevel, costBand, complexity, prerequisites. A unit or a
    practice that only the adoptions name is known by its name alone. An empty cell means unknown.

    Raises
    ------
    InvalidFile
        If a file cannot be read or lacks a column, or a cell does not hold what its column asks for.
    """
    found = []
    for line, row in _rows(adoptions, "unit", "practice"):
        if row["unit"] and row["practice"]:
            outcome = _number(adoptions, line, row, "outcome")
            found.append(Adoption(
                row["unit"], row["practice"], _date(adoptions, line, row, "date") or
                _date(adoptions, line, row, "year"), _date(adoptions, line, row, "stoppedon"),
                stop_reason=row.get("stopreason"), derived_from=row.get("derivedfrom"),
                outcomes=() if outcome is None else (Outcome(outcome, _date(adoptions, line, row, "outcomeon")),)))
    territories = _units(units) if units else {}
    practice_rows = _practices(practices) if practices else {}
    borders = []
    for line, row in _rows(pairs, "a", "b") if pairs else ():
        distance = _number(pairs, line, row, "distance_km")
        if distance is not None and distance < 0:
            raise InvalidFile(f"{pairs.name}, line {line}: distance_km is {distance}: give kilometres from 0")
        border = row.get("border")
        if row["a"] and row["b"]:
            # A table of two columns is a list of borders.
            borders.append(Border(row["a"], row["b"], "border" not in row or (border or "").lower() in _TRUE,
                                  distance))
    for id_ in [a.territory_id for a in found] + [id_ for b in borders for id_ in (b.a, b.b)]:
        territories.setdefault(id_, Territory(id_, PLAIN_LEVEL, PLAIN_COUNTRY, id_))
    for adoption in found:
        practice_rows.setdefault(adoption.practice_id, Practice(adoption.practice_id, adoption.practice_id))
    return Tables(list(territories.values()), list(practice_rows.values()), found, borders)


def read_folder(folder: Path) -> Tables:
    """The tables of a data set in the format of docs/loading.md: regions, municipalities, practices, adoptions.

    Raises
    ------
    InvalidFile
        If it has no adoptions, or a cell does not hold what its column asks for.
    """
    if not any((folder / f"adoptions.{ending}").exists() for ending in ("csv", "jsonl")):
        raise InvalidFile(f"{folder.name} has no adoptions.csv: give a folder in the format of docs/loading.md")
    territories: dict[str, Territory] = {}
    for level, file in (("Region", "regions"), ("Municipality", "municipalities")):
        for row in _table(folder, file):
            territories[row["id"]] = Territory(
                row["id"], level, row["country"], row.get("nameEn") or row.get("nameRu"),
                _float(row.get("latitude")), _float(row.get("longitude")), _float(row.get("population")),
                row.get("region") or row.get("macroregion"), row.get("division"),
            )
    practices = {
        row["id"]: Practice(
            row["id"], row.get("nameEn") or row.get("nameRu"), frozenset(_several(row.get("topics"))),
            row.get("evidenceLevel"), row.get("costBand"), row.get("complexity"))
        for row in _table(folder, "practices")
    }
    adoptions = []
    for row in _table(folder, "adoptions"):
        if row.get("stage") not in ("REQUESTED", "ADAPTED"):
            adoptions.append(Adoption(
                row["territory"], row["practice"], row.get("runningOn"), row.get("stoppedOn"),
                row.get("stage") == "STOPPED", row.get("stopReasonEn") or row.get("stopReasonRu")))
    for adoption in adoptions:
        practices.setdefault(adoption.practice_id, Practice(adoption.practice_id))
        # A territory of another data set: its id tells its level; its country is not known here.
        level = "Region" if adoption.territory_id.startswith("region:") else "Municipality"
        territories.setdefault(adoption.territory_id, Territory(adoption.territory_id, level, PLAIN_COUNTRY))
    borders = [Border(row["a"], row["b"]) for row in _table(folder, "borders")]
    return Tables(list(territories.values()), list(practices.values()), adoptions, borders)


def _units(path: Path) -> dict[str, Territory]:
    rows = list(_rows(path, "unit"))
    others = sorted({column for _, row in rows for column in row} - _UNIT_COLUMNS)
    numeric = [column for column in others if _all_numbers(row.get(column) for _, row in rows)]
    found = {}
    for line, row in rows:
        if row["unit"]:
            if row["unit"] in found:
                raise InvalidFile(f"{path.name}, line {line}: unit {row['unit']!r} is given twice: keep one row")
            latitude, longitude = (_first(_number(path, line, row, name) for name in names)
                                   for names in (("lat", "latitude"), ("lon", "lng", "longitude")))
            if latitude is not None and not -90 <= latitude <= 90:
                raise InvalidFile(f"{path.name}, line {line}: lat is {latitude}: give degrees from -90 to 90")
            population = _number(path, line, row, "population")
            found[row["unit"]] = Territory(
                row["unit"], PLAIN_LEVEL, PLAIN_COUNTRY, row.get("name"), latitude, longitude, population,
                row.get("region") or row.get("country"), row.get("division"),
                {name: value for name in numeric if (value := _float(row.get(name))) is not None})
    return found


def _practices(path: Path) -> dict[str, Practice]:
    found = {}
    for line, row in _rows(path, "practice"):
        if row["practice"]:
            if row["practice"] in found:
                raise InvalidFile(
                    f"{path.name}, line {line}: practice {row['practice']!r} is given twice: keep one row")
            found[row["practice"]] = Practice(
                row["practice"], row.get("description"), frozenset(_several(row.get("topic"))),
                row.get("evidencelevel"), row.get("costband"), row.get("complexity"),
                frozenset(_several(row.get("prerequisites"))))
    return found


def _rows(path: Path, *needed: str) -> Iterator[tuple[int, dict[str, str | None]]]:
    """The lines of a CSV file by lower-case column, stripped; what means unknown is None."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            columns = [(column or "").strip().lower() for column in reader.fieldnames or ()]
            for column in needed:
                if column not in columns:
                    raise InvalidFile(f"{path.name} has no column {column!r}: add it (columns: {', '.join(columns)})")
            reader.fieldnames = columns
            for row in reader:
                yield reader.line_num, {
                    column: None if value is None or value.strip().lower() in _MISSING else value.strip()
                    for column, value in row.items() if isinstance(column, str) and not isinstance(value, list)
                }
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InvalidFile(f"{path.name} cannot be read as CSV in UTF-8: {error}") from None


def _table(folder: Path, file: str) -> Iterator[dict]:
    """The rows of one file of a data set, an empty cell as None; nothing if the data set has no such file."""
    table, lines = folder / f"{file}.csv", folder / f"{file}.jsonl"
    if table.exists():
        with table.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                yield {column: value or None for column, value in row.items()}
    if lines.exists():
        yield from map(json.loads, lines.read_text(encoding="utf-8").splitlines())


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


def _number(path: Path, line: int, row: Mapping[str, str | None], column: str) -> float | None:
    text = row.get(column)
    value = _float(text)
    if text is not None and value is None:
        raise InvalidFile(f"{path.name}, line {line}: {column} is {text!r}: give a finite number, or nothing")
    return value


def _float(value: object) -> float | None:
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
