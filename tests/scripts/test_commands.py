"""The two commands of the README, from any folder, on a machine with little more than Python."""

import shutil
import subprocess
import sys

import pytest

from settings import CHECKOUT
from tests.support.service import environment, started

pytestmark = pytest.mark.slow

RUN, TEST = CHECKOUT / "scripts" / "run", CHECKOUT / "scripts" / "test"


@pytest.fixture
def copied_run(tmp_path):
    """scripts/run in a checkout that has no environment, with what its help needs."""
    shutil.copytree(CHECKOUT / "scripts", tmp_path / "scripts")
    for name in ("pyproject.toml", "version.py"):
        shutil.copy(CHECKOUT / name, tmp_path)
    shutil.copytree(CHECKOUT / "messages", tmp_path / "messages")
    (tmp_path / "process").mkdir()
    for name in ("__init__.py", "command_line.py", "exit_codes.py"):
        shutil.copy(CHECKOUT / "process" / name, tmp_path / "process")
    return tmp_path / "scripts" / "run"


def test_help_comes_at_once_and_makes_nothing(copied_run):
    before = sorted(copied_run.parents[1].rglob("*"))
    done = subprocess.run(
        [copied_run, "--port", "1", "--help"], cwd="/", env=environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "--store-dir DIR" in done.stdout
    assert sorted(copied_run.parents[1].rglob("*")) == before


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Python 3.11 to 3.14 is needed"),
        ("ru", "Нужен Python версии от 3.11 до 3.14"),
    ],
)
def test_a_machine_without_python_is_told_so(copied_run, tmp_path, language, sentence):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "dirname").symlink_to(shutil.which("dirname"))
    done = subprocess.run(
        [copied_run], env={"PATH": str(tools), "TIRAZH_LANGUAGE": language}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith(sentence)


@pytest.fixture(scope="module")
def made_environment():
    """The environment of this checkout, however long its packages take to come."""
    subprocess.run([sys.executable, CHECKOUT / "scripts" / "environment.py", "requirements.txt"], check=True)


@pytest.mark.usefixtures("made_environment")
def test_run_starts_the_service_and_ctrl_c_ends_it(tmp_path):
    with started("--port", "0", "--store-dir", tmp_path, command=(RUN,), TIRAZH_LOAD_DATA="false") as service:
        service.wait_until_ready()
        assert service.ask("{ __typename }") == {"__typename": "Query"}
        service.interrupt_group()
        assert service.wait() == 0
        assert service.printed.endswith("Stopped.\n")


@pytest.mark.usefixtures("made_environment")
def test_run_ends_with_the_code_of_the_service(tmp_path):
    with started("--port", "x", command=(RUN,)) as service:
        assert service.wait() == 2
        assert service.errors.splitlines()[-1].startswith("--port: invalid value 'x'")


def test_test_runs_what_it_is_told_to(tmp_path):
    done = subprocess.run(
        [TEST, "tests/messages"], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
