"""The ids and keys of a folder: each names one node."""

import pytest

from tests.graph.load.folders import CITIES, faults, the_fault, write_folder


async def test_references_into_an_unreadable_file_are_not_reported(tmp_path):
    write_folder(
        tmp_path,
        {
            "regions.csv": 'id,country\nregion:a,"RU\n',
            "municipalities.csv": "id,country,kind,region\nmunicipality:a,RU,CITY,region:a\n",
        },
    )
    assert [e.key for e in await faults(tmp_path)] == ["csv-quotes"]


async def test_a_duplicate_id_is_reported_with_the_line_of_the_first(tmp_path):
    write_folder(tmp_path, {"regions.csv": "id,country\nregion:a,RU\nregion:b,RU\n region:a ,RU\n"})
    error = await the_fault(tmp_path)
    assert (error.line, error.column, error.value, error.key) == (4, "id", "region:a", "duplicate-id")
    assert "line 2 " in error.message


@pytest.mark.parametrize(
    ("file", "text", "column", "value"),
    [
        (
            "regions.csv",
            "id,country,isoCode\nregion:a,RU,RU-TA\nregion:b,RU,RU-BEL\nregion:c,RU,RU-TA\n",
            "isoCode",
            "RU-TA",
        ),
        (
            "municipalities.csv",
            "id,country,kind,fias\nmunicipality:a,RU,CITY,f-1\nmunicipality:b,RU,CITY,\n"
            "municipality:c,RU,CITY, f-1\nmunicipality:d,RU,CITY,\n",
            "fias",
            "f-1",
        ),
    ],
)
async def test_a_duplicate_unique_code_is_reported_with_the_line_of_the_first(tmp_path, file, text, column, value):
    teams = f"id,territory.{column}\nteam:a,{value}\n"  # not an error itself
    error = await the_fault(write_folder(tmp_path, {file: text, "teams.csv": teams}))
    assert (error.file, error.line, error.column, error.value, error.key) == (file, 4, column, value, "duplicate-key")
    assert f"line 2 already has this {column}" in error.message
    assert error.remedy


async def test_several_nodes_may_share_an_oktmo_code(tmp_path):
    cities = CITIES + "municipality:a,RU,CITY,47737000005,,\nmunicipality:b,RU,CITY,47737000005,,\n"
    assert await faults(write_folder(tmp_path, {"municipalities.csv": cities})) == []
