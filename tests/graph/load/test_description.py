"""docs/loading.md: its example loads, and its errors and tables match the code."""

import re
from pathlib import Path

import pytest

from graph.load import LoadErrors, load_folder
from graph.load.command_line import arguments
from graph.load.description import tables
from tests.graph.load.contents import contents
from tests.graph.load.folders import write_folder

TEXT = (Path(__file__).parents[3] / "docs" / "loading.md").read_text(encoding="utf-8")


def example():
    """Return the files of the example by name."""
    file = r"^`([\w.]+)`[^\n]*\n\n```(?:csv|json)\n(.*?)^```$"
    files = dict(re.findall(file, TEXT, re.MULTILINE | re.DOTALL))
    assert len(files) == 6
    return files


def block(kind):
    return re.search(rf"^```{kind}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)[1]


async def test_the_example_loads(tmp_path, empty_store):
    report = await load_folder(empty_store, write_folder(tmp_path, example(), dataset=None))
    nodes, relationships = await contents(empty_store)
    assert report.node_count == len(nodes) == 8
    assert ["municipality:zz-upper", "IN_REGION", "region:ZZ-EX"] in [row[:3] for row in relationships]
    assert nodes["adoption:zz-upper-repair"][1]["stage"] == "RUNNING"


async def test_the_documented_errors_are_reported(tmp_path, empty_store):
    folder = write_folder(tmp_path, {**example(), "municipalities.csv": block("csv wrong")}, dataset=None)
    with pytest.raises(LoadErrors) as caught:
        await load_folder(empty_store, folder)
    assert str(caught.value) == block("text errors").rstrip("\n")


def test_the_tables_match_the_model():
    assert TEXT.endswith(f"\n{tables()}")


def test_the_documented_options_match_the_command():
    options = {f"--{name.replace('_', '-')}" for name in vars(arguments(["folder"]))} - {"--folder"}
    assert set(re.findall(r"^\| `(--[\w-]+)", TEXT, re.MULTILINE)) == options
