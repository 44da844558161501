"""Linting, formatting and typing with the configuration of pyproject.toml; unique class names."""

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str) -> tuple[int, str]:
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return result.returncode, result.stdout + result.stderr


def test_ruff_check_passes():
    assert run("ruff", "check", "--no-cache", "--quiet", ".") == (0, "")


def test_ruff_format_passes():
    assert run("ruff", "format", "--check", "--no-cache", "--quiet", ".") == (0, "")


@pytest.mark.slow
def test_mypy_passes(tmp_path):
    code, output = run("mypy", "--cache-dir", str(tmp_path))
    assert code == 0, output


def test_class_names_are_unique_outside_the_schema():
    """A GraphQL type may share the name of the class that it exposes, so schema/ is exempt."""
    places = defaultdict(list)
    for package in ("access", "graph", "process", "recommend", "resolvers", "transport"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    places[node.name].append(str(path.relative_to(ROOT)))
    assert {name: paths for name, paths in places.items() if len(paths) > 1} == {}
