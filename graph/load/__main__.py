"""`python -m graph.load FOLDER`: loads a folder of data into the graph that the settings name.

Exit codes: 0 done, 2 the data or the command are not in order and nothing was written, 3 the store is not
there or in use, 130 interrupted.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from typing import Any

from graph.load.errors import LoadErrors
from graph.load.loading import load_folder
from graph.load.report import LoadReport, Progress
from graph.load.texts import LANGUAGES
from graph.store import Statement, Store, StoreError, open_store
from settings import Settings, SettingsError
from texts import grouped

#: Seconds between two lines of progress within a file.
INTERVAL = 2.0

DEFAULT_LANGUAGE = "en"

OK, BAD_DATA, NO_STORE, INTERRUPTED = 0, 2, 3, 130


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m graph.load",
        description="Load a folder of CSV or JSON Lines files into the graph. "
                    "docs/loading.md describes the files.",
    )
    parser.add_argument("folder", help="the folder")
    parser.add_argument("--dry-run", action="store_true", help="only check the folder; write nothing")
    parser.add_argument("--dataset", metavar="ID",
                        help="a data set of the graph, for a folder without datasets.csv")
    parser.add_argument("--max-errors", metavar="N", type=_positive, default=100,
                        help="how many errors are shown; the rest are counted (default: 100)")
    parser.add_argument("--lang", choices=sorted(LANGUAGES),
                        help="language of messages (default: that of the settings, else en)")
    return parser.parse_args(argv)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


class StoreOnDemand:
    """Opens the store when it is first asked: what is wrong with a folder is told even where the store is
    down, and most dry runs need no store at all."""

    def __init__(self, settings: Settings):
        self._settings = settings
        self._store: Store | None = None

    async def _opened(self) -> Store:
        if self._store is None:
            self._store = await open_store(self._settings)
        return self._store

    async def read(self, text: str, parameters: dict[str, Any] | None = None) -> Any:
        return await (await self._opened()).read(text, parameters)

    async def write(self, *statements: Statement) -> list[list[list]]:
        return await (await self._opened()).write(*statements)

    async def close(self) -> None:
        if self._store is not None:
            await self._store.close()


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
            line = self._texts[progress.phase].format(file=progress.file, **numbers)
            print(line, file=sys.stderr, flush=True)


async def load(options: argparse.Namespace, settings: Settings) -> LoadReport:
    store = StoreOnDemand(settings)
    try:
        return await load_folder(
            store, options.folder, dataset=options.dataset, dry_run=options.dry_run,
            max_errors=options.max_errors, progress=Printer(options.lang),
        )
    finally:
        await store.close()


def main(argv: Sequence[str]) -> int:
    options = arguments(argv)
    try:
        settings = Settings.from_environment()
    except SettingsError as error:
        print(error.render(options.lang or DEFAULT_LANGUAGE), file=sys.stderr)
        return BAD_DATA
    options.lang = options.lang or settings.language or DEFAULT_LANGUAGE
    texts = LANGUAGES[options.lang]
    try:
        report = asyncio.run(load(options, settings))
    except LoadErrors as errors:
        count = grouped(len(errors.errors) + errors.more)
        print(errors.render(options.lang), texts["refused"].format(folder=options.folder, count=count),
              sep="\n", file=sys.stderr)
        return BAD_DATA
    except StoreError as error:
        print(error.russian if options.lang == "ru" else error.english, file=sys.stderr)
        return NO_STORE
    except KeyboardInterrupt:
        print(texts["interrupted"], file=sys.stderr)
        return INTERRUPTED
    print(texts["checked" if report.dry_run else "loaded"].format(
        folder=options.folder, dataset=report.dataset, nodes=grouped(report.node_count),
        relationships=grouped(report.relationship_count), seconds=f"{report.seconds:.1f}"), file=sys.stderr)
    return OK


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
