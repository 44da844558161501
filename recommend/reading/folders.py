"""Tables of data set folders in the loader's format."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from pathlib import Path
from typing import Any

from recommend.csv_rows import csv_rows
from recommend.errors import InvalidFile
from recommend.model.lifetimes import begin_of
from recommend.model.tables import (
    Adoption,
    Border,
    Coverage,
    Practice,
    Project,
    Step,
    Tables,
    Territory,
    Topic,
    joined,
)
from recommend.reading.cells import finite_number, split_list, terms

#: The country of a territory that another data set describes.
_UNKNOWN_COUNTRY = "ZZ"


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
        for practice in split_list(row.get("practices"))
    }
    taken_up = [
        row
        for row in _rows_in(folders, "adoptions", "territory", "practice")
        if not _is_requested(row) and (row["practice"] in samples or not _is_being_adapted(row))
    ]
    territories = _territories(folders, {row["territory"] for row in taken_up})
    practices, adoptions = _practices(folders), [_adoption(row) for row in taken_up]
    for adoption in adoptions:
        practices.setdefault(adoption.practice_id, Practice(adoption.practice_id))
        # A territory of another data set: its id implies the level, and its country is unknown.
        level = "Region" if adoption.territory_id.startswith("region:") else "Municipality"
        territories.setdefault(adoption.territory_id, Territory(adoption.territory_id, level, _UNKNOWN_COUNTRY))
    return Tables(
        list(territories.values()),
        list(practices.values()),
        adoptions,
        [Border(row["a"], row["b"]) for row in _rows_in(folders, "borders", "a", "b")],
        _projects(folders, taken_up),
        [each for row in coverage_rows for each in _coverages(row)],
        topics=[
            Topic(row["id"], row.get("nameEn") or row.get("nameRu"), row.get("nameRu"))
            for row in _merged(_rows_in(folders, "topics", "id"))
        ],
    )


def _practices(folders: Sequence[Path]) -> dict[str, Practice]:
    return {
        row["id"]: Practice(
            row["id"],
            row.get("nameEn") or row.get("nameRu"),
            frozenset(split_list(row.get("topics"))),
            row.get("evidenceLevel"),
            row.get("costBand"),
            row.get("complexity"),
            frozenset(split_list(row.get("requires"))),
            terms(row.get("nameEn"), row.get("nameRu")),
            frozenset(split_list(row.get("includes"))),
            row.get("nameRu"),
            row.get("summaryRu") or row.get("summaryEn"),
        )
        for row in _merged(_rows_in(folders, "practices", "id"))
    }


def _adoption(row: Mapping[str, Any]) -> Adoption:
    return Adoption(
        row["territory"],
        row["practice"],
        row.get("runningOn"),
        row.get("stoppedOn"),
        row.get("stage") == "STOPPED",
        row.get("stopReasonEn") or row.get("stopReasonRu"),
        adapted_on=row.get("adaptedOn"),
        being_adapted=_is_being_adapted(row),
        no_later_than=row.get("runningOnQualifier") == "NO_LATER_THAN",
    )


def _projects(folders: Sequence[Path], adoptions: Iterable[Mapping[str, Any]]) -> list[Project]:
    """Return the projects, each with the steps that adoptions record of it."""
    steps: dict[str, list[Step]] = defaultdict(list)
    for row in adoptions:
        if row.get("project"):
            steps[row["project"]].append(_step(row))
    teams = {row["id"]: row.get("territory") for row in _merged(_rows_in(folders, "teams", "id"))}
    return [
        Project(
            row["id"],
            row.get("nameEn") or row.get("nameRu"),
            frozenset(split_list(row.get("topics"))),
            territory_id=row.get("territory"),
            team_ids=frozenset(split_list(row.get("teams"))),
            text_ru=joined([row.get("nameRu"), row.get("descriptionRu")]),
            text_en=joined([row.get("nameEn"), row.get("descriptionEn")]),
            name_ru=row.get("nameRu"),
            practices=frozenset(split_list(row.get("practices"))),
            team_territories=frozenset(place for team in split_list(row.get("teams")) if (place := teams.get(team))),
            start_on=row.get("startOn"),
            steps=tuple(steps.get(row["id"], ())),
        )
        for row in _merged(_rows_in(folders, "projects", "id"))
    ]


def _coverages(row: Mapping[str, Any]) -> list[Coverage]:
    return [
        Coverage(
            practice,
            row["level"].capitalize(),
            row["country"],
            row["completeness"] == "COMPLETE",
            None if row.get("atRisk") == "ALL" else row.get("atRisk"),
            row.get("noteRu"),
            row.get("noteEn"),
        )
        for practice in split_list(row.get("practices"))
    ]


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
            predecessors = split_list(row.get("precededBy"))
            territories[row["id"]] = Territory(
                row["id"],
                level,
                row["country"],
                row.get("nameEn") or row.get("nameRu"),
                finite_number(row.get("latitude")),
                finite_number(row.get("longitude")),
                finite_number(row.get("population")),
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
