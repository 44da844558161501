"""Tables from files: plain CSV files, or data set folders in the loader's format."""

import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from graph.text import search_terms
from recommend.csv_rows import csv_rows
from recommend.dates import parse_date
from recommend.errors import InvalidDate, InvalidFile
from recommend.model.lifetimes import begin_of
from recommend.model.tables import (
    Adoption,
    Border,
    Coverage,
    Outcome,
    Practice,
    Project,
    Step,
    Tables,
    Territory,
    Topic,
    joined,
)

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


def read_folder(folder: Path) -> Tables:
    """Return the tables of one data set: see `read_folders`."""
    return read_folders([folder])


def read_folders(folders: Iterable[Path]) -> Tables:
    """Return the tables of data sets in the format of docs/loading.md: territories, practices, adoptions, coverages.

    Data sets may describe the same nodes: a value of a later folder replaces that of an earlier one. A folder need not
    have adoptions if another one has.

    Raises
    ------
    InvalidFile
        If a folder is not a data set, no folder has adoptions, or a file has an invalid cell.
    """
    folders = list(folders)
    for folder in folders:
        if not any(_exists(folder, file) for file in ("adoptions", "municipalities", "practices", "regions")):
            raise InvalidFile(
                f"{folder.name} has no adoptions.csv, municipalities.csv, practices.csv or regions.csv. "
                "Pass a folder in the format of docs/loading.md."
            )
    if not any(_exists(folder, "adoptions") for folder in folders):
        names = ", ".join(folder.name for folder in folders)
        raise InvalidFile(f"{names} has no adoptions.csv. Pass a folder with adoptions as well.")
    coverage_rows = list(_rows_in(folders, "coverages", "level", "country", "completeness"))
    samples = {
        practice
        for row in coverage_rows
        if row["completeness"] == "SAMPLE"
        for practice in _split_list(row.get("practices"))
    }
    taken_up = [
        row
        for row in _rows_in(folders, "adoptions", "territory", "practice")
        if not _is_requested(row) and (row["practice"] in samples or not _is_being_adapted(row))
    ]
    territories = _territories(folders, {row["territory"] for row in taken_up})
    practices = {
        row["id"]: Practice(
            row["id"],
            row.get("nameEn") or row.get("nameRu"),
            frozenset(_split_list(row.get("topics"))),
            row.get("evidenceLevel"),
            row.get("costBand"),
            row.get("complexity"),
            frozenset(_split_list(row.get("requires"))),
            _terms(row.get("nameEn"), row.get("nameRu")),
            frozenset(_split_list(row.get("includes"))),
            row.get("nameRu"),
            row.get("summaryRu") or row.get("summaryEn"),
        )
        for row in _merged(_rows_in(folders, "practices", "id"))
    }
    adoptions = [
        Adoption(
            row["territory"],
            row["practice"],
            row.get("runningOn"),
            row.get("stoppedOn"),
            row.get("stage") == "STOPPED",
            row.get("stopReasonEn") or row.get("stopReasonRu"),
            adapted_on=row.get("adaptedOn"),
            being_adapted=_is_being_adapted(row),
        )
        for row in taken_up
    ]
    steps: dict[str, list[Step]] = defaultdict(list)
    for row in taken_up:
        if row.get("project"):
            steps[row["project"]].append(_step(row))
    for adoption in adoptions:
        practices.setdefault(adoption.practice_id, Practice(adoption.practice_id))
        # A territory of another data set: its id implies the level, and its country is unknown.
        level = "Region" if adoption.territory_id.startswith("region:") else "Municipality"
        territories.setdefault(adoption.territory_id, Territory(adoption.territory_id, level, PLAIN_COUNTRY))
    borders = [Border(row["a"], row["b"]) for row in _rows_in(folders, "borders", "a", "b")]
    coverages = [
        Coverage(
            practice,
            row["level"].capitalize(),
            row["country"],
            row["completeness"] == "COMPLETE",
            None if row.get("atRisk") == "ALL" else row.get("atRisk"),
            row.get("noteRu"),
            row.get("noteEn"),
        )
        for row in coverage_rows
        for practice in _split_list(row.get("practices"))
    ]
    teams = {row["id"]: row.get("territory") for row in _merged(_rows_in(folders, "teams", "id"))}
    projects = [
        Project(
            row["id"],
            row.get("nameEn") or row.get("nameRu"),
            frozenset(_split_list(row.get("topics"))),
            territory_id=row.get("territory"),
            team_ids=frozenset(_split_list(row.get("teams"))),
            text_ru=joined([row.get("nameRu"), row.get("descriptionRu")]),
            text_en=joined([row.get("nameEn"), row.get("descriptionEn")]),
            name_ru=row.get("nameRu"),
            practices=frozenset(_split_list(row.get("practices"))),
            team_territories=frozenset(place for team in _split_list(row.get("teams")) if (place := teams.get(team))),
            start_on=row.get("startOn"),
            steps=tuple(steps.get(row["id"], ())),
        )
        for row in _merged(_rows_in(folders, "projects", "id"))
    ]
    topics = [
        Topic(row["id"], row.get("nameEn") or row.get("nameRu"), row.get("nameRu"))
        for row in _merged(_rows_in(folders, "topics", "id"))
    ]
    return Tables(
        list(territories.values()), list(practices.values()), adoptions, borders, projects, coverages, topics=topics
    )


def _step(row: Mapping[str, Any]) -> Step:
    return Step(
        row["id"],
        row["practice"],
        row.get("adaptedOn"),
        row.get("runningOn"),
        row.get("stoppedOn"),
        _is_being_adapted(row),
        row.get("stage") == "STOPPED" or row.get("stoppedOn") is not None,
    )


def _territories(folders: Sequence[Path], adopters: Set[str]) -> dict[str, Territory]:
    """Return the territories by id, without the parts of others that have not adopted anything."""
    territories: dict[str, Territory] = {}
    for level, file in (("Region", "regions"), ("Municipality", "municipalities")):
        rows = _merged(_rows_in(folders, file, "id", "country"))
        ends = {row["id"]: row.get("validTo") for row in rows}
        for row in rows:
            if row.get("partOf") and row["id"] not in adopters:
                continue
            predecessors = _split_list(row.get("precededBy"))
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
                kind=row.get("kind"),
                district_until=row.get("districtUntil"),
                valid_to=row.get("validTo"),
                valid_from=begin_of(row.get("validFrom"), map(ends.get, predecessors)),
                name_ru=row.get("nameRu"),
            )
    return territories


def _merged(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return one row per id: a value that a later row states replaces that of an earlier one."""
    merged: dict[str, dict[str, Any]] = {}
    for row in rows:
        merged.setdefault(row["id"], {}).update({column: value for column, value in row.items() if value is not None})
    return list(merged.values())


def _is_requested(row: Mapping[str, Any]) -> bool:
    """Return whether an adoption has only been requested."""
    if stage := row.get("stage"):
        return bool(stage == "REQUESTED")
    return bool(row.get("requestedOn")) and not any(
        row.get(date) for date in ("adaptedOn", "runningOn", "assessedOn", "stoppedOn")
    )


def _is_being_adapted(row: Mapping[str, Any]) -> bool:
    """Return whether a practice is being adapted and not known to run or to have run."""
    if stage := row.get("stage"):
        return bool(stage == "ADAPTED")
    return bool(row.get("adaptedOn")) and not any(row.get(date) for date in ("runningOn", "assessedOn", "stoppedOn"))


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
            {name: value for name in numeric if (value := _float(row.get(name))) is not None},
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
            frozenset(_split_list(row.get("topic"))),
            row.get("evidencelevel"),
            row.get("costband"),
            row.get("complexity"),
            frozenset(_split_list(row.get("prerequisites"))),
            _terms(row.get("description")),
            frozenset(_split_list(row.get("includes"))),
        )
    return practices


def _terms(*names: str | None) -> frozenset[str]:
    return frozenset(search_terms(names).split())


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


def _exists(folder: Path, file: str) -> bool:
    return any((folder / f"{file}.{ending}").exists() for ending in ("csv", "jsonl"))


def _rows_in(folders: Iterable[Path], file: str, *required: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file in each of the data sets."""
    for folder in folders:
        yield from _table(folder, file, *required)


def _table(folder: Path, file: str, *required: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a file of a data set, or nothing if the file is missing. An empty cell is None."""
    table, lines = folder / f"{file}.csv", folder / f"{file}.jsonl"
    if table.exists():
        for line, row in csv_rows(table, *required):
            yield _checked(table, line, {column: value or None for column, value in row.items()}, required)
    if lines.exists():
        try:
            for line, text in enumerate(lines.read_text(encoding="utf-8-sig").split("\n"), 1):
                if text.strip():
                    yield _checked(lines, line, json.loads(text), required)
        except (OSError, ValueError) as error:
            raise InvalidFile(f"{lines.name} cannot be read as JSON lines in UTF-8: {error}") from None


def _checked(path: Path, line: int, row: dict[str, Any], required: tuple[str, ...]) -> dict[str, Any]:
    for column in required:
        if not row.get(column):
            raise InvalidFile(f"{path.name}, line {line}: {column} is empty. Enter a value or delete the row.")
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
    minimum: float = -math.inf,
    maximum: float = math.inf,
) -> float | None:
    text = row.get(column)
    if text is None:
        return None
    value = _float(text)
    if value is None or not minimum <= value <= maximum:
        raise InvalidFile(
            f"{path.name}, line {line}: {column} is {text!r}. Enter a finite number"
            + (f" from {minimum:g}" if minimum > -math.inf else "")
            + (f" to {maximum:g}" if maximum < math.inf else "")
            + ", or leave the cell empty."
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
    known = [value for value in values if value is not None]
    return bool(known) and all(_float(value) is not None for value in known)


def _split_list(value: str | list[str] | None) -> list[str]:
    parts = value.split("|") if isinstance(value, str) else value or []
    return [part.strip() for part in parts if part.strip()]


def _first_known(values: Iterable[float | None]) -> float | None:
    return next((value for value in values if value is not None), None)
