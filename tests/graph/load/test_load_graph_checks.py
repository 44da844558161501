"""What is checked against the graph: references, keys, dates and cycles; nothing is written when it fails."""

import pytest

from graph.load import load_folder
from tests.graph.load.contents import contents
from tests.graph.load.folders import DATASET, REGIONS, faults, the_fault, write_folder

CITIES = "id,country,kind,oktmo,partOf\n"
LOADED = {
    "regions.csv": REGIONS,
    "municipalities.csv": CITIES + "municipality:a,RU,CITY,14625000,municipality:b\n"
                                   "municipality:b,RU,CITY,01615000,\nmunicipality:c,RU,CITY,01615000,\n",
    "practices.csv": "id\npractice:p\n",
    "adoptions.csv": "id,practice,territory,runningOn\nadoption:a,practice:p,region:RU-TA,2020-05\n",
}


@pytest.fixture
async def loaded_store(tmp_path, empty_store):
    await load_folder(empty_store, write_folder(tmp_path / "loaded", LOADED))
    return empty_store


@pytest.mark.parametrize(("header", "cell", "key"), [
    ("territory", "region:RU-TA", None),
    ("territory", "region:RU-KL", "dangling"),
    ("territory", "municipality:RU-TA", "dangling"),
    ("territory.isoCode", "RU-BEL", None),
    ("territory.isoCode", "RU-KL", "dangling-key"),
    ("territory.oktmo", "14625000", None),
    ("territory.oktmo", "01615000", "ambiguous"),
])
@pytest.mark.parametrize("dry_run", [True, False])
async def test_references_to_the_graph(tmp_path, loaded_store, header, cell, key, dry_run):
    folder = write_folder(tmp_path / "more", {"teams.csv": f"id,{header}\nteam:a,{cell}\n"})
    before = await contents(loaded_store)
    found = await faults(folder, loaded_store, dry_run=dry_run)
    assert [error.key for error in found] == ([key] if key else [])
    if key or dry_run:
        assert await contents(loaded_store) == before


async def test_the_folder_goes_before_the_graph_in_resolving_keys(tmp_path, loaded_store):
    folder = write_folder(tmp_path / "more", {
        "municipalities.csv": CITIES + "municipality:d,RU,CITY,01615000,\n",
        "teams.csv": "id,territory.oktmo\nteam:a,01615000\n"})
    await load_folder(loaded_store, folder)
    found = await loaded_store.read("MATCH ({id: 'team:a'})-[:FROM_TERRITORY]->(t) RETURN t.id")
    assert found == "municipality:d"


@pytest.mark.parametrize(("header", "cells", "key"), [
    ("stoppedOn", "2021", None),
    ("stoppedOn", "2020", None),
    ("stoppedOn", "2019", "order-in-graph"),
    ("requestedOn", "2020-06", "order-in-graph"),
    ("requestedOn,runningOn", "2020-06,2020-07", None),
    ("stage", "RUNNING", "stage-with-date"),
    ("stage", "", None),
])
async def test_dates_must_agree_with_those_of_the_graph(tmp_path, loaded_store, header, cells, key):
    text = f"id,practice,territory,{header}\nadoption:a,practice:p,region:RU-TA,{cells}\n"
    found = await faults(write_folder(tmp_path / "more", {"adoptions.csv": text}), loaded_store)
    assert [(e.line, e.key) for e in found] == ([(2, key)] if key else [])


@pytest.mark.parametrize(("rows", "key"), [
    ("municipality:b,RU,CITY,,municipality:a\n", "cycle"),
    ("municipality:b,RU,CITY,,municipality:c\nmunicipality:c,RU,CITY,,municipality:a\n", "cycle"),
    ("municipality:a,RU,CITY,,\nmunicipality:b,RU,CITY,,municipality:a\n", None),
    ("municipality:b,RU,CITY,,municipality:c\n", None),
])
async def test_a_cycle_may_go_through_the_graph(tmp_path, loaded_store, rows, key):
    found = await faults(write_folder(tmp_path / "more", {"municipalities.csv": CITIES + rows}), loaded_store)
    assert [e.key for e in found] == ([key] if key else [])


async def test_a_data_set_that_is_named_must_be_in_the_graph(tmp_path, loaded_store):
    folder = write_folder(tmp_path / "more", {"regions.csv": REGIONS}, None)
    assert await faults(folder, loaded_store, dataset="dataset:test") == []
    assert [e.key for e in await faults(folder, loaded_store, dataset="dataset:none")] == ["unknown-dataset"]


async def test_a_fault_in_the_last_row_keeps_every_row_from_being_written(tmp_path, empty_store):
    rows = "".join(f"region:{n},RU\n" for n in range(2500))
    folder = write_folder(tmp_path, {"regions.csv": f"id,country\n{rows}region:last,ru\n"}, DATASET)
    assert (await the_fault(folder, empty_store)).line == 2502
    assert await contents(empty_store) == ({}, [])
