"""The version of the service, read from pyproject.toml. This module uses only the standard library."""

import tomllib
from pathlib import Path

_PROJECT = tomllib.loads(Path(__file__).with_name("pyproject.toml").read_text(encoding="utf-8"))["project"]

VERSION: str = _PROJECT["version"]
