"""The shipped data sets are in the load format: columns, values, unique ids, references that resolve."""

import csv
import datetime
import re
from collections.abc import Iterator

import pytest

from data.prepare.contents import files, folders, relationships, rows
from data.prepare.tables import DATA
from graph.model import MODEL, Kind, Property
from tests.support.narrowing import present

NODE_FILES_WITHOUT_SOURCES = ("sources", "datasets")
#: Nodes that two data sets share on purpose: the later set adds to the earlier.
SHARED = {
    "municipality:ru-ta-verkhneuslonskiy-rayon",
    "municipality:oktmo-14625000",
    "municipality:oktmo-11811000",
    "municipality:oktmo-01615000",
    "source:editorial",
    "source:sberindex-municipalities",
} | {f"region:US-{state}" for state in ["CA", "CO", "CT", "FL", "IL", "MD", "ME", "MT", "OR", "WA"]}


def known_columns(file: str) -> dict[str, Property | None]:
    """Return the columns that a file may have, each with its property, or None for references."""
    if relationship := MODEL.relationships_by_file.get(file):
        columns: dict[str, Property | None] = dict.fromkeys(
            (present(relationship.start_column), present(relationship.end_column), "sources")
        )
        return columns | {p.name: p for p in relationship.properties}
    node_type = MODEL.by_file[file]
    columns = {r.column: None for r in MODEL.outgoing(node_type.label) if r.column}
    return columns | {p.name: p for p in node_type.properties}


def is_date(text: str) -> bool:
    """Return whether the text is an existing day, month or year in ISO 8601."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text)
    if not match or match[1] == "0000":
        return False
    try:
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def fault(property_: Property, text: str) -> str | None:
    """Return the fault in the value of a property, None if it is valid."""
    if not text:
        return "is required" if property_.required else None
    if property_.pattern and not re.fullmatch(property_.pattern, text):
        return f"does not match {property_.pattern}"
    if property_.kind is Kind.ENUM and text not in property_.values:
        return f"is not one of {property_.values}"
    if property_.kind is Kind.DATE and not is_date(text):
        return "is not a date"
    if property_.kind in (Kind.INT, Kind.FLOAT):
        number = int(text) if property_.kind is Kind.INT else float(text)
        bounds = property_.minimum, property_.maximum
        if any(bound is not None and (number - bound) * sign < 0 for bound, sign in zip(bounds, (1, -1), strict=True)):
            return f"is not within {bounds}"
    return None


def nodes_by_id(names: list[str]) -> Iterator[tuple[str, str, dict[str, str]]]:
    for name in names:
        for file, row in rows(name):
            if file in MODEL.by_file:
                yield name, file, row


def test_order_names_every_data_set():
    assert sorted(folders()) == sorted(path.parent.name for path in DATA.glob("*/datasets.csv"))


@pytest.mark.parametrize("folder", folders())
def test_data_set_has_one_dataset_with_a_licence(folder):
    (dataset,) = (row for file, row in rows(folder) if file == "datasets")
    assert dataset["id"] == f"dataset:{folder}"
    assert dataset["licence"]
    assert dataset["attribution"]
    assert (DATA / folder / "LICENSE").stat().st_size
    assert (DATA / folder / "README.md").stat().st_size


@pytest.mark.parametrize("folder", folders())
def test_columns_are_known(folder):
    for path in files(folder):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                header, *lines = csv.reader(file)
            assert len(set(header)) == len(header), path.name
            assert {len(line) for line in lines} == {len(header)}, path.name
    for file, row in rows(folder):
        assert set(row) <= set(known_columns(file)), file


@pytest.mark.parametrize("folder", folders())
def test_values_are_valid(folder):
    faults = [
        f"{file}: {column} of {row.get('id')} {problem}"
        for file, row in rows(folder)
        for column, property_ in known_columns(file).items()
        if property_ and (problem := fault(property_, row.get(column, "")))
    ]
    assert faults == []


@pytest.mark.parametrize("folder", folders())
def test_every_fact_has_a_source(folder):
    unsourced = [row for file, row in rows(folder) if file not in NODE_FILES_WITHOUT_SOURCES and not row.get("sources")]
    assert unsourced == []


@pytest.mark.parametrize("folder", folders())
def test_ids_are_unique_in_a_data_set(folder):
    ids = [row["id"] for file, row in rows(folder) if file in MODEL.by_file]
    assert len(set(ids)) == len(ids)


def test_shared_nodes_are_intended_and_agree():
    """A later row changes no value: its columns equal the earlier ones, except for added sources."""
    merged: dict[str, dict[str, str]] = {}
    shared = set()
    for folder, _, row in nodes_by_id(folders()):
        known = merged.setdefault(row["id"], {})
        if known:
            shared.add(row["id"])
        for column, value in row.items():
            if folder == "municipalities" and column in ("kind", "oktmo"):  # a city that is its urban okrug
                continue
            assert column == "sources" or known.setdefault(column, value) == value, (row["id"], column)
    cities = {row["id"] for file, row in rows("russia") if file == "municipalities"}
    assert len(shared & cities) == 1_114
    codes = {id_ for id_ in shared if id_.startswith("code:oktmo/")}  # cities whose OKTMO has 8 digits
    assert len(codes) == 8
    assert shared - cities - codes == SHARED


def test_references_resolve_to_nodes_of_the_right_type_in_the_same_or_an_earlier_set():
    known: set[str] = set()
    for folder in folders():
        known |= {row["id"] for _, _, row in nodes_by_id([folder])}
        ends = {r.type: (r.start, r.end) for r in MODEL.relationships}
        for type_, start, end in relationships(folder):
            for id_, labels in zip((start, end), ends[type_], strict=True):
                assert id_ in known, (folder, type_, id_)
                assert set(MODEL.type_of_id(id_).labels) & set(labels), (folder, type_, id_)


@pytest.mark.parametrize("folder", folders())
def test_required_relationships_exist_and_single_ones_have_one_end(folder):
    for file, row in rows(folder):
        for relationship in MODEL.outgoing(MODEL.by_file[file].label) if file in MODEL.by_file else ():
            cell = row.get(relationship.column) or ""
            assert cell or not relationship.required, (file, row["id"], relationship.column)
            assert relationship.many or "|" not in cell, (file, row["id"], relationship.column)


@pytest.mark.parametrize("type_", [r.type for r in MODEL.relationships if r.acyclic])
def test_acyclic_relationships_have_no_cycles(type_):
    parents = {start: end for folder in folders() for t, start, end in relationships(folder) if t == type_}
    for start in parents:
        seen = [start]
        while (end := parents.get(seen[-1])) is not None:
            assert end not in seen, seen
            seen.append(end)


def test_adoptions_have_either_a_stage_or_a_date():
    for folder in folders():
        for file, row in rows(folder):
            if file == "adoptions":
                dates = [row.get(date) for date in ("adaptedOn", "runningOn", "stoppedOn")]
                assert bool(row.get("stage")) != any(dates), row["id"]


def test_each_border_is_stored_once():
    pairs = [frozenset((row["a"], row["b"])) for file, row in rows("spid") if file == "borders"]
    assert len(pairs) == len(set(pairs)) == 108
    assert all(len(pair) == 2 for pair in pairs)
