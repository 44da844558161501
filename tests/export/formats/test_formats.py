"""Each format holds the same values, as its usual readers see them. The data are made up."""

import io
import json

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest

from export.about import About
from export.columns import Column
from export.formats import FORMATS, RUSSIAN_FORMATS
from export.formats.parquet import ROW_GROUP
from export.formats.xlsx import MAX_TEXT

ABOUT = About(
    "2026-01-31",
    7,
    "{ x }",
    {},
    [{"id": "dataset:d", "title": "Data", "publisher": None, "licence": "CC0-1.0", "attribution": None, "url": None}],
)
COLUMNS = (
    Column("id", ("id",), str),
    Column("name", ("of", "name"), str),
    Column("count", ("count",), int),
    Column("share", ("share",), float),
    Column("known", ("known",), bool),
    Column("topics", ("topics",), str, 1),
)
ROWS = [
    {"id": "a", "of": {"name": "Ёлка; «ель», 1"}, "count": -3, "share": 1.5, "known": True, "topics": ["x", "y"]},
    {"id": "b", "of": None, "count": None, "share": None, "known": None, "topics": []},
    {"id": "c", "of": {"name": "=HYPERLINK(1)"}, "count": 2**31 - 1, "share": 0.1, "known": False, "topics": ["+z"]},
    {"id": "d", "of": {"name": 'line\nbreak "quoted"'}, "count": 0, "share": 0.0, "known": False, "topics": ["x"]},
]


def file(name: str, rows=ROWS, formats=FORMATS, columns=COLUMNS) -> bytes:
    writer = formats[name].writer(columns, ABOUT)
    try:
        return b"".join([writer.write(rows[:2]), writer.write(rows[2:]), *writer.finish()])
    finally:
        writer.close()


def test_csv_opens_in_pandas_with_all_values():
    content = file("csv")
    assert content.startswith(b"\xef\xbb\xbf")
    frame = pd.read_csv(io.BytesIO(content))
    assert list(frame.columns) == [column.name for column in COLUMNS]
    assert frame["name"].tolist()[0] == "Ёлка; «ель», 1"
    assert frame["name"].tolist()[3] == 'line\nbreak "quoted"'
    assert frame["count"].tolist()[0] == -3
    assert frame["share"].dropna().tolist() == [1.5, 0.1, 0.0]
    assert frame["topics"].tolist()[0] == "x; y"


def test_no_cell_of_a_csv_is_a_formula():
    frame = pd.read_csv(io.BytesIO(file("csv")))
    assert frame["name"].tolist()[2] == "'=HYPERLINK(1)"
    assert frame["topics"].tolist()[2] == "'+z"
    rows = [{"id": text} for text in ("=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1")]
    cells = pd.read_csv(io.BytesIO(file("csv", rows, columns=COLUMNS[:1])))["id"].tolist()
    assert all(cell.startswith("'") for cell in cells)


def test_csv_for_russian_has_semicolons_and_decimal_commas():
    frame = pd.read_csv(io.BytesIO(file("csv", formats=RUSSIAN_FORMATS)), sep=";", decimal=",")
    assert frame["share"].dropna().tolist() == [1.5, 0.1, 0.0]
    assert frame["name"].tolist()[0] == "Ёлка; «ель», 1"


def test_xlsx_opens_with_types_and_without_formulas():
    book = openpyxl.load_workbook(io.BytesIO(file("xlsx")))
    head, *rows = book["Data"].values
    assert list(head) == [column.name for column in COLUMNS]
    assert rows[0] == ("a", "Ёлка; «ель», 1", -3, 1.5, True, "x; y")
    assert rows[1] == ("b", None, None, None, None, None)
    assert book["Data"]["B4"].data_type == "s"
    assert rows[2][1] == "=HYPERLINK(1)"
    about = dict(book["About"].values)
    assert (about["exportedOn"], about["dataVersion"], about["dataset"]) == ("2026-01-31", "7", "Data; CC0-1.0")


def test_xlsx_reports_texts_that_had_to_be_cut():
    book = openpyxl.load_workbook(io.BytesIO(file("xlsx", [{"id": "x" * (MAX_TEXT + 1)}], columns=COLUMNS[:1])))
    assert len(book["Data"]["A2"].value) == MAX_TEXT
    assert dict(book["About"].values)["textsCut"] == "1"


def test_json_lines_are_the_rows_of_the_response():
    assert [json.loads(line) for line in file("jsonl").splitlines()] == ROWS


def test_parquet_keeps_types_lists_and_origin(tmp_path):
    path = tmp_path / "x.parquet"
    path.write_bytes(file("parquet"))
    found = duckdb.sql(f"SELECT id, name, count, share, known, topics FROM '{path}'").fetchall()
    assert found == [tuple(column.value(row) for column in COLUMNS) for row in ROWS]
    metadata = pq.read_metadata(path).metadata
    assert (metadata[b"exportedOn"], metadata[b"dataset"]) == (b"2026-01-31", b"Data; CC0-1.0")


def test_parquet_is_written_in_row_groups():
    writer = FORMATS["parquet"].writer(COLUMNS[:1], ABOUT)
    parts = [writer.write([{"id": str(i)} for i in range(1000)]) for _ in range(2 * ROW_GROUP // 1000)]
    content = b"".join([*parts, *writer.finish()])
    assert pq.read_metadata(io.BytesIO(content)).num_row_groups == 2
    assert max(map(len, parts)) < len(content)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_without_rows_is_a_valid_file(name):
    content = file(name, [])
    if name == "parquet":
        assert pq.read_table(io.BytesIO(content)).num_rows == 0
    elif name == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(content))["Data"].max_row == 1
    else:
        assert len(content.splitlines()) == (1 if name == "csv" else 0)
