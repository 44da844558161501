"""The exit codes documented in docs/deployment.md match the code."""

import re

from process.exit_codes import Exit
from settings import CHECKOUT


def test_every_exit_code_is_documented():
    page = (CHECKOUT / "docs" / "deployment.md").read_text(encoding="utf-8")
    table = page.partition("| code | meaning |")[2].partition("\n\n")[0]
    assert [int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)] == list(Exit)
