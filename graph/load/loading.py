"""A load from start to end: read, check, and only then write."""

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

    The whole folder is checked before the first write. An interrupted load is completed by loading the same folder
    again. Rows that the graph already has are not written. At the end the data version increases by one, unless nothing
    was written.

    store: a `graph.store.Store`. A dry run makes the same checks against it as a load.
    dataset: the id of a data set of the graph, for a folder without a file of data sets.
    dry_run: whether to check the folder without writing anything.
    encoding: one of `encodings.ENCODINGS`, for files that are not in UTF-8 and have no byte order mark.
    max_errors: the number of faults to keep; the rest are counted.
    progress: called repeatedly during the load.

    Raises:
        LoadErrors: the folder has faults; nothing was written. `failure` is the error of a store that failed as well.
        StoreError: the store failed, and no fault of the folder is known. A partial load is completed by loading again.
        ValueError: `encoding` is unknown, or `max_errors` is less than 1.
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
    """The steps of one load and the state that they share."""

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
        if log.count:  # a misnamed file may hold nodes that other files refer to
            present = {sheet.file.part.file for sheet in self._sheets}
            self._keys.incomplete = {t.label for t in MODEL.node_types if t.file not in present}
        self._lookup = Lookup(store)
        self._references = References(self._keys, self._lookup)
        self._relationship_counts: Counter[str] = Counter()

    async def read(self) -> None:
        for sheet in self._sheets:
            for done in collect_keys(sheet, self._keys, self._log):
                self._report("reading", sheet, done, sheet.row_count)
                await asyncio.sleep(0)  # Ctrl-C is handled while the load waits

    async def find_dataset(self, named: str | None) -> str:
        """Return the id of the folder's data set, or an empty string if it is unknown; log its faults.

        named: the id that the caller passed as `dataset`.
        """
        sheet = next((s for s in self._sheets if s.file.part.file == DATASETS), None)
        ids = list(self._keys.lines["Dataset"])
        if sheet is not None:
            if not sheet.row_count and "Dataset" in self._keys.incomplete:
                pass  # its row could not be read; that fault is already logged
            elif sheet.row_count != 1:
                self._log.add(sheet.name, None, None, None, "several-datasets", count=sheet.row_count)
            elif ids and named not in (None, ids[0]):
                details = {"dataset": named, "found": ids[0]}
                self._log.add(sheet.name, None, "id", ids[0], "other-dataset", **details)
        elif named is None:
            if self._sheets and not self._refused_datasets:
                self._log.add(str(self._folder), None, None, None, "no-dataset")
        else:
            with contextlib.suppress(StoreError):  # reported after the checks
                if named not in await self._lookup.existing("Dataset", [named]):
                    self._log.add(str(self._folder), None, None, None, "unknown-dataset", dataset=named)
            return named
        return ids[0] if ids else ""

    async def check(self) -> None:
        """Check all rows. Raises LoadErrors if any fault is logged, else StoreError if the store could not be read."""
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
            await self._report_steps("nodes", sheet, writer.write_nodes(type_, sheet))
        for sheet in self._sheets:
            await self._report_steps("relationships", sheet, writer.write_relationships(sheet))
        # Begun by this load, or by a load that was interrupted after its last change.
        if dataset in (await whole_data_version(self._store)).loading:
            await self._store.write(*load_finished(dataset))
        return {sheet.name: writer.changes(sheet) for sheet in self._sheets}

    async def _report_steps(self, phase: Phase, sheet: Sheet, steps: AsyncIterator[int]) -> None:
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
