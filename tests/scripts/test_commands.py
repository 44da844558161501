"""The two commands of the README, run from any folder on a machine with a minimal installation."""

import shutil
import subprocess
import sys

import pytest

from settings import CHECKOUT
from tests.support.service import environment, started

pytestmark = pytest.mark.slow

RUN, TEST = CHECKOUT / "scripts" / "run", CHECKOUT / "scripts" / "test"


@pytest.fixture
def run_without_environment(tmp_path):
    """scripts/run in a checkout without an environment, with only the files that its help needs."""
    shutil.copytree(CHECKOUT / "scripts", tmp_path / "scripts")
    for name in ("pyproject.toml", "version.py"):
        shutil.copy(CHECKOUT / name, tmp_path)
    shutil.copytree(CHECKOUT / "messages", tmp_path / "messages")
    (tmp_path / "process").mkdir()
    for name in ("__init__.py", "command_line.py", "exit_codes.py"):
        shutil.copy(CHECKOUT / "process" / name, tmp_path / "process")
    return tmp_path / "scripts" / "run"


def test_help_works_without_an_environment_and_creates_no_files(run_without_environment):
    before = sorted(run_without_environment.parents[1].rglob("*"))
    result = subprocess.run(
        [run_without_environment, "--port", "1", "--help"],
        cwd="/",
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert "--store-dir DIR" in result.stdout
    assert sorted(run_without_environment.parents[1].rglob("*")) == before


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "Python 3.11 to 3.14 is required."),
        ("ru", "Требуется Python 3.11–3.14."),
    ],
)
def test_a_missing_python_is_reported(run_without_environment, tmp_path, language, message):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "dirname").symlink_to(shutil.which("dirname"))
    result = subprocess.run(
        [run_without_environment],
        env={"PATH": str(tools), "TIRAZH_LANGUAGE": language},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert result.stderr.startswith(message)


@pytest.fixture(scope="module")
def installed_environment():
    """The environment of this checkout, installed if necessary."""
    subprocess.run([sys.executable, CHECKOUT / "scripts" / "environment.py", "requirements.txt"], check=True)


@pytest.mark.usefixtures("installed_environment")
def test_run_starts_the_service_and_ctrl_c_stops_it(tmp_path):
    with started("--port", "0", "--store-dir", tmp_path, command=(RUN,), TIRAZH_LOAD_DATA="false") as service:
        service.wait_until_ready()
        assert service.execute("{ __typename }") == {"__typename": "Query"}
        service.interrupt_group()
        assert service.wait() == 0
        assert service.printed.endswith("Stopped.\n")


@pytest.mark.usefixtures("installed_environment")
def test_run_exits_with_the_code_of_the_service(tmp_path):
    with started("--port", "x", command=(RUN,)) as service:
        assert service.wait() == 2
        assert service.errors.splitlines()[-1].startswith("--port: invalid value 'x'")


def test_test_passes_its_arguments_to_pytest(tmp_path):
    result = subprocess.run(
        [TEST, "tests/messages"], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert " passed" in result.stdout
