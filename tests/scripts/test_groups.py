"""Tests that share a store run in one process, so that each store is started only once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

TESTS = """
import pytest

@pytest.mark.parametrize("number", range(6))
@pytest.mark.parametrize("store_kind", ["one", "two"])
def test(number, store_kind):
    pass
"""
PLUGIN = """
import pytest

def pytest_itemcollected(item):
    item.add_marker(pytest.mark.xdist_group(item.callspec.params["store_kind"]))
"""


def test_the_tests_of_a_group_run_in_one_process(tmp_path: Path):
    (tmp_path / "test_of_stores.py").write_text(TESTS)
    (tmp_path / "conftest.py").write_text(PLUGIN)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-v", "-n", "2", "--dist", "loadgroup", "."],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    passed = re.findall(r"^\[(gw\d)\].* PASSED \S+\[(one|two)-", run.stdout, re.MULTILINE)
    assert len(passed) == 12, run.stdout + run.stderr
    assert len({process for process, kind in passed if kind == "one"}) == 1
    assert len({process for process, kind in passed if kind == "two"}) == 1
