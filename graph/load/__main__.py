"""`python -m graph.load FOLDER`: loads a folder of data into the graph that the settings name.

Exit codes: 0 done, 2 the data or the command are not in order and nothing was written, also where the store
is not there either, 3 the store is not there, in use or damaged, 130 interrupted.
"""

import argparse
import asyncio
import sys
import time
from collections.abc import Sequence
from typing import Any

from graph.load.command_line import arguments
from graph.load.errors import LoadErrors, unchecked
from graph.load.loading import load_folder
from graph.load.report import LoadReport, Progress
from graph.load.texts import LANGUAGES
from graph.store import Statement, Store, StoreError, open_store
from settings import Settings, SettingsError
from texts import grouped

#: Seconds between two lines of progress within a file.
INTERVAL = 2.0

OK, BAD_DATA, NO_STORE, INTERRUPTED = 0, 2, 3, 130


class StoreOnDemand:
    """Opens the store when it is first asked: what is wrong with a folder is told even where the store is
    down, and most dry runs need no store at all. Says which store it is."""

    def __init__(self, settings: Settings, lang: str):
        self._settings = settings
        self._texts = LANGUAGES[lang]
        self._store: Store | None = None

    async def _opened(self) -> Store:
        if self._store is None:
            kind = "neo4j" if self._settings.neo4j_uri else "embedded"
            print(self._texts[kind].format(uri=self._settings.neo4j_uri, folder=self._settings.store_dir.absolute()),
                  file=sys.stderr, flush=True)
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
    store = StoreOnDemand(settings, options.lang)
    try:
        return await load_folder(
            store, options.folder, dataset=options.dataset, dry_run=options.dry_run,
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
        print(error.render(options.lang), file=sys.stderr)
        return BAD_DATA
    texts = LANGUAGES[options.lang]
    try:
        report = asyncio.run(load(options, settings))
    except LoadErrors as errors:
        count = grouped(len(errors.errors) + errors.more)
        print(errors.render(options.lang), texts["refused"].format(folder=options.folder, count=count),
              sep="\n", file=sys.stderr)
        return BAD_DATA
    except StoreError as error:
        reason = error.russian if options.lang == "ru" else error.english
        print(unchecked(error, options.lang) if options.dry_run else reason, file=sys.stderr)
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
