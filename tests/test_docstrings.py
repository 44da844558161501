"""The examples in the docstrings of all type-checked code run and are correct."""

import ast
import doctest
import importlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]


def files() -> Iterator[Path]:
    """Yield the Python files of the packages and modules that mypy checks."""
    for name in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["files"]:
        yield from sorted((ROOT / name).rglob("*.py")) or [ROOT / name]


def example_count(path: Path) -> int:
    """Return the number of examples in the docstrings of a file."""
    source = path.read_text(encoding="utf-8")
    if ">>>" not in source:
        return 0
    documented = ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, documented)]
    parser = doctest.DocTestParser()
    return sum(len(parser.get_examples(ast.get_docstring(node, clean=False) or "")) for node in nodes)


def module_of(path: Path) -> ModuleType:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))


def test_every_example_runs_and_is_correct():
    counts = {path: count for path in files() if (count := example_count(path))}
    assert {path.relative_to(ROOT).parts[0] for path in counts} >= {"graph", "recommend", "resolvers", "transport"}
    for path, count in counts.items():
        # doctest skips the docstrings of some objects, such as a cached property.
        assert doctest.testmod(module_of(path)) == (0, count), path.relative_to(ROOT)


def test_a_wrong_example_fails(capsys):
    assert doctest.testmod(ModuleType("wrong", ">>> 1 + 1\n3")) == (1, 1)
    assert "Got:\n    2" in capsys.readouterr().out
