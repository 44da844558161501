"""The environment that the commands create, update when the requirements change, and repair when it is broken."""

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
    """Return the entry of one package in the requirements file: its version and hashes."""
    return present(re.search(rf"^{name}==.*\n(?: .*\n)*", REQUIREMENTS, re.MULTILINE))[0]


class Checkout:
    """A checkout with only the files needed to create the environment."""

    def __init__(self, folder: Path):
        self.folder = folder
        (folder / "scripts").mkdir()
        shutil.copytree(CHECKOUT / "messages", folder / "messages")
        shutil.copy(CHECKOUT / "scripts" / "environment.py", folder / "scripts")

    def install(self, requirements: str) -> subprocess.CompletedProcess:
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
    """A checkout whose environment contains one package."""
    checkout = Checkout(tmp_path_factory.mktemp("checkout"))
    first = checkout.install(block("iniconfig"))
    assert (first.returncode, first.stdout) == (0, "")
    assert first.stderr.startswith("Creating the environment in ")
    assert checkout.imports("iniconfig")
    return checkout


def test_unchanged_requirements_are_not_installed_again(checkout):
    again = checkout.install(block("iniconfig"))
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_changed_requirements_are_installed(checkout):
    assert checkout.install(block("iniconfig") + block("pluggy")).returncode == 0
    assert checkout.imports("pluggy")


def test_a_package_with_a_wrong_hash_is_rejected_and_the_next_run_recovers(checkout):
    wrong = checkout.install(re.sub(r"sha256:\w+", "sha256:" + "0" * 64, block("sortedcontainers")))
    assert wrong.returncode == 1
    assert wrong.stderr.splitlines()[-1].startswith("The packages could not be installed;")
    assert not checkout.imports("sortedcontainers")
    assert checkout.install(block("sortedcontainers")).returncode == 0
    assert checkout.imports("sortedcontainers")


def test_a_broken_environment_is_recreated(checkout):
    (checkout.folder / ".venv" / "bin" / "python").unlink()
    assert checkout.install(block("iniconfig")).returncode == 0
    assert checkout.imports("iniconfig")


def test_only_the_packages_of_the_embedded_store_are_removed():
    remaining = MODULE["without_embedded_store"](REQUIREMENTS)
    packages = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
    assert set(packages.findall(REQUIREMENTS)) - set(packages.findall(remaining)) == {"arcadedb-embedded", "jpype1"}
    assert len(re.findall("--hash", REQUIREMENTS)) > len(re.findall("--hash", remaining)) > 100
