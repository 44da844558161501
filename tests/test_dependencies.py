"""docs/dependencies.md lists every installed package with its version and an accepted licence."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.support.narrowing import present

ROOT = Path(__file__).resolve().parents[1]
ACCEPTED = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MPL-2.0",
    "PSF-2.0",
    "Python-2.0",
    "Zlib",
}
#: Packages of data files and of fonts, with the licences that only they may have.
OTHER_LICENCES = {"pymorphy3-dicts-ru": {"CC-BY-SA-3.0"}, "@fontsource-variable/golos-text": {"OFL-1.1"}}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def required(name: str) -> dict[str, str]:
    """Return the versions of the packages in a requirements file."""
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ]+)", text_of(name), re.MULTILINE))


def documented(title: str) -> list[list[str]]:
    """Return the rows of the table under a heading."""
    part = present(re.search(rf"^## {title}$(.*?)(?=^## |\Z)", text_of("docs/dependencies.md"), re.M | re.S))[1]
    return [row.strip("| ").split(" | ") for row in part.splitlines() if row.startswith("| ")][2:]


NPM = {
    "npm packages of the tests": "tests/clients/npm",
    "npm packages of the benchmarks": "benchmarks/http/npm",
    "The explorer": "web/explorer",
}
SERVICE, TESTS = "Python packages of the service", "Python packages of the tests"


def test_the_packages_of_the_service_are_documented():
    assert {row[0]: row[1] for row in documented(SERVICE)} == required("requirements.txt")


def test_the_packages_of_the_tests_are_documented():
    service = required("requirements.txt")
    only_tests = {name: version for name, version in required("requirements-test.txt").items() if name not in service}
    assert {row[0]: row[1] for row in documented(TESTS)} == only_tests


def test_the_tests_use_the_versions_of_the_service():
    assert required("requirements.txt").items() <= required("requirements-test.txt").items()


@pytest.mark.parametrize(("title", "folder"), NPM.items())
def test_the_npm_packages_are_documented_and_locked_without_urls(title, folder):
    dependencies = json.loads(text_of(f"{folder}/package.json"))["dependencies"]
    assert {row[0]: row[1] for row in documented(title)} == dependencies
    lock = text_of(f"{folder}/package-lock.json")
    locked = {path: package for path, package in json.loads(lock)["packages"].items() if path}
    assert all(package["integrity"] for package in locked.values())
    assert not any("resolved" in package for package in locked.values())
    licences = {part for package in locked.values() for part in re.split(r" AND | OR |[()]", package["license"])} - {""}
    assert licences <= ACCEPTED | {"BlueOak-1.0.0", "CC-BY-4.0", "OFL-1.1", "Unlicense"}


@pytest.mark.parametrize("title", [SERVICE, TESTS, *NPM])
def test_every_licence_is_accepted(title):
    for name, _, licence, reason in documented(title):
        accepted = ACCEPTED | OTHER_LICENCES.get(name, set())
        assert set(re.split(r" AND | OR |[()]", licence)) - {""} <= accepted, name
        assert reason


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt"])
def test_every_package_has_hashes_and_no_index_of_its_own(name):
    blocks = re.split(r"^(?=[a-z])", text_of(name), flags=re.MULTILINE)[1:]
    assert len(blocks) == len(required(name))
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in text_of(name)
    assert "index" not in text_of(name)


def test_every_direct_dependency_is_pinned():
    direct = re.findall(
        r"^([A-Za-z0-9-]+)==(\S+)", text_of("requirements.in") + text_of("requirements-test.in"), re.MULTILINE
    )
    assert {name.lower(): version for name, version in direct}.items() <= required("requirements-test.txt").items()


def test_the_neo4j_of_the_tests_is_documented():
    pom = ElementTree.parse(ROOT / "tests" / "support" / "pom.xml")
    version = pom.findtext(".//{*}neo4j.version")
    [row] = [row for row in documented("Tools of the tests and benchmarks") if "Neo4j C" in row[0]]
    assert row[1] == version


def test_the_debian_packages_are_documented():
    packages = {line.split()[0] for line in text_of(".ci/debian-packages.txt").splitlines()}
    assert packages == set(re.findall(r"Debian: `([^`]+)`", text_of("docs/dependencies.md")))
