"""The log: lines for people, or for machines."""

import json
import logging
import sys

import pytest

from process import logs
from process.logs import JsonFormatter


@pytest.mark.parametrize("format_", ["text", "json"])
def test_what_is_logged_goes_to_the_standard_error_from_the_level_on(begun_log, capsys, format_):
    begun_log()
    logs.begin("info", format_)
    logging.getLogger("a").debug("nothing")
    logging.getLogger("a").info("ё %d", 1)
    printed = capsys.readouterr()
    assert printed.out == ""
    [line] = printed.err.splitlines()
    if format_ == "json":
        assert json.loads(line)["message"] == "ё 1"
    else:
        assert line.endswith(" INFO a ё 1")


def test_a_line_in_json_holds_the_stack_of_an_exception():
    try:
        raise ValueError("ё\n")
    except ValueError:
        record = logging.getLogger("x").makeRecord("x", logging.ERROR, "", 0, "it %s", ("broke",), sys.exc_info())
    line = JsonFormatter().format(record)
    assert "\n" not in line
    assert json.loads(line)["message"] == "it broke"
    assert "ValueError: ё" in json.loads(line)["stack"]
