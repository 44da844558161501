"""Running the application in this process: what is logged first, and what is said of an error that ends it."""

import io
import json

import pytest

from process.exit_codes import Exit
from process.run import explained, run
from process.terminal import Terminal
from version import VERSION

pytestmark = pytest.mark.slow


class StopsHereError(Exception):
    """Raised instead of making an application."""


def no_app(settings, opened):
    raise StopsHereError


def test_the_first_line_of_the_log_has_the_version(begun_log, capsys, monkeypatch):
    begun_log()
    monkeypatch.setenv("TIRAZH_LOG_LEVEL", "info")
    monkeypatch.setenv("TIRAZH_LOG_FORMAT", "json")
    assert run(no_app, lambda settings, terminal: None, ["--port", "0"]) == Exit.UNEXPECTED
    first, *_ = capsys.readouterr().err.splitlines()
    assert json.loads(first)["message"] == f"Tirazh {VERSION} starts"


def test_an_error_that_nobody_knows_is_logged_with_its_stack_and_ends_with_1(caplog):
    said = io.StringIO()
    assert explained(StopsHereError(), Terminal("en", said)) == Exit.UNEXPECTED
    [record] = caplog.records
    assert record.exc_info is not None
    assert len(said.getvalue().splitlines()) == 1
