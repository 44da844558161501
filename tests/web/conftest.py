"""The npm packages of tests/clients/npm, for the scripts of the pages."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.clients.packages import Project


@pytest.fixture
def npm_project(tmp_path) -> Callable[[Path], Project]:
    """Copy an npm project to a folder with the packages. Without npm, tests/conftest.py deselects its tests."""
    return lambda source: Project(source, tmp_path)
