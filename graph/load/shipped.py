"""The data sets of a data folder: each is loaded once, and again when its files change."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from graph.load.folder import FORMATS
from graph.load.loading import load_folder
from graph.load.report import LoadReport, Progress
from graph.model import MODEL
from graph.store.interface import Store

#: The file that names the sub-folders to load, one a line, each after those that it refers to.
ORDER = "order.txt"

# What was loaded is marked after it was written: a load that was broken off has no mark and is done again.
_IS_LOADED = "MATCH (l:DatasetLoad {id: $id}) WHERE l.contentHash = $hash RETURN count(l) > 0"
_MARK = "MERGE (l:DatasetLoad {id: $id}) SET l.contentHash = $hash, l.loadedAt = toString(datetime())"


class DataFolderError(Exception):
    """The data folder itself is not in order: `folder` or `missing` in it cannot be read, for this `reason`."""

    def __init__(self, folder: Path, reason: str):
        super().__init__(f"{folder}: {reason}")
        self.folder, self.reason = folder, reason


class Listener(Protocol):
    """Who is told how far the loading is."""

    def loading(self, name: str) -> None: ...

    def loaded(self, name: str, report: LoadReport) -> None: ...

    progress: Callable[[Progress], None]


async def load_data_sets(store: Store, folder: Path, listener: Listener) -> None:
    """Load those data sets of a folder that the graph does not have as they are in their files.

    Raises:
        DataFolderError: the folder, its order.txt or a data set that this names cannot be read.
        LoadErrors: a data set is not in order; those before it have been loaded.
        StoreError: the store failed; the next call goes on where this one ended.
    """
    for name in data_sets(folder):
        mark = {"id": f"dataset-load:{name}", "hash": content_hash(folder / name)}
        if not await store.read(_IS_LOADED, mark):
            listener.loading(name)
            report = await load_folder(store, folder / name, progress=listener.progress)
            await store.write((_MARK, mark))
            listener.loaded(name, report)


def data_sets(folder: Path) -> list[str]:
    """The names of the data sets in the order of loading. Raises DataFolderError."""
    try:
        lines = (folder / ORDER).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataFolderError(folder / ORDER, _reason(error)) from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def content_hash(folder: Path) -> str:
    """A hash of a data set's files, names and contents, and of the model as which they are loaded.

    Raises DataFolderError.
    """
    hashed = hashlib.sha256(f"model {MODEL.version}".encode())
    try:
        for file in sorted(file for file in folder.iterdir() if file.suffix in FORMATS):
            with file.open("rb") as content:
                hashed.update(f"\0{file.name}\0{hashlib.file_digest(content, 'sha256').hexdigest()}".encode())
    except OSError as error:
        raise DataFolderError(folder, _reason(error)) from error
    return hashed.hexdigest()


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or "not UTF-8"
