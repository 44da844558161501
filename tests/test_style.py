"""The linter, the format and the types, with the rules of pyproject.toml; and the names of classes."""

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def run(*command: str) -> tuple[int, str]:
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_linter_finds_nothing():
    assert run("ruff", "check", "--no-cache", "--quiet", ".") == (0, "")


def test_the_format_is_that_of_ruff():
    assert run("ruff", "format", "--check", "--no-cache", "--quiet", ".") == (0, "")


@pytest.mark.slow
def test_the_types_are_right(tmp_path):
    code, words = run("mypy", "--cache-dir", str(tmp_path))
    assert code == 0, words


def test_a_class_name_occurs_once_behind_the_schema():
    """A GraphQL type may share the name of the class that it shows."""
    places = defaultdict(list)
    for package in ("access", "graph", "process", "recommend", "resolvers", "transport"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    places[node.name].append(str(path.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
