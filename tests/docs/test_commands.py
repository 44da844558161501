"""The commands in the README exist."""

import importlib.util
import os
import re

import pytest

from tests.docs.examples import CHECKOUT

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL) for line in block.splitlines()
]
#: Commands of the system, which are not in the checkout.
SYSTEM_COMMANDS = {"curl", "git", "cd"}


@pytest.mark.parametrize("command", sorted(set(COMMANDS)))
def test_the_command_exists(command):
    program, *rest = command.split()
    if program == ".venv/bin/python" and rest[0] == "-m":
        assert importlib.util.find_spec(rest[1]) is not None
    elif program not in SYSTEM_COMMANDS:
        assert os.access(CHECKOUT / program, os.X_OK)


def test_the_readme_names_run_and_test():
    assert {"scripts/run", "scripts/test"} <= set(COMMANDS)
