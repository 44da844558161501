"""Names of files and columns."""

import pytest

from graph.load import load_folder
from graph.load.lookup import EmptyGraph
from tests.graph.load.folders import DATASET, REGIONS, faults, the_fault, write_folder


@pytest.mark.parametrize(
    ("header", "column", "key"),
    [
        ("id,country,colour", "colour", "unknown-column"),
        ("id,country,nameru", "nameru", "misspelt-column"),
        ("id,country,country", "country", "repeated-column"),
        ("id,country,", None, "unnamed-column"),
        ("id,nameRu,isoCode", "country", "missing-column"),
        ("country,nameRu,isoCode", "id", "missing-column"),
    ],
)
async def test_a_faulty_header_is_reported_once(tmp_path, header, column, key):
    cells = {"id": "region:{}", "country": "RU", "isoCode": "RU-T{}"}
    names = header.split(",")
    rows = "".join(",".join(cells.get(name, "").format(n) for name in names) + "\n" for n in range(3))
    if key == "repeated-column":
        rows = rows.replace("RU,RU", "RU,US")
    write_folder(tmp_path, {"regions.csv": f"{header}\n{rows}"})
    error = await the_fault(tmp_path)
    assert (error.line, error.column, error.key) == (1, column, key)


async def test_the_header_of_a_file_without_rows_is_checked(tmp_path):
    write_folder(tmp_path, {"regions.csv": "id,colour\n"})
    assert [e.key for e in await faults(tmp_path)] == ["unknown-column", "missing-column"]


async def test_a_header_with_too_many_columns_is_reported_once(tmp_path):
    names = [f"column{n}" for n in range(100_000)]
    write_folder(
        tmp_path,
        {
            "regions.csv": "id,country," + ",".join(names) + "\nregion:a,RU\n",
            "people.jsonl": "{" + ",".join(f'"{name}": 1' for name in names) + "}\n",
            "teams.csv": "id,territory\nteam:a,region:a\n",
        },
    )
    assert [(e.file, e.line, e.column, e.key) for e in await faults(tmp_path)] == [
        ("regions.csv", 1, None, "too-many-columns"),
        ("people.jsonl", 1, None, "too-many-columns"),
    ]


async def test_unknown_names_in_each_row_are_reported_up_to_the_maximum(tmp_path):
    rows = "".join("{" + ",".join(f'"nameRus{row}x{n}": 1' for n in range(90)) + "}\n" for row in range(400))
    write_folder(tmp_path, {"people.jsonl": rows})
    errors = await faults(tmp_path)
    assert len(errors) == 100
    assert errors[0].key == "misspelt-column"


async def test_two_columns_for_one_reference_are_refused(tmp_path):
    municipalities = "id,country,kind,region,region.isoCode\nmunicipality:a,RU,CITY,region:RU-TA,RU-TA\n"
    write_folder(tmp_path, {"regions.csv": REGIONS, "municipalities.csv": municipalities})
    error = await the_fault(tmp_path)
    assert (error.column, error.key) == ("region.isoCode", "two-columns")


@pytest.mark.parametrize(
    ("dataset", "named", "key"),
    [
        (None, None, "no-dataset"),
        (DATASET + "dataset:other,Other,CC0\n", None, "several-datasets"),
        ("id,title,licence\n", None, "several-datasets"),
        (DATASET, "dataset:other", "other-dataset"),
    ],
)
async def test_a_folder_is_exactly_one_data_set(tmp_path, dataset, named, key):
    write_folder(tmp_path, {"regions.csv": REGIONS}, dataset)
    assert [e.key for e in await faults(tmp_path, dataset=named)] == [key]


async def test_the_data_set_may_be_named_by_file_and_option(tmp_path):
    write_folder(tmp_path, {"regions.csv": REGIONS})
    report = await load_folder(EmptyGraph(), tmp_path, dry_run=True, dataset="dataset:test")
    assert report.dataset == "dataset:test"
