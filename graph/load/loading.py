"""A load from beginning to end: read, check, and only then write."""

import asyncio
import contextlib
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

from graph.data_version import load_finished, whole_data_version
from graph.load.checking import Checker
from graph.load.encodings import ENCODINGS, known_encoding
from graph.load.errors import ErrorLog
from graph.load.folder import scan
from graph.load.keys import Keys, collect_keys
from graph.load.lookup import Graph, Lookup
from graph.load.references import References
from graph.load.report import Changes, LoadReport, Phase, Progress
from graph.load.rows import Sheet
from graph.load.writing import Writer
from graph.model import MODEL, NodeType
from graph.store.errors import StoreError

DATASETS = "datasets"


async def load_folder(
    store: Graph,
    folder: str | Path,
    *,
    dataset: str | None = None,
    dry_run: bool = False,
    encoding: str | None = None,
    max_errors: int = 100,
    progress: Callable[[Progress], None] | None = None,
) -> LoadReport:
    """Load a folder of data files (docs/loading.md) into the graph, or only check it.

    Everything is checked before anything is written. A load that was interrupted is completed by loading the
    same folder again. Rows that the graph has already are not written. At the end the data version moves by one, unless
    nothing was written.

    store: a `graph.store.Store`. A dry run checks against it what a load checks.
    dataset: the id of a data set of the graph, for a folder that has no file of data sets.
    encoding: one of `encodings.ENCODINGS`, for files that are not in UTF-8 and have no byte order mark.
    max_errors: so many faults are kept; the rest are counted.
    progress: called now and then.

    Raises:
        LoadErrors: the folder is not in order; nothing was written. `failure` is the error of a store that failed too.
        StoreError: the store failed, and no fault of the folder is known; what was written before is completed
            by loading again.
    """
    begin = time.monotonic()
    if encoding is not None and (encoding := known_encoding(encoding)) is None:
        raise ValueError(f"encoding must be one of {', '.join(ENCODINGS)}")
    load = _Load(store, Path(folder), ErrorLog(max_errors), progress or (lambda _: None), encoding)
    await load.read()
    dataset = await load.find_dataset(dataset)
    await load.check()
    files = {} if dry_run else await load.write(dataset)
    seconds = time.monotonic() - begin
    return LoadReport(dataset, load.node_counts(), load.relationship_counts(), seconds, dry_run, files)


class _Load:
    """The steps of one load and what each leaves to the next."""

    def __init__(
        self, store: Graph, folder: Path, log: ErrorLog, progress: Callable[[Progress], None], encoding: str | None
    ):
        self._store = store
        self._folder = folder
        self._log = log
        self._progress = progress
        files, refused = scan(folder, log)
        self._sheets = [Sheet(file, encoding) for file in files]
        self._keys = Keys()
        self._refused_datasets = DATASETS in refused
        if log.count:  # a file that is not named as it should be may hold what others refer to
            present = {sheet.file.part.file for sheet in self._sheets}
            self._keys.incomplete = {t.label for t in MODEL.node_types if t.file not in present}
        self._lookup = Lookup(store)
        self._references = References(self._keys, self._lookup)
        self._relationship_counts: Counter[str] = Counter()

    async def read(self) -> None:
        for sheet in self._sheets:
            for done in collect_keys(sheet, self._keys, self._log):
                self._report("reading", sheet, done, sheet.row_count)
                await asyncio.sleep(0)  # Ctrl-C comes through where the load waits

    async def find_dataset(self, named: str | None) -> str:
        """Return the id of the folder's data set. Its faults are logged; the checks go on all the same."""
        sheet = next((s for s in self._sheets if s.file.part.file == DATASETS), None)
        found = list(self._keys.lines["Dataset"])
        if sheet is not None:
            if not sheet.row_count and "Dataset" in self._keys.incomplete:
                pass  # its row could not be read: that fault is in the log
            elif sheet.row_count != 1:
                self._log.add(sheet.name, None, None, None, "several-datasets", count=sheet.row_count)
            elif found and named not in (None, found[0]):
                details = {"dataset": named, "found": found[0]}
                self._log.add(sheet.name, None, "id", found[0], "other-dataset", **details)
        elif named is None:
            if self._sheets and not self._refused_datasets:
                self._log.add(str(self._folder), None, None, None, "no-dataset")
        else:
            with contextlib.suppress(StoreError):  # reported after the checks
                if named not in await self._lookup.existing("Dataset", [named]):
                    self._log.add(str(self._folder), None, None, None, "unknown-dataset", dataset=named)
            return named
        return found[0] if found else ""

    async def check(self) -> None:
        """Raise LoadErrors where a fault was logged, else the error of a store that could not be asked."""
        checker = Checker(self._keys, self._references, self._lookup, self._log)
        for sheet in self._sheets:
            async for done in checker.check(sheet):
                self._report("checking", sheet, done, sheet.row_count)
                await asyncio.sleep(0)
        await checker.check_cycles(self._sheets)
        self._log.raise_if_any(self._lookup.failure)
        if self._lookup.failure is not None:
            raise self._lookup.failure
        self._relationship_counts = checker.relationship_counts

    async def write(self, dataset: str) -> dict[str, Changes]:
        writer = Writer(self._store, self._references, dataset)
        for type_, sheet in self._node_sheets():
            await self._follow("nodes", sheet, writer.write_nodes(type_, sheet))
        for sheet in self._sheets:
            await self._follow("relationships", sheet, writer.write_relationships(sheet))
        # Of this load, or of one that was broken off after its last change.
        if dataset in (await whole_data_version(self._store)).loading:
            await self._store.write(*load_finished(dataset))
        return {sheet.name: writer.changes(sheet) for sheet in self._sheets}

    async def _follow(self, phase: Phase, sheet: Sheet, steps: AsyncIterator[int]) -> None:
        async for done in steps:
            self._report(phase, sheet, done, sheet.row_count)

    def _report(self, phase: Phase, sheet: Sheet, done: int, total: int) -> None:
        self._progress(Progress(phase, sheet.name, done, total))

    def node_counts(self) -> dict[str, int]:
        return {type_.label: sheet.row_count for type_, sheet in self._node_sheets()}

    def relationship_counts(self) -> dict[str, int]:
        in_dataset = sum(sheet.row_count for type_, sheet in self._node_sheets() if type_.file != DATASETS)
        return {**self._relationship_counts, "IN_DATASET": in_dataset}

    def _node_sheets(self) -> Iterator[tuple[NodeType, Sheet]]:
        return ((part, sheet) for sheet in self._sheets if isinstance(part := sheet.file.part, NodeType))
