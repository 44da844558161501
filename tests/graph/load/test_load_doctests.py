"""The examples in the loader's docstrings."""

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["consistency", "cycles", "dates", "errors", "lookup", "values"])
def test_examples(name):
    result = doctest.testmod(importlib.import_module(f"graph.load.{name}"))
    assert result.attempted
    assert not result.failed
