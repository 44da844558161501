"""The options of `python -m graph.load`, with their help and error messages."""

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
    """Return the options. The default of `lang` is the language of the terminal.

    Raises:
        SystemExit: after printing the help (code 0) or an error (code 2).
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
        options, unknown = parser.parse_known_args(argv)
    except argparse.ArgumentError as error:
        refuse(text("terminal.option-value", lang, option=error.argument_name, program=PROGRAM))
    if options.help:
        print(parser.format_help().replace("usage:", text("terminal.usage", lang), 1), end="")
        parser.exit()
    if unknown:
        refuse(text("terminal.option-unknown", lang, option=unknown[0], program=PROGRAM))
    if not options.folder:
        refuse(text("load.folder-missing", lang, program=PROGRAM))
    if not is_language(options.lang):
        refuse_value("--lang", options.lang, "expected-language")
    if not re.fullmatch("0*[1-9][0-9]{0,8}", options.max_errors):
        refuse_value("--max-errors", options.max_errors, "expected-count")
    if options.encoding is not None and known_encoding(options.encoding) is None:
        refuse_value("--encoding", options.encoding, "expected-encoding")
    options.max_errors = int(options.max_errors)
    del options.help
    return options


def _language(argv: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the value of --lang, even if other options are invalid; else the language of the terminal."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False, exit_on_error=False)
    parser.add_argument("--lang")
    try:
        lang = parser.parse_known_args(argv)[0].lang
    except argparse.ArgumentError:
        lang = None
    return lang if is_language(lang) else terminal_language(environment)
