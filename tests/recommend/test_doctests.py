"""The examples in the docstrings and in the documentation run."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import recommend

MODULES = [module.name for module in pkgutil.iter_modules(recommend.__path__, "recommend.")]


@pytest.mark.parametrize("module", MODULES)
def test_examples_run(module):
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_the_example_of_the_documentation_runs(capsys):
    page = (Path(__file__).parents[2] / "docs" / "recommendations.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(example, "docs/recommendations.md", "exec"), {})
    assert "practice:p" in capsys.readouterr().out
