"""The examples in the docstrings and in the documentation run."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import recommend


def test_docstring_examples():
    modules = [module.name for module in pkgutil.walk_packages(recommend.__path__, "recommend.")]
    results = {name: doctest.testmod(importlib.import_module(name)) for name in modules}
    assert {name: result.failed for name, result in results.items() if result.failed} == {}
    assert sum(result.attempted for result in results.values()) >= 20


def test_the_example_of_the_documentation(capsys):
    page = (Path(__file__).parents[2] / "docs" / "recommendations.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    exec(compile(example, "docs/recommendations.md", "exec"), {})
    assert "practice:p" in capsys.readouterr().out
