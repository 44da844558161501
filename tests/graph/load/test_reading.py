"""Files in all formats of spreadsheets and programs, and damaged files."""

import codecs
import json

import pytest

from graph.load import load_folder
from graph.load.lookup import EmptyGraph
from tests.graph.load.folders import faults, the_fault, write_folder

ROWS = 'id,nameRu,country,isoCode\nregion:RU-TA,Татарстан,RU,RU-TA\nregion:RU-KL,"Калмыкия, ""степь""",RU,RU-KL\n'
TABBED = ROWS.replace("Калмыкия, ", "").replace(",", "\t").replace("\n", "\r\n")


async def counts(folder):
    return dict((await load_folder(EmptyGraph(), folder, dry_run=True)).nodes)


@pytest.mark.parametrize(
    "content",
    [
        ROWS.encode(),
        codecs.BOM_UTF8 + ROWS.encode(),
        codecs.BOM_UTF16_LE + ROWS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + ROWS.encode("utf-16-be"),
        ROWS.replace("\n", "\r\n").encode(),
        ROWS.replace("\n", "\r").encode(),
        ROWS.rstrip("\n").encode(),
        ("\n\n" + ROWS + "\n\n").encode(),
        ("sep=,\r\n" + ROWS).encode(),
        (ROWS + ",,,\n").encode(),
        ROWS.replace(",", ";").encode(),
        codecs.BOM_UTF8 + ROWS.replace("Калмыкия, ", "Калмыкия; ").replace(",", ";").encode(),
        codecs.BOM_UTF16_LE + TABBED.encode("utf-16-le"),
        ROWS.replace("id,nameRu,country,isoCode", '"id","nameRu","country","isoCode"').encode(),
    ],
    ids=[
        "plain",
        "bom",
        "utf-16-le",
        "utf-16-be",
        "crlf",
        "cr",
        "no-last-line-end",
        "blank-lines",
        "sep-line",
        "row-of-empty-cells",
        "semicolons",
        "excel-csv-utf-8",
        "excel-unicode-text",
        "quoted-header",
    ],
)
async def test_a_table_is_read_in_every_format(tmp_path, content):
    write_folder(tmp_path, {"regions.csv": content})
    assert await counts(tmp_path) == {"Dataset": 1, "Region": 2}


async def test_json_lines_are_read(tmp_path):
    rows = [
        {"id": "region:RU-TA", "nameRu": "Татарстан", "country": "RU", "population": 4_000_000},
        {"id": "region:RU-KL", "country": "RU", "latitude": 46.3, "nameEn": None},
    ]
    text = "\ufeff" + "\r\n\r\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    write_folder(tmp_path, {"regions.jsonl": text})
    assert await counts(tmp_path) == {"Dataset": 1, "Region": 2}


async def test_a_fault_has_the_line_on_which_its_row_begins(tmp_path):
    text = 'id;country;nameRu\n\nregion:a;RU;"one\ntwo"\nregion:b;RU;b\n\n;;\nregion:c;ru;"c"\n'
    write_folder(tmp_path, {"regions.csv": text})
    assert [(e.line, e.column, e.key) for e in await faults(tmp_path)] == [
        (3, "nameRu", "line-break"),
        (8, "country", "pattern"),
    ]


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("", None, "empty-file"),
        (" \n\n", None, "empty-file"),
        ("sep=;\n", None, "empty-file"),
        ('id,country\nregion:a,RU\nregion:b,"RU\nregion:c,RU\n', 3, "csv-quotes"),
        ('id,country\nregion:a,"R"U\nregion:c,RU\n', 2, "csv-quotes"),
        ('id,country,nameRu\nregion:a,RU,"' + "x" * 140_000 + '"\n', 2, "csv-long-cell"),
        ("id,country\nregion:a\n", 2, "few-cells"),
        ("id,country\nregion:a,RU,\n", 2, "many-cells"),
    ],
)
async def test_a_damaged_table_is_reported(tmp_path, text, line, key):
    write_folder(tmp_path, {"regions.csv": text})
    error = await the_fault(tmp_path)
    assert (error.line, error.key) == (line, key)


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ('{"id": "region:a", "country": "RU"}\n{"id": "region:b", "country": "RU"\n', 2, "json-syntax"),
        ("[1, 2]\n", 1, "json-no-object"),
        ('"region:a"\n', 1, "json-no-object"),
        ("[" * 100_000 + "\n", 1, "json-syntax"),
        ("9" * 5000 + "\n", 1, "json-syntax"),
        ('{"id": "region:a", "id": "region:a", "country": "RU"}\n', 1, "repeated-column"),
        ('{"id": "region:a", "country": "RU", "nameRu": {"a": 1}}\n', 1, "not-text"),
        ('{"id": "region:a", "country": "RU", "nameRu": "\\ud83d"}\n', 1, "surrogate"),
        ('{"id": "region:a", "country": "RU", "latitude": NaN}\n', 1, "not-finite"),
        ('{"id": "region:a", "country": "RU", "oktmo": 1615000}\n', 1, "not-text"),
        ('{"id": "region:a", "country": null}\n', 1, "required"),
        ('{"id": "region:a"}\n', 1, "missing-column"),
        ('{"id": "region:a", "country": "RU", "\\ud800": 1}\n', 1, "unknown-column"),
    ],
)
async def test_damaged_json_lines_are_reported(tmp_path, text, line, key):
    write_folder(tmp_path, {"regions.jsonl": text})
    error = await the_fault(tmp_path)
    assert (error.line, error.key) == (line, key)
    error.render("ru").encode()  # printable on a terminal


async def test_an_unreadable_file_of_the_data_set_is_reported_once(tmp_path):
    write_folder(tmp_path, {"regions.csv": ROWS}, None)
    datasets = tmp_path / "datasets.csv"
    for content, key in (
        (b"id,title,licence\ndataset:a,\x81\x8d,CC0\n", "encoding"),
        (b"", "empty-file"),
        (b"id,title,licence\ndataset:a,A\n", "few-cells"),
        (b'id,title,licence\ndataset:a,"A,CC0\n', "csv-quotes"),
    ):
        datasets.write_bytes(content)
        assert [e.key for e in await faults(tmp_path)] == [key]
    datasets.unlink()
    datasets.symlink_to("/proc/self/mem")  # an existing file that cannot be read
    assert [e.key for e in await faults(tmp_path)] == ["unreadable"]
    datasets.unlink()
    datasets.symlink_to(datasets)
    assert [e.key for e in await faults(tmp_path)] == ["unreadable"]
    datasets.unlink()
    (tmp_path / "dataset.csv").write_text("")
    assert [e.key for e in await faults(tmp_path)] == ["misnamed-file"]
