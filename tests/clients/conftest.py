"""The service as a process, on an embedded store with generated data, and the npm projects of its clients."""

from collections.abc import Callable, Iterator

import pytest

from tests.clients.packages import FOLDER, Project
from tests.support.generated_data import write_generated_folder
from tests.support.service import Service, started

#: Number of generated nodes by type.
SIZES = {"adoptions": 300, "regions": 4, "municipalities": 30, "practices": 20, "topics": 5}


@pytest.fixture(scope="session")
def service(tmp_path_factory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("clients")
    write_generated_folder(folder / "data" / "made-up", **SIZES)
    (folder / "data" / "order.txt").write_text("made-up\n", encoding="utf-8")
    with started("--port", "0", "--store-dir", folder / "store", TIRAZH_DATA_DIR=str(folder / "data")) as service:
        service.wait_until_ready()
        yield service


@pytest.fixture
def npm_project(tmp_path) -> Callable[[str], Project]:
    """Create a project from a folder of tests/clients/npm. Without npm, tests/conftest.py deselects its tests."""
    return lambda name: Project(FOLDER / name, tmp_path)
