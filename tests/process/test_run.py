"""Running the application in this process: the first log line, and reporting of unexpected errors."""

import io
import json

import pytest

from process.exit_codes import Exit
from process.run import report_error, run
from process.terminal import Terminal
from version import VERSION

pytestmark = pytest.mark.slow


class NoAppError(Exception):
    """Raised instead of building an application."""


def failing_app_factory(settings, store_context):
    raise NoAppError


def test_the_first_log_line_contains_the_version(reset_root_logger, capsys, monkeypatch):
    reset_root_logger()
    monkeypatch.setenv("TIRAZH_LOG_LEVEL", "info")
    monkeypatch.setenv("TIRAZH_LOG_FORMAT", "json")
    assert run(failing_app_factory, lambda settings, terminal: None, ["--port", "0"]) == Exit.UNEXPECTED
    first, *_ = capsys.readouterr().err.splitlines()
    assert json.loads(first)["message"] == f"Tirazh {VERSION} starts"


def test_an_unexpected_error_is_logged_with_its_stack_and_exits_with_1(caplog):
    output = io.StringIO()
    assert report_error(NoAppError(), Terminal("en", output)) == Exit.UNEXPECTED
    [record] = caplog.records
    assert record.exc_info is not None
    assert len(output.getvalue().splitlines()) == 1
