"""`python -m graph.load FOLDER`: load a folder of data into the graph that the settings name.

Exit codes: 0 success; 2 invalid data or an invalid command, even if the store is unavailable as well, and nothing was
written; 3 the store is unavailable or in use; 130 interrupted.
"""

import argparse
import asyncio
import contextlib
import sys
import time
from collections.abc import Sequence

from graph.load.command_line import arguments
from graph.load.errors import LoadErrors, unchecked
from graph.load.graph_on_demand import GraphOnDemand
from graph.load.loading import load_folder
from graph.load.report import LoadReport, Progress
from graph.store import StoreError
from messages import Language, text
from settings import Settings, SettingsError

#: Seconds between two lines of progress within a file.
INTERVAL = 2.0

OK, BAD_DATA, NO_STORE, INTERRUPTED = 0, 2, 3, 130


def print_line(line: str) -> None:
    """Print a line to standard error. A closed terminal or a full disk does not end a load."""
    with contextlib.suppress(OSError):
        print(line, file=sys.stderr, flush=True)


class Printer:
    """Print the progress of a load to standard error: at the end of each file, and every `INTERVAL` within it."""

    def __init__(self, language: Language):
        self._language = language
        self._last = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.is_last and progress.phase != "reading" or now - self._last >= INTERVAL:
            self._last = now
            print_line(
                text(
                    f"load.{progress.phase}",
                    self._language,
                    file=progress.file,
                    done=progress.done,
                    total=progress.total,
                )
            )


async def load(options: argparse.Namespace, store: GraphOnDemand) -> LoadReport:
    try:
        return await load_folder(
            store,
            options.folder,
            dataset=options.dataset,
            dry_run=options.dry_run,
            encoding=options.encoding,
            max_errors=options.max_errors,
            progress=Printer(options.lang),
        )
    finally:
        await store.close()


def main(argv: Sequence[str]) -> int:
    options = arguments(argv)
    overrides = {} if options.store_dir is None else {"store_dir": options.store_dir}
    language: Language = options.lang

    def report_line(key: str, **details: object) -> None:
        print_line(text(f"load.{key}", language, **details))

    try:
        settings = Settings.from_environment(**overrides)
    except SettingsError as error:
        print_line(error.sentence(language))
        return BAD_DATA
    store = GraphOnDemand(settings, report_line)
    try:
        report = asyncio.run(load(options, store))
    except LoadErrors as errors:
        print_line(errors.sentence(language))
        report_line("refused", folder=options.folder, errors=len(errors.errors) + errors.more)
        return BAD_DATA
    except StoreError as error:
        print_line(unchecked(error, language) if options.dry_run else error.sentence(language))
        if store.has_written:
            report_line("interrupted")
        return NO_STORE
    except KeyboardInterrupt:
        report_line("interrupted")
        return INTERRUPTED
    for name, changes in report.files.items():
        report_line("changes", file=name, new=changes.new, changed=changes.changed, unchanged=changes.unchanged)
    report_line(
        "checked" if report.dry_run else "loaded" if report.has_changed else "unchanged",
        folder=options.folder,
        dataset=report.dataset,
        nodes=report.node_count,
        relationships=report.relationship_count,
        seconds=report.seconds,
    )
    return OK
