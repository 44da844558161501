"""The environment that the commands make: once, again when the requirements change, and after anything broke it."""

import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from settings import CHECKOUT
from tests.support.narrowing import present
from tests.support.service import environment

pytestmark = pytest.mark.slow

REQUIREMENTS = (CHECKOUT / "requirements-test.txt").read_text(encoding="utf-8")
MODULE = runpy.run_path(str(CHECKOUT / "scripts" / "environment.py"))


def block(name: str) -> str:
    """What a file of requirements has on one package: its version and hashes."""
    return present(re.search(rf"^{name}==.*\n(?: .*\n)*", REQUIREMENTS, re.MULTILINE))[0]


class Checkout:
    """A checkout with nothing but what makes the environment."""

    def __init__(self, folder: Path):
        self.folder = folder
        (folder / "scripts").mkdir()
        shutil.copytree(CHECKOUT / "messages", folder / "messages")
        shutil.copy(CHECKOUT / "scripts" / "environment.py", folder / "scripts")

    def make(self, requirements: str) -> subprocess.CompletedProcess:
        (self.folder / "some.txt").write_text(requirements, encoding="utf-8")
        return subprocess.run(
            [sys.executable, self.folder / "scripts" / "environment.py", "some.txt"],
            cwd="/",
            env=environment(),
            capture_output=True,
            text=True,
            check=False,
        )

    def imports(self, name: str) -> bool:
        command = [str(self.folder / ".venv" / "bin" / "python"), "-c", f"import {name}"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def checkout(tmp_path_factory) -> Checkout:
    """With an environment that has one package."""
    made = Checkout(tmp_path_factory.mktemp("checkout"))
    first = made.make(block("iniconfig"))
    assert (first.returncode, first.stdout) == (0, "")
    assert first.stderr.startswith("Creating the environment in ")
    assert made.imports("iniconfig")
    return made


def test_nothing_is_done_where_nothing_has_changed(checkout):
    again = checkout.make(block("iniconfig"))
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_changed_requirements_are_installed(checkout):
    assert checkout.make(block("iniconfig") + block("pluggy")).returncode == 0
    assert checkout.imports("pluggy")


def test_a_package_that_is_not_the_one_whose_hash_is_known_is_refused_and_the_next_run_goes_on(checkout):
    wrong = checkout.make(re.sub(r"sha256:\w+", "sha256:" + "0" * 64, block("sortedcontainers")))
    assert wrong.returncode == 1
    assert wrong.stderr.splitlines()[-1].startswith("The packages could not be installed;")
    assert not checkout.imports("sortedcontainers")
    assert checkout.make(block("sortedcontainers")).returncode == 0
    assert checkout.imports("sortedcontainers")


def test_an_environment_that_was_broken_is_made_anew(checkout):
    (checkout.folder / ".venv" / "bin" / "python").unlink()
    assert checkout.make(block("iniconfig")).returncode == 0
    assert checkout.imports("iniconfig")


def test_where_the_embedded_store_does_not_run_only_its_own_packages_are_left_out():
    left = MODULE["without_embedded_store"](REQUIREMENTS)
    packages = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
    assert set(packages.findall(REQUIREMENTS)) - set(packages.findall(left)) == {"arcadedb-embedded", "jpype1"}
    assert len(re.findall("--hash", REQUIREMENTS)) > len(re.findall("--hash", left)) > 100
