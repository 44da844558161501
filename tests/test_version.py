"""The version comes from pyproject.toml."""

import re

from settings import CHECKOUT
from version import VERSION


def test_the_version_matches_pyproject():
    assert re.fullmatch(r"\d+\.\d+\.\d+", VERSION)
    assert f'version = "{VERSION}"' in (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
