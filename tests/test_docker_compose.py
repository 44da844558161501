"""docker-compose.yml and the Dockerfile against the settings, the files and the tests' own Neo4j."""

import os
import re
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from process.address import listen
from settings import Settings, variable_of

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[1]
COMPOSE = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
SERVICES = yaml.safe_load(COMPOSE)["services"]
KNOWN = {variable_of(field) for field in Settings.model_fields}


def test_every_variable_of_the_service_is_a_setting():
    assert set(SERVICES["tirazh"]["environment"]) <= KNOWN
    assert set(re.findall(r"\b(TIRAZH_\w+)", COMPOSE + DOCKERFILE)) <= KNOWN


def test_what_the_service_is_given_are_settings_that_it_takes(monkeypatch):
    values = dict(re.findall(r"(TIRAZH_\w+)=(\S+)", DOCKERFILE)) | SERVICES["tirazh"]["environment"]
    for name, value in values.items():
        default = re.fullmatch(r"\$\{\w+:-(.*)\}", value)
        monkeypatch.setenv(name, default[1] if default else value)
    found = Settings.from_environment()
    assert found.neo4j_uri == "bolt://neo4j:7687"
    assert found.host == "0.0.0.0"


def test_there_is_no_password_to_begin_with():
    needed = r"\$\{TIRAZH_NEO4J_PASSWORD:\?[^}]+\}"
    assert re.fullmatch(needed, SERVICES["tirazh"]["environment"]["TIRAZH_NEO4J_PASSWORD"])
    assert re.fullmatch(f"neo4j/{needed}", SERVICES["neo4j"]["environment"]["NEO4J_AUTH"])


def test_only_this_machine_reaches_what_is_published():
    ports = [port for service in SERVICES.values() for port in service["ports"]]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_service_waits_for_a_store_that_answers():
    assert SERVICES["tirazh"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "cypher-shell" in " ".join(SERVICES["neo4j"]["healthcheck"]["test"])


def test_what_is_mounted_exists():
    volumes = yaml.safe_load(COMPOSE)["volumes"]
    for service in SERVICES.values():
        for mounted in service["volumes"]:
            source = mounted.partition(":")[0]
            assert (ROOT / source).exists() if source.startswith(".") else source in volumes


def test_the_neo4j_is_the_one_that_the_suite_runs_on():
    pom = ElementTree.parse(ROOT / "tests" / "support" / "pom.xml")
    assert SERVICES["neo4j"]["image"] == f"neo4j:{pom.findtext('.//{*}neo4j.version')}"


def test_the_image_has_every_module_that_the_service_imports():
    copied = set(re.findall(r"^COPY (.+) \S+$", DOCKERFILE, re.MULTILINE))
    copied = {name for line in copied for name in line.split()}
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert all((ROOT / name).exists() for name in copied)
    assert copied == {name.partition("/")[0] for name in allowed}
    modules = {path.name for path in ROOT.glob("*.py")}
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert modules | packages <= copied


def test_the_image_does_not_run_as_root_and_tells_whether_it_is_ready():
    assert re.search(r"^USER tirazh$", DOCKERFILE, re.MULTILINE)
    assert "/readyz" in DOCKERFILE
    assert "--require-hashes" in DOCKERFILE


def test_the_health_check_of_the_image_tells_a_service_that_is_not_there():
    command = re.search(r"^    CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1]
    with listen("127.0.0.1", 0) as listener:
        port = str(listener.getsockname()[1])
    done = subprocess.run(
        yaml.safe_load(command), env={**os.environ, "TIRAZH_PORT": port}, check=False, capture_output=True
    )
    assert b"Connection refused" in done.stderr
    assert done.returncode == 1


def compose() -> list[str]:
    """The command of Docker's plug-in, or of the program of its own that it once was."""
    if (
        shutil.which("docker")
        and not subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode
    ):
        return ["docker", "compose"]
    if program := shutil.which("docker-compose"):
        return [program]
    if os.environ.get("CI"):
        pytest.fail("There is no docker compose: .ci/run installs Debian's")
    pytest.skip("There is no docker compose to read docker-compose.yml")


def test_docker_compose_reads_it():
    command = [*compose(), "--file", str(ROOT / "docker-compose.yml"), "config", "--quiet"]
    environment = {**os.environ, "TIRAZH_NEO4J_PASSWORD": "a-password"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    del environment["TIRAZH_NEO4J_PASSWORD"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode
    assert "set TIRAZH_NEO4J_PASSWORD" in done.stderr
