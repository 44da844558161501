"""The commands in README.md and README.ru.md exist."""

import importlib.util
import os
import re

import pytest

from tests.docs.examples import CHECKOUT, READMES

COMMANDS = {
    readme.name: [
        line
        for block in re.findall(r"^```sh\n(.*?)^```$", readme.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]
    for readme in READMES
}
#: Programs of the system, not of the checkout.
SYSTEM_COMMANDS = {"curl", "git", "cd"}


@pytest.mark.parametrize("command", sorted({command for commands in COMMANDS.values() for command in commands}))
def test_the_command_exists(command):
    program, *rest = command.split()
    if program == ".venv/bin/python" and rest[0] == "-m":
        assert importlib.util.find_spec(rest[1]) is not None
    elif program not in SYSTEM_COMMANDS:
        assert os.access(CHECKOUT / program, os.X_OK)


@pytest.mark.parametrize("readme", COMMANDS)
def test_the_readme_names_run_and_test(readme):
    assert {"scripts/run", "scripts/test"} <= set(COMMANDS[readme])
