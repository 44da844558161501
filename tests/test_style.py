"""The linter, the format and the types, with the rules of pyproject.toml."""

import subprocess
import sys
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
