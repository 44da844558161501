"""The version has one place: pyproject.toml."""

import re

from settings import CHECKOUT
from version import VERSION


def test_it_is_that_of_pyproject():
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)
    assert f'version = "{VERSION}"' in (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
