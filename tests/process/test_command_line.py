"""Command line options, their help and their errors."""

import pytest

from process.command_line import options
from version import VERSION


def test_options_become_settings():
    settings = options(["--port", "0", "--store-dir=/srv/store", "--host", "0.0.0.0"], {})
    assert settings == {"port": "0", "store_dir": "/srv/store", "host": "0.0.0.0"}


def test_omitted_options_are_left_to_the_environment():
    assert options([], {}) == {}


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_option(capsys, option):
    with pytest.raises(SystemExit) as raised:
        options(["--port", "1", option], {})
    output = capsys.readouterr().out
    assert not raised.value.code
    assert output.startswith("usage: scripts/run [--host HOST]")
    assert all(
        name in output for name in ("--host", "--port", "--store-dir", "--help", "--version", "docs/settings.md")
    )


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as raised:
        options(["--version"], {})
    assert not raised.value.code
    assert capsys.readouterr().out == f"Tirazh {VERSION}\n"


def test_help_is_russian_on_a_russian_terminal(capsys):
    with pytest.raises(SystemExit):
        options(["--help"], {"LANG": "ru_RU.UTF-8"})
    assert "папка встроенного хранилища" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--prot", "1"], "Unknown option --prot."),
        (["8000"], "Unknown option 8000."),
        (["--port"], "--port requires a value."),
        (["--por", "1"], "Unknown option --por."),
    ],
)
def test_an_invalid_option_exits_with_a_message_and_code_2(capsys, arguments, message):
    with pytest.raises(SystemExit) as raised:
        options(arguments, {})
    assert raised.value.code == 2
    assert capsys.readouterr().err == f"{message} See scripts/run --help.\n"
