"""The options, their help, and mistakes in them."""

import pytest

from process.command_line import options
from version import VERSION


def test_options_become_settings():
    found = options(["--port", "0", "--store-dir=/srv/store", "--host", "0.0.0.0"], {})
    assert found == {"port": "0", "store_dir": "/srv/store", "host": "0.0.0.0"}


def test_what_is_not_given_is_left_to_the_environment():
    assert options([], {}) == {}


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_names_every_option(capsys, option):
    with pytest.raises(SystemExit) as ended:
        options(["--port", "1", option], {})
    printed = capsys.readouterr().out
    assert not ended.value.code
    assert printed.startswith("usage: scripts/run [--host HOST]")
    assert all(
        name in printed for name in ("--host", "--port", "--store-dir", "--help", "--version", "docs/settings.md")
    )


def test_the_version_is_printed(capsys):
    with pytest.raises(SystemExit) as ended:
        options(["--version"], {})
    assert not ended.value.code
    assert capsys.readouterr().out == f"Tirazh {VERSION}\n"


def test_help_is_russian_on_a_russian_terminal(capsys):
    with pytest.raises(SystemExit):
        options(["--help"], {"LANG": "ru_RU.UTF-8"})
    assert "папка встроенного хранилища" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--prot", "1"], "Unknown option --prot."),
        (["8000"], "Unknown option 8000."),
        (["--port"], "--port requires a value."),
        (["--por", "1"], "Unknown option --por."),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2(capsys, arguments, sentence):
    with pytest.raises(SystemExit) as ended:
        options(arguments, {})
    assert ended.value.code == 2
    assert capsys.readouterr().err == f"{sentence} See scripts/run --help.\n"
