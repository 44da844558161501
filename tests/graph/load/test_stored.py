"""Checks against the graph: references, keys, dates and cycles. Nothing is written if one fails."""

import pytest

from graph.load import load_folder
from tests.graph.load.contents import contents
from tests.graph.load.folders import DATASET, PERSONS, REGIONS, faults, the_fault, write_folder

CITIES = "id,country,kind,oktmo,partOf\n"
LOADED = {
    "regions.csv": REGIONS,
    "municipalities.csv": CITIES.replace("\n", ",fias\n") + "municipality:a,RU,CITY,14625000,municipality:b,f-1\n"
    "municipality:b,RU,CITY,01615000,,\nmunicipality:c,RU,CITY,01615000,,\n",
    "practices.csv": "id\npractice:p\n",
    **PERSONS,
    "members.csv": "person,team,from,to\nperson:a,team:t,2020,\nperson:b,team:t,,\n",
    "offices.csv": "person,territory,from,to\nperson:a,region:RU-TA,,2021\n",
    "adoptions.csv": "id,practice,territory,runningOn\nadoption:a,practice:p,region:RU-TA,2020-05\n",
}


async def assert_faults(folder, store, expected):
    """Assert that a dry run and a load report the same faults, (line, key) of each."""
    for dry_run in (True, False):
        errors = await faults(folder, store, dry_run=dry_run)
        assert [(error.line, error.key) for error in errors] == expected, dry_run


async def assert_cases(tmp_path, store, cases):
    """Assert the faults of each folder, (files, (line, key) of its faults), and that nothing is written."""
    before = await contents(store)
    for number, (files, expected) in enumerate(cases):
        folder = write_folder(tmp_path / str(number), files)
        for dry_run in (True, False) if expected else (True,):
            errors = await faults(folder, store, dry_run=dry_run)
            assert [(error.line, error.key) for error in errors] == expected, (files, dry_run)
    assert await contents(store) == before


@pytest.fixture
async def loaded_store(tmp_path, empty_store):
    await load_folder(empty_store, write_folder(tmp_path / "loaded", LOADED))
    return empty_store


async def test_references_to_the_graph(tmp_path, loaded_store):
    await assert_cases(
        tmp_path,
        loaded_store,
        [
            ({"teams.csv": f"id,{header}\nteam:a,{cell}\n"}, [(2, key)] if key else [])
            for header, cell, key in (
                ("territory", "region:RU-TA", None),
                ("territory", "region:RU-KL", "dangling"),
                ("territory", "municipality:RU-TA", "dangling"),
                ("territory.isoCode", "RU-BEL", None),
                ("territory.isoCode", "RU-KL", "dangling-key"),
                ("territory.oktmo", "14625000", None),
                ("territory.oktmo", "01615000", "ambiguous"),
            )
        ],
    )


async def test_keys_are_resolved_in_the_folder_before_the_graph(tmp_path, loaded_store):
    folder = write_folder(
        tmp_path / "more",
        {
            "municipalities.csv": CITIES + "municipality:d,RU,CITY,01615000,\n",
            "teams.csv": "id,territory.oktmo\nteam:a,01615000\n",
        },
    )
    await load_folder(loaded_store, folder)
    territory = await loaded_store.read("MATCH ({id: 'team:a'})-[:FROM_TERRITORY]->(t) RETURN t.id")
    assert territory == "municipality:d"


async def test_dates_must_agree_with_the_stored_dates(tmp_path, loaded_store):
    await assert_cases(
        tmp_path,
        loaded_store,
        [
            (
                {"adoptions.csv": f"id,practice,territory,{header}\nadoption:a,practice:p,region:RU-TA,{cells}\n"},
                [(2, key)] if key else [],
            )
            for header, cells, key in (
                ("stoppedOn", "2021", None),
                ("stoppedOn", "2020", None),
                ("stoppedOn", "2019", "order-in-graph"),
                ("requestedOn", "2020-06", "order-in-graph"),
                ("requestedOn,runningOn", "2020-06,2020-07", None),
                ("stage", "RUNNING", "stage-with-date"),
                ("stage", "", None),
            )
        ],
    )


async def test_dates_of_relationships_must_agree_with_the_stored_dates(tmp_path, loaded_store):
    order = [(2, "order-in-graph")]
    await assert_cases(
        tmp_path,
        loaded_store,
        [
            ({"members.csv": "person,team,to\nperson:a,team:t,2019\n"}, order),
            ({"members.csv": "person,team,to\nperson:a,team:t,2021\nperson:b,team:t,2019\n"}, []),
            ({"members.csv": "person,team,from,to\nperson:a,team:t,2018,2019\n"}, []),
            ({"offices.csv": "person,territory.isoCode,from\nperson:a,RU-TA,2022\n"}, order),
        ],
    )


async def test_a_unique_code_of_a_stored_node_is_refused(tmp_path, loaded_store):
    key = "duplicate-key-in-graph"
    await assert_cases(
        tmp_path,
        loaded_store,
        [
            ({"regions.csv": "id,country,isoCode\nregion:new,RU,RU-NEW\nregion:x,RU,RU-TA\n"}, [(3, key)]),
            ({"municipalities.csv": "id,country,kind,fias\nmunicipality:x,RU,CITY,f-1\n"}, [(2, key)]),
            (
                {
                    "regions.jsonl": '{"id": "region:RU-TA", "country": "RU"}\n'
                    '{"id": "region:x", "country": "RU", "isoCode": "RU-TA"}\n'
                },
                [(2, key)],
            ),
            # The folder moves the codes.
            ({"regions.csv": "id,country,isoCode\nregion:RU-TA,RU,RU-BEL\nregion:RU-BEL,RU,RU-TA\n"}, []),
            ({"regions.csv": "id,country,isoCode\nregion:RU-TA,RU,\nregion:x,RU,RU-TA\n"}, []),
            ({"regions.csv": "id,country,isoCode\nregion:RU-TA,RU,RU-TA\n"}, []),
        ],
    )


async def test_a_stored_adoption_is_refused_under_another_id(tmp_path, loaded_store):
    cases = []
    for header, cells, duplicate in (
        ("id,runningOn", "adoption:x,2020-05", True),
        ("id,runningOn", "adoption:x,2020-06", False),
        ("id,runningOn,project", "adoption:x,2020-05,project:j", False),
        ("id,stage", "adoption:x,", False),
        ("id,stage", "adoption:x,RUNNING", False),
        ("id,runningOn", "adoption:a,2020-05", False),
        ("id", "adoption:a", False),
    ):
        id_, comma, rest = cells.partition(",")
        names = header.replace("id", "id,practice,territory.isoCode", 1)
        row = f"{id_},practice:p,RU-TA{comma}{rest}"
        cases.append(
            (
                {"adoptions.csv": f"{names}\n{row}\n", "projects.csv": "id\nproject:j\n"},
                [(2, "duplicate-adoption-in-graph")] if duplicate else [],
            )
        )
    await assert_cases(tmp_path, loaded_store, cases)


async def test_a_stored_undated_adoption_is_refused_under_another_id(tmp_path, loaded_store):
    text = "id,practice,territory\nadoption:{},practice:p,region:RU-BEL\n"
    await load_folder(loaded_store, write_folder(tmp_path / "1", {"adoptions.csv": text.format("b")}))
    folder = write_folder(tmp_path / "2", {"adoptions.csv": text.format("c")})
    await assert_faults(folder, loaded_store, [(2, "duplicate-adoption-in-graph")])


async def test_missing_columns_take_their_values_from_the_graph(tmp_path, loaded_store):
    rows = "adoption:a,practice:p,region:RU-TA\nadoption:c,practice:p,region:RU-TA\n"
    dated = "id,practice,territory,runningOn\nadoption:c,practice:p,region:RU-TA,2021\n"
    await load_folder(loaded_store, write_folder(tmp_path / "1", {"adoptions.csv": dated}))
    folder = write_folder(tmp_path / "2", {"adoptions.csv": f"id,practice,territory\n{rows}"})
    await assert_faults(folder, loaded_store, [])
    alike = rows.replace("RU-TA\n", "RU-TA,2020-05\n")
    folder = write_folder(tmp_path / "3", {"adoptions.csv": f"id,practice,territory,runningOn\n{alike}"})
    await assert_faults(folder, loaded_store, [(3, "duplicate-adoption")])


async def test_a_cycle_through_the_graph_is_reported(tmp_path, loaded_store):
    await assert_cases(
        tmp_path,
        loaded_store,
        [
            ({"municipalities.csv": CITIES + rows}, expected)
            for rows, expected in (
                ("municipality:b,RU,CITY,,municipality:a\n", [(2, "cycle")]),
                ("municipality:b,RU,CITY,,municipality:c\nmunicipality:c,RU,CITY,,municipality:a\n", [(2, "cycle")]),
                ("municipality:a,RU,CITY,,\nmunicipality:b,RU,CITY,,municipality:a\n", []),
                ("municipality:b,RU,CITY,,municipality:c\n", []),
            )
        ],
    )


async def test_the_named_data_set_must_be_in_the_graph(tmp_path, loaded_store):
    folder = write_folder(tmp_path / "more", {"regions.csv": REGIONS}, None)
    assert await faults(folder, loaded_store, dataset="dataset:test") == []
    assert [e.key for e in await faults(folder, loaded_store, dataset="dataset:none")] == ["unknown-dataset"]


async def test_a_fault_in_the_last_row_prevents_all_writes(tmp_path, empty_store):
    rows = "".join(f"region:{n},RU\n" for n in range(2500))
    folder = write_folder(tmp_path, {"regions.csv": f"id,country\n{rows}region:last,ru\n"}, DATASET)
    assert (await the_fault(folder, empty_store)).line == 2502
    assert await contents(empty_store) == ({}, [])
