"""docker-compose.yml and the Dockerfile match the settings, the files and the Neo4j version of the tests."""

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


def test_the_environment_has_valid_settings(monkeypatch):
    values = dict(re.findall(r"(TIRAZH_\w+)=(\S+)", DOCKERFILE)) | SERVICES["tirazh"]["environment"]
    for name, value in values.items():
        default = re.fullmatch(r"\$\{\w+:-(.*)\}", value)
        monkeypatch.setenv(name, default[1] if default else value)
    settings = Settings.from_environment()
    assert settings.neo4j_uri == "bolt://neo4j:7687"
    assert settings.host == "0.0.0.0"


def test_there_is_no_default_password():
    required = r"\$\{TIRAZH_NEO4J_PASSWORD:\?[^}]+\}"
    assert re.fullmatch(required, SERVICES["tirazh"]["environment"]["TIRAZH_NEO4J_PASSWORD"])
    assert re.fullmatch(f"neo4j/{required}", SERVICES["neo4j"]["environment"]["NEO4J_AUTH"])


def test_ports_are_published_on_the_loopback_interface_only():
    ports = [port for service in SERVICES.values() for port in service["ports"]]
    assert len(ports) == 3
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_service_starts_after_a_healthy_store():
    assert SERVICES["tirazh"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert "cypher-shell" in " ".join(SERVICES["neo4j"]["healthcheck"]["test"])


def test_mounted_files_and_volumes_exist():
    volumes = yaml.safe_load(COMPOSE)["volumes"]
    for service in SERVICES.values():
        for mount in service["volumes"]:
            source = mount.partition(":")[0]
            assert (ROOT / source).exists() if source.startswith(".") else source in volumes


def test_the_neo4j_version_is_that_of_the_tests():
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


def test_the_image_has_a_user_a_readiness_check_and_pinned_packages():
    assert re.search(r"^USER tirazh$", DOCKERFILE, re.MULTILINE)
    assert "/readyz" in DOCKERFILE
    assert "--require-hashes" in DOCKERFILE


def test_the_health_check_of_the_image_fails_without_a_service():
    command = re.search(r"^    CMD (\[.*\])$", DOCKERFILE, re.MULTILINE)[1]
    with listen("127.0.0.1", 0) as listener:
        port = str(listener.getsockname()[1])
    result = subprocess.run(
        yaml.safe_load(command), env={**os.environ, "TIRAZH_PORT": port}, check=False, capture_output=True
    )
    assert b"Connection refused" in result.stderr
    assert result.returncode == 1


def compose() -> list[str]:
    """Return the command of the Docker Compose plugin, or of the older standalone program."""
    if (
        shutil.which("docker")
        and not subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode
    ):
        return ["docker", "compose"]
    if program := shutil.which("docker-compose"):
        return [program]
    if os.environ.get("CI"):
        pytest.fail("Docker Compose is not installed: .ci/run installs the Debian package")
    pytest.skip("Docker Compose is not installed: docker-compose.yml cannot be checked")


def test_docker_compose_accepts_the_file_and_requires_the_password():
    command = [*compose(), "--file", str(ROOT / "docker-compose.yml"), "config", "--quiet"]
    environment = {**os.environ, "TIRAZH_NEO4J_PASSWORD": "a-password"}
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stderr) == (0, "")
    del environment["TIRAZH_NEO4J_PASSWORD"]
    result = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert result.returncode
    assert "set TIRAZH_NEO4J_PASSWORD" in result.stderr
