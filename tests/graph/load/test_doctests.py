"""The examples in the loader's docstrings."""

import doctest
import importlib
import pkgutil

import graph.load


def test_docstring_examples():
    names = [
        module.name
        for module in pkgutil.walk_packages(graph.load.__path__, "graph.load.")
        if not module.name.endswith("__main__")
    ]
    results = {name: doctest.testmod(importlib.import_module(name)) for name in names}
    assert {name for name, result in results.items() if result.failed} == set()
    assert sum(result.attempted for result in results.values()) > 0
