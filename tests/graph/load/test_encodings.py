"""Encodings: found from the bytes, or named for the folder."""

import codecs

import pytest

from graph.load import load_folder
from graph.load.encodings import ENCODINGS, known_encoding
from tests.graph.load.folders import faults, the_fault, write_folder

ROWS = 'id,nameRu,country,isoCode\nregion:RU-TA,Татарстан,RU,RU-TA\nregion:RU-KL,"Калмыкия, ""степь""",RU,RU-KL\n'


async def test_windows_1251_is_reported_with_line_and_remedy(tmp_path):
    content = b"id,country,nameRu\nregion:a,RU,A\n" + "region:b,RU,«Тува» № 1\n".encode("cp1251")
    write_folder(tmp_path, {"regions.csv": content})
    error = await the_fault(tmp_path)
    assert (error.file, error.line, error.key) == ("regions.csv", 3, "encoding-cp1251")
    assert "--encoding cp1251" in error.remedy


async def test_other_encodings_are_reported(tmp_path):
    write_folder(tmp_path, {"regions.csv": "id,country,nameRu\nregion:b,RU,Тува\n".encode("cp866")})
    error = await the_fault(tmp_path)
    assert (error.line, error.key) == (2, "encoding")
    assert "not in UTF-8" in error.message
    assert "--encoding" in error.remedy


async def test_the_named_encoding_applies_only_to_files_that_are_not_utf_8(tmp_path, empty_store):
    names = {"regions.csv": "cp1251", "municipalities.csv": "utf-8", "people.csv": "utf-16"}
    write_folder(
        tmp_path,
        {
            "regions.csv": "id,country,nameRu\nregion:a,RU,Тува\n".encode("cp1251"),
            "municipalities.csv": "id,country,kind,nameRu\nmunicipality:a,RU,CITY,Кызыл\n",
            "people.csv": codecs.BOM_UTF16_LE + "id,nameRu\nperson:a,Ян\n".encode("utf-16-le"),
            "teams.csv": codecs.BOM_UTF8 + "id,nameRu\nteam:a,Ухо\n".encode(),
        },
    )
    for name in ("cp1251", "Windows-1251"):
        await load_folder(empty_store, tmp_path, encoding=name)
        nodes = await empty_store.read(
            "MATCH (n) WHERE n.nameRu IS NOT NULL WITH n ORDER BY n.id RETURN collect(n.nameRu)"
        )
        assert nodes == ["Кызыл", "Ян", "Тува", "Ухо"], names
    with pytest.raises(ValueError, match="encoding"):
        await load_folder(empty_store, tmp_path, encoding="klingon")


async def test_text_that_is_not_in_the_named_encoding_is_reported_with_its_line(tmp_path):
    write_folder(tmp_path, {"regions.csv": b"id,country,nameRu\nregion:a,RU,\xd2\xf3\nregion:b,RU,\x98\xff\n"})
    (error,) = await faults(tmp_path, encoding="cp1251")
    assert (error.line, error.key) == (3, "encoding")
    assert "not in cp1251" in error.message


@pytest.mark.parametrize(
    "content",
    [
        ROWS.encode("utf-16-le"),
        codecs.BOM_UTF16_LE + ROWS.encode("utf-16-le") + b"\0\xd8\0\0",
    ],
)
async def test_damaged_utf_16_is_reported(tmp_path, content):
    write_folder(tmp_path, {"regions.csv": content})
    assert (await the_fault(tmp_path)).key == "encoding"


def test_known_encodings_have_one_byte_a_character_or_are_utf_8():
    for name in ENCODINGS:
        assert known_encoding(name) == name
        if name != "utf-8":
            assert all(len(bytes([byte]).decode(name, "replace")) == 1 for byte in range(256)), name
    for name in ("utf-16", "utf-7", "shift_jis", "klingon", "", "cp1251\0"):
        assert known_encoding(name) is None, name
