"""The version of the service, as pyproject.toml states it. Standard library only."""

import tomllib
from pathlib import Path

_PROJECT = tomllib.loads(Path(__file__).with_name("pyproject.toml").read_text(encoding="utf-8"))["project"]

VERSION: str = _PROJECT["version"]
