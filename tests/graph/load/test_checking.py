"""Checks across the rows and files of one folder."""

import pytest

from tests.graph.load.folders import PERSONS, REGIONS, faults, the_fault, write_folder

PRACTICES = "id,nameEn\npractice:p,P\n"
ADOPTION = "id,practice,territory,stage,requestedOn,adaptedOn,runningOn,assessedOn,stoppedOn\n"


@pytest.mark.parametrize(
    ("second", "is_duplicate"),
    [
        ("practice:p,region:RU-TA,2020,", True),
        ("practice:p,region:RU-TA,2020-01,", False),
        ("practice:p,region:RU-BEL,2020,", False),
        ("practice:q,region:RU-TA,2020,", False),
        ("practice:p,region:RU-TA,2020,project:x", False),
        ("practice:q,region:RU-TA,,", False),
        ("practice:p,region:RU-TA,,project:x", False),
    ],
)
async def test_a_duplicate_adoption_is_reported(tmp_path, second, is_duplicate):
    errors = await faults(
        write_folder(
            tmp_path,
            {
                "regions.csv": REGIONS,
                "practices.csv": PRACTICES + "practice:q,Q\n",
                "projects.csv": "id\nproject:x\n",
                "adoptions.csv": "id,practice,territory,runningOn,project\nadoption:a,practice:p,region:RU-TA,2020,\n"
                f"adoption:b,practice:p,region:RU-TA,,\nadoption:c,{second}\n",
            },
        )
    )
    assert [(e.file, e.line, e.column, e.key) for e in errors] == (
        [("adoptions.csv", 4, None, "duplicate-adoption")] if is_duplicate else []
    )
    assert all("line 2 " in error.message for error in errors)


async def test_a_duplicate_adoption_without_dates_is_reported(tmp_path):
    error = await the_fault(
        write_folder(
            tmp_path,
            {
                "regions.csv": REGIONS,
                "practices.csv": PRACTICES,
                "adoptions.csv": "id,practice,territory,stage\nadoption:a,practice:p,region:RU-TA,RUNNING\n"
                "adoption:b,practice:p,region:RU-BEL,\nadoption:c,practice:p,region:RU-TA,\n",
            },
        )
    )
    assert (error.line, error.key) == (4, "duplicate-adoption")


@pytest.mark.parametrize(
    ("file", "text", "line", "key"),
    [
        (
            "members.csv",
            "person,team,roleEn\nperson:a,team:t,x\nperson:b,team:t,x\nperson:a,team:t,y\n",
            4,
            "duplicate-row",
        ),
        ("members.csv", "person,team\nperson:a,\n", 2, "required"),
        ("members.csv", "person\nperson:a\n", 1, "missing-column"),
        ("members.csv", "person,team\nteam:t,team:t\n", 2, "wrong-type"),
        ("members.csv", "person,team,from,to\nperson:a,team:t,2021,2020-12\n", 2, "order"),
        ("borders.csv", "a,b\nregion:RU-TA,region:RU-BEL\nregion:RU-BEL,region:RU-TA\n", 3, "duplicate-row"),
        ("borders.csv", "a,b\nregion:RU-TA,region:RU-TA\n", 2, "own-neighbour"),
    ],
)
async def test_relationship_files(tmp_path, file, text, line, key):
    write_folder(tmp_path, {**PERSONS, "regions.csv": REGIONS, file: text})
    error = await the_fault(tmp_path)
    assert (error.file, error.line, error.key) == (file, line, key)


@pytest.mark.parametrize(
    ("dates", "column", "key"),
    [
        (",2019,2020-05,2021,,", None, None),
        ("RUNNING,,,,,", None, None),
        (",,,,,", None, None),
        (",2020,,2020-01-01,,", None, None),
        (",,,,2022,2021", None, None),
        (",2021,,2020,,", "runningOn", "order"),
        (",,,2020-06,,2020-05-31", "stoppedOn", "order"),
        ("RUNNING,,,2020,,", "stage", "stage-with-date"),
        ("BEGUN,,,,,", "stage", "not-in-list"),
    ],
)
async def test_stages_and_dates_of_an_adoption(tmp_path, dates, column, key):
    adoptions = ADOPTION + f"adoption:a,practice:p,region:RU-TA,{dates}\n"
    write_folder(tmp_path, {"regions.csv": REGIONS, "practices.csv": PRACTICES, "adoptions.csv": adoptions})
    errors = await faults(tmp_path)
    assert [(e.column, e.key) for e in errors] == ([(column, key)] if key else [])


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("startOn,endOn", "2025-05,2025-04-30"),
        ("startOn,endOn", "2026,2025"),
    ],
)
async def test_a_period_may_not_end_before_it_starts(tmp_path, header, cells):
    write_folder(tmp_path, {"projects.csv": f"id,{header}\nproject:a,{cells}\n"})
    assert (await the_fault(tmp_path)).key == "order"


async def test_a_code_of_the_scheme_oktmo_must_have_its_format(tmp_path):
    codes = "id,scheme,value,territory\ncode:a,OKTMO,1615000,region:RU-TA\ncode:b,FIPS,01,region:RU-TA\n"
    write_folder(tmp_path, {"regions.csv": REGIONS, "codes.csv": codes})
    error = await the_fault(tmp_path)
    assert (error.line, error.column, error.key) == (2, "value", "lost-zero")
