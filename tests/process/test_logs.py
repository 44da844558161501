"""The log as plain text and as JSON."""

import json
import logging
import sys

import pytest

from process import logs
from process.logs import JsonFormatter


@pytest.mark.parametrize("format_", ["text", "json"])
def test_messages_at_or_above_the_level_go_to_standard_error(reset_root_logger, capsys, format_):
    reset_root_logger()
    logs.configure("info", format_)
    logging.getLogger("a").debug("nothing")
    logging.getLogger("a").info("ё %d", 1)
    output = capsys.readouterr()
    assert output.out == ""
    [line] = output.err.splitlines()
    if format_ == "json":
        assert json.loads(line)["message"] == "ё 1"
    else:
        assert line.endswith(" INFO a ё 1")


def test_a_json_line_contains_the_stack_of_an_exception():
    try:
        raise ValueError("ё\n")
    except ValueError:
        record = logging.getLogger("x").makeRecord("x", logging.ERROR, "", 0, "it %s", ("broke",), sys.exc_info())
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "it broke"
    assert "ValueError: ё" in json.loads(line)["stack"]
