"""The options of the command, its help, and the errors of an invalid command line."""

import pytest

from graph.load.command_line import arguments

INVALID: tuple[tuple[list[str], str], ...] = (
    ([], "The folder to load is missing."),
    (["--dry-run", "--max-errors", "5"], "The folder to load is missing."),
    (["folder", "--max-errors", "0"], "--max-errors: invalid value '0'. Use a whole number from 1 to 999999999."),
    (["folder", "--max-errors", "x"], "--max-errors: invalid value 'x'. Use a whole number from 1 to 999999999."),
    (
        ["folder", "--max-errors", "9" * 5000],
        f"--max-errors: invalid value '{'9' * 59}…'. Use a whole number from 1 to 999999999.",
    ),
    (["folder", "--max-errors", "١"], "--max-errors: invalid value '١'. Use a whole number from 1 to 999999999."),
    (
        ["folder", "--encoding", "klingon"],
        "--encoding: invalid value 'klingon'. Use one of cp1251, cp866, koi8-r, koi8-u, "
        "mac-cyrillic, iso8859-5, cp1252, iso8859-1, utf-8.",
    ),
    ([""], "The folder to load is missing."),
    (["folder", "--lang", "de"], "--lang: invalid value 'de'. Use en or ru."),
    (["folder", "--colour"], "Unknown option --colour."),
    (["folder", "--max", "5"], "Unknown option --max."),
    (["folder", "other"], "Unknown option other."),
    (["folder", "--dataset"], "--dataset requires a value."),
    (["folder", "--lang", "ru", "--dataset"], "Не указано значение параметра --dataset."),
)
HELP: tuple[tuple[list[str], dict[str, str], str], ...] = (
    ([], {"TIRAZH_LANGUAGE": "", "LC_ALL": "ru_RU.UTF-8"}, "использование: python -m graph.load"),
    ([], {"TIRAZH_LANGUAGE": "ru"}, "использование: python -m graph.load"),
    (["--lang", "ru"], {}, "использование: python -m graph.load"),
    (["--lang=en"], {"TIRAZH_LANGUAGE": "ru"}, "usage: python -m graph.load"),
    ([], {}, "usage: python -m graph.load"),
)


def test_options_are_parsed():
    options = arguments(["folder", "--dry-run", "--max-errors", "7", "--encoding", "cp1251"], {})
    assert vars(options) == {
        "folder": "folder",
        "dry_run": True,
        "dataset": None,
        "store_dir": None,
        "encoding": "cp1251",
        "max_errors": 7,
        "lang": "en",
    }


def test_an_invalid_command_line_is_refused_with_a_message(capsys):
    for options, message in INVALID:
        with pytest.raises(SystemExit) as ended:
            arguments(options, {"TIRAZH_LANGUAGE": "en"})
        see = "Справка:" if "ru" in options else "See"
        assert ended.value.code == 2
        assert capsys.readouterr() == ("", f"{message} {see} python -m graph.load --help.\n"), options


def test_the_help_is_in_the_language_of_the_terminal_by_default(capsys):
    for options, environment, start in HELP:
        with pytest.raises(SystemExit) as ended:
            arguments([*options, "--help"], environment)
        printed, errors = capsys.readouterr()
        assert (ended.value.code, errors) == (0, "")
        assert printed.startswith(start), options
        assert all(
            f"  {option}" in printed
            for option in ("--dry-run", "--dataset ID", "--store-dir DIR", "--max-errors N", "--lang", "-h, --help")
        )
        assert ("показать эту справку" in printed) is start.startswith("использование")
