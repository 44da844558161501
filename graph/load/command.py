"""`python -m graph.load FOLDER`: loads a folder of data into the graph that the settings name.

Exit codes: 0 done, 2 the data or the command are not in order and nothing was written, also where the store
is not there either, 3 the store is not there or in use, 130 interrupted.
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
from graph.load.texts import LANGUAGES
from graph.store import StoreError
from settings import Settings, SettingsError
from texts import counted, grouped

#: Seconds between two lines of progress within a file.
INTERVAL = 2.0

OK, BAD_DATA, NO_STORE, INTERRUPTED = 0, 2, 3, 130


def say(words: str) -> None:
    """Prints a line; a terminal that is gone, or a disk that is full, does not end a load."""
    with contextlib.suppress(OSError):
        print(words, file=sys.stderr, flush=True)


class Printer:
    """Writes to standard error how far the load is: at the end of each file, and now and then within it."""

    def __init__(self, lang: str):
        self._texts = LANGUAGES[lang]
        self._last = time.monotonic()

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if progress.is_last and progress.phase != "reading" or now - self._last >= INTERVAL:
            self._last = now
            numbers = {"done": grouped(progress.done), "total": grouped(progress.total)}
            say(self._texts[progress.phase].format(file=progress.file, **numbers))


async def load(options: argparse.Namespace, store: GraphOnDemand) -> LoadReport:
    try:
        return await load_folder(
            store, options.folder, dataset=options.dataset, dry_run=options.dry_run, encoding=options.encoding,
            max_errors=options.max_errors, progress=Printer(options.lang),
        )
    finally:
        await store.close()


def main(argv: Sequence[str]) -> int:
    options = arguments(argv)
    given = {} if options.store_dir is None else {"store_dir": options.store_dir}
    try:
        settings = Settings.from_environment(**given)
    except SettingsError as error:
        say(error.render(options.lang))
        return BAD_DATA
    texts = LANGUAGES[options.lang]
    store = GraphOnDemand(settings, lambda key, **details: say(texts[key].format(**details)))
    try:
        report = asyncio.run(load(options, store))
    except LoadErrors as errors:
        say(errors.render(options.lang))
        count = len(errors.errors) + errors.more
        say(texts["refused"].format(folder=options.folder, errors=counted(count, "error", options.lang)))
        return BAD_DATA
    except StoreError as error:
        reason = error.russian if options.lang == "ru" else error.english
        say(unchecked(error, options.lang) if options.dry_run else reason)
        if store.has_written:
            say(texts["interrupted"])
        return NO_STORE
    except KeyboardInterrupt:
        say(texts["interrupted"])
        return INTERRUPTED
    for name, changes in report.files.items():
        say(texts["changes"].format(file=name, new=grouped(changes.new), changed=grouped(changes.changed),
                                    unchanged=grouped(changes.unchanged)))
    done = "checked" if report.dry_run else "loaded" if report.has_changed else "unchanged"
    say(texts[done].format(
        folder=options.folder, dataset=report.dataset, nodes=counted(report.node_count, "node", options.lang),
        relationships=counted(report.relationship_count, "relationship", options.lang),
        seconds=f"{report.seconds:.1f}"))
    return OK
