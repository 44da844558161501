"""The files of a folder: which are loaded, ignored or refused."""

import os

import pytest

from tests.graph.load.folders import REGIONS, faults, the_fault, write_folder


async def test_prose_sub_folders_and_hidden_files_are_ignored(tmp_path):
    names = ("README", "README.md", "NOTES.txt", "LICENSE", "NOTICE", ".hidden", "~$regions.xlsx")
    write_folder(tmp_path, {"regions.csv": REGIONS, **dict.fromkeys(names, "")})
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "unknown.csv").write_text("x")
    assert await faults(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "key", "suggested"),
    [
        ("adoption.csv", "misnamed-file", "adoptions.csv"),
        ("Adoptions.CSV", "misnamed-file", "adoptions.csv"),
        ("adoptions.txt", "misnamed-file", "adoptions.csv"),
        ("adoptions.xlsx", "misnamed-file", "adoptions.csv"),
        ("adoptions.json", "misnamed-file", "adoptions.jsonl"),
        ("adoption.jsonl", "misnamed-file", "adoptions.jsonl"),
        ("zzz.csv", "unknown-file", "teams.csv"),
        ("LICENSE.csv", "unknown-file", "teams.csv"),
        ("bad\x1bname.csv", "unknown-file", "teams.csv"),
    ],
)
async def test_an_unknown_file_name_is_reported(tmp_path, name, key, suggested):
    write_folder(tmp_path, {"regions.csv": REGIONS, name: ""})
    error = await the_fault(tmp_path)
    assert (error.file.replace("\\x1b", "\x1b"), error.key) == (name, key)
    assert suggested in error.remedy


async def test_two_files_of_one_type_are_reported(tmp_path):
    write_folder(tmp_path, {"regions.csv": REGIONS, "regions.jsonl": ""})
    error = await the_fault(tmp_path)
    assert (error.file, error.key) == ("regions.jsonl", "two-files")


async def test_references_into_a_misnamed_file_are_not_reported(tmp_path):
    municipalities = "id,country,kind,region\nmunicipality:a,RU,CITY,region:RU-TA\n"
    write_folder(tmp_path, {"region.csv": REGIONS, "municipalities.csv": municipalities})
    assert [e.key for e in await faults(tmp_path)] == ["misnamed-file"]


async def test_a_folder_must_exist_and_have_data(tmp_path):
    assert [e.key for e in await faults(tmp_path / "none")] == ["no-folder"]
    assert [e.key for e in await faults(tmp_path)] == ["no-files"]


async def test_only_regular_files_are_opened(tmp_path):
    folder = write_folder(tmp_path / "data", {})
    os.mkfifo(folder / "regions.csv")
    (folder / "teams.csv").symlink_to("/dev/zero")
    assert [(e.file, e.key) for e in await faults(folder)] == [("regions.csv", "no-file"), ("teams.csv", "no-file")]


async def test_a_file_that_changes_during_the_load_is_reported(tmp_path):
    folder = write_folder(tmp_path, {"regions.csv": REGIONS})

    def change(progress):
        if progress.phase == "reading" and progress.file == "regions.csv":
            (folder / "regions.csv").write_text(REGIONS + "region:RU-SE,Осетия,RU,RU-SE\n")

    assert [e.key for e in await faults(folder, progress=change)] == ["file-changed"]
