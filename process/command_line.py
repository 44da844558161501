"""The command line options. Standard library only, so that `scripts/run --help` works before packages are installed."""

import argparse
import os
import sys
from collections.abc import Mapping, Sequence

from messages import terminal_language, text
from process.exit_codes import Exit
from version import VERSION

#: The command that the README documents; `python -m server` accepts the same options.
PROGRAM = "scripts/run"


def options(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Parse the command line and return the settings in it by field name, as text.

    Raises:
        SystemExit: after printing the help or the version (0), or an error message (2).
    """
    language = terminal_language(environment)
    parser = argparse.ArgumentParser(
        PROGRAM,
        description=text("terminal.description", language),
        epilog=text("terminal.help-epilog", language),
        usage=f"{PROGRAM} [--host HOST] [--port N] [--store-dir DIR] [--workers N] [--version] [--help]",
        add_help=False,
        allow_abbrev=False,
        exit_on_error=False,
    )
    group = parser.add_argument_group(text("terminal.options", language))
    group.add_argument("--host", metavar="HOST", help=text("terminal.help-host", language, default="127.0.0.1"))
    group.add_argument("--port", metavar="N", help=text("terminal.help-port", language, default=8000))
    group.add_argument("--store-dir", metavar="DIR", help=text("terminal.help-store-dir", language))
    group.add_argument("--workers", metavar="N", help=text("terminal.help-workers", language, default=1))
    group.add_argument("--version", action="store_true", help=text("terminal.help-version", language))
    group.add_argument("-h", "--help", action="store_true", help=text("terminal.help-help", language))
    try:
        namespace, rest = parser.parse_known_args(arguments)
    except argparse.ArgumentError as error:
        message = text("terminal.option-value", language, option=error.argument_name, program=PROGRAM)
        parser.exit(Exit.USAGE, message + "\n")
    if namespace.help:
        print(parser.format_help().replace("usage:", text("terminal.usage", language), 1), end="")
        parser.exit()
    if namespace.version:
        print(f"Tirazh {VERSION}")
        parser.exit()
    if rest:
        parser.exit(Exit.USAGE, text("terminal.option-unknown", language, option=rest[0], program=PROGRAM) + "\n")
    return {
        name: value for name, value in vars(namespace).items() if value is not None and name not in ("help", "version")
    }


if __name__ == "__main__":
    options(sys.argv[1:])
