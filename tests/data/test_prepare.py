"""The preparation scripts reproduce the shipped files from the published ones, byte for byte."""

import pytest

from data.prepare import contents, local_reform, municipalities, parking, practices_ru, russia, spid
from data.prepare.tables import DATA, ORIGINALS

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("name", "prepare", "originals"),
    [
        ("russia", russia.prepare, ORIGINALS / "russia"),
        ("municipalities", municipalities.prepare, ORIGINALS),
        ("local-reform", local_reform.prepare, ORIGINALS),
        ("practices-ru", practices_ru.prepare, ORIGINALS),
        ("spid", spid.prepare, ORIGINALS / "spid"),
        ("parking", parking.prepare, ORIGINALS),
    ],
)
def test_preparation_reproduces_the_shipped_files(name, prepare, originals, tmp_path):
    prepare(originals, tmp_path)
    prepared = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    shipped = {path.name: path.read_bytes() for path in contents.files(name)}
    assert prepared.keys() == shipped.keys()
    assert [file for file in prepared if prepared[file] != shipped[file]] == []


def test_readme_has_the_current_counts():
    assert contents.tables() in (DATA / "README.md").read_text(encoding="utf-8")
