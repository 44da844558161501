"""The options of `python -m graph.load`, their help and their errors."""

import argparse
import os
import re
from collections.abc import Mapping, Sequence

from graph.load.encodings import ENCODINGS, known_encoding
from graph.load.errors import shorten
from messages import Language, is_language, terminal_language, text

PROGRAM = "python -m graph.load"

USAGE = 2


def arguments(argv: Sequence[str], environment: Mapping[str, str] = os.environ) -> argparse.Namespace:
    """The options; `lang` is that of the terminal where none is named. Prints the help where it is asked for.

    Raises:
        SystemExit: after the help (0), or after a sentence on the error (2).
    """
    lang = _language(argv, environment)
    parser = argparse.ArgumentParser(
        PROGRAM,
        description=text("load.description", lang),
        epilog=text("load.help-epilog", lang),
        add_help=False,
        allow_abbrev=False,
        exit_on_error=False,
        usage=f"{PROGRAM} FOLDER [--dry-run] [--dataset ID] [--store-dir DIR] [--encoding NAME] [--max-errors N] "
        "[--lang en|ru] [--help]",
    )
    group = parser.add_argument_group(text("terminal.options", lang))
    group.add_argument("folder", metavar="FOLDER", nargs="?", help=text("load.help-folder", lang))
    group.add_argument("--dry-run", action="store_true", help=text("load.help-dry-run", lang))
    group.add_argument("--dataset", metavar="ID", help=text("load.help-dataset", lang))
    group.add_argument("--store-dir", metavar="DIR", help=text("load.help-store-dir", lang))
    group.add_argument("--encoding", metavar="NAME", help=text("load.help-encoding", lang))
    group.add_argument("--max-errors", metavar="N", default="100", help=text("load.help-max-errors", lang))
    group.add_argument("--lang", metavar="en|ru", default=lang, help=text("load.help-lang", lang))
    group.add_argument("-h", "--help", action="store_true", help=text("terminal.help-help", lang))

    def refuse(sentence: str) -> None:
        parser.exit(USAGE, sentence + "\n")

    def refuse_value(option: str, value: str, expected: str) -> None:
        refuse(
            text(
                "load.option-wrong",
                lang,
                option=option,
                value=shorten(value),
                program=PROGRAM,
                expected=text(f"load.{expected}", lang, encodings=", ".join(ENCODINGS)),
            )
        )

    try:
        found, rest = parser.parse_known_args(argv)
    except argparse.ArgumentError as error:
        refuse(text("terminal.option-value", lang, option=error.argument_name, program=PROGRAM))
    if found.help:
        print(parser.format_help().replace("usage:", text("terminal.usage", lang), 1), end="")
        parser.exit()
    if rest:
        refuse(text("terminal.option-unknown", lang, option=rest[0], program=PROGRAM))
    if not found.folder:
        refuse(text("load.folder-missing", lang, program=PROGRAM))
    if not is_language(found.lang):
        refuse_value("--lang", found.lang, "expected-language")
    if not re.fullmatch("0*[1-9][0-9]{0,8}", found.max_errors):
        refuse_value("--max-errors", found.max_errors, "expected-count")
    if found.encoding is not None and known_encoding(found.encoding) is None:
        refuse_value("--encoding", found.encoding, "expected-encoding")
    found.max_errors = int(found.max_errors)
    del found.help
    return found


def _language(argv: Sequence[str], environment: Mapping[str, str]) -> Language:
    """The language that the options name, also where others of them are wrong; else that of the terminal."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--lang")
    try:
        named = parser.parse_known_args(argv)[0].lang
    except argparse.ArgumentError:
        named = None
    return named if is_language(named) else terminal_language(environment)
