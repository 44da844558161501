"""The commands of README.md and README.ru.md exist."""

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
#: Programs of the machine, not of the checkout.
OF_THE_MACHINE = {"curl", "git", "cd"}


@pytest.mark.parametrize("command", sorted({command for commands in COMMANDS.values() for command in commands}))
def test_a_command_exists(command):
    program, *rest = command.split()
    if program == ".venv/bin/python" and rest[0] == "-m":
        assert importlib.util.find_spec(rest[1]) is not None
    elif program not in OF_THE_MACHINE:
        assert os.access(CHECKOUT / program, os.X_OK)


@pytest.mark.parametrize("readme", COMMANDS)
def test_the_two_commands_are_named(readme):
    assert {"scripts/run", "scripts/test"} <= set(COMMANDS[readme])
