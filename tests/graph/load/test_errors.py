"""The faults of a folder: all of them together, up to a bound."""

import pytest

from graph.load import LoadErrors, load_folder
from graph.load.errors import SHOWN, ErrorLog
from graph.load.lookup import EmptyGraph
from messages import LANGUAGES
from tests.graph.load.folders import CITIES, faults, write_folder


def summary(errors):
    return [(e.file, e.line, e.column, e.key) for e in errors]


async def test_all_faults_are_reported_together_in_the_order_of_files_and_lines(tmp_path):
    write_folder(
        tmp_path,
        {
            "regions.csv": "id,country,latitude\nregion:a,ru,91\nregion:a,RU,\nregion:b,,1\n",
            "municipalities.csv": CITIES + "municipality:a,RU,TOWN,,region:a,\n",
        },
    )
    assert summary(await faults(tmp_path)) == [
        ("regions.csv", 2, "country", "pattern"),
        ("regions.csv", 2, "latitude", "too-great-number"),
        ("regions.csv", 3, "id", "duplicate-id"),
        ("regions.csv", 4, "country", "required"),
        ("municipalities.csv", 2, "kind", "not-in-list"),
    ]


async def test_only_the_first_faults_are_kept_and_the_rest_are_counted(tmp_path):
    rows = "".join(f"region:{n},ru\n" for n in range(5000))
    write_folder(tmp_path, {"regions.csv": "id,country\n" + rows})
    with pytest.raises(LoadErrors) as caught:
        await load_folder(EmptyGraph(), tmp_path, dry_run=True, max_errors=7)
    assert (len(caught.value.errors), caught.value.more) == (7, 4993)
    assert str(caught.value).splitlines()[-1] == "and 4993 more"
    with pytest.raises(ValueError, match="max_errors"):
        await load_folder(EmptyGraph(), tmp_path, max_errors=0)


def test_a_fault_is_one_printable_line_in_each_language():
    log = ErrorLog()
    log.add("regions.csv", 2, "nameRu", "a\nb\x1b" + "x" * 100, "required")
    with pytest.raises(LoadErrors) as raised:
        log.raise_if_any()
    for language in LANGUAGES:
        line = raised.value.sentence(language)
        assert line.isprintable()
        assert line.startswith("regions.csv:2: ")
        assert "a\\nb\\x1bxxx" in line
        assert "x" * SHOWN not in line


def test_a_log_without_faults_raises_nothing():
    ErrorLog().raise_if_any()
