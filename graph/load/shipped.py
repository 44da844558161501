"""The data sets of a data folder: each is loaded once, and again when its files change."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from errors import ServiceError
from graph.load.folder import FORMATS
from graph.load.loading import load_folder
from graph.load.report import LoadReport, Progress
from graph.model import MODEL
from graph.store.interface import Store
from messages import Message

#: The file that names the sub-folders to load, one a line, each after those that it refers to.
ORDER = "order.txt"

# What was loaded is marked after it was written: a load that was broken off has no mark and is done again.
_IS_LOADED = "MATCH (l:DatasetLoad {id: $id}) WHERE l.contentHash = $hash RETURN count(l) > 0"
_MARK = "MERGE (l:DatasetLoad {id: $id}) SET l.contentHash = $hash, l.loadedAt = toString(datetime())"


class DataFolderError(ServiceError):
    """The data folder itself is not in order: what is at this path cannot be read, for this reason."""

    key = "terminal.no-data-folder"

    def __init__(self, path: Path, reason: str | Message):
        super().__init__(path=path, reason=reason)


class Listener(Protocol):
    """Hears how far the loading is."""

    def loading(self, name: str) -> None: ...

    def progress(self, progress: Progress) -> None: ...

    def loaded(self, name: str, report: LoadReport) -> None: ...


@dataclass(frozen=True, slots=True)
class DataSet:
    """A sub-folder to load, and a hash of what is in it: see `content_hash`."""

    folder: Path
    hash: str


def find_data_sets(folder: Path) -> list[DataSet]:
    """The data sets of a folder in the order of loading.

    Raises:
        DataFolderError: the folder, its order.txt or a data set that this names cannot be read.
    """
    try:
        if (folder / ORDER).exists() and not (folder / ORDER).is_file():  # to open a pipe is to wait for its writer
            raise DataFolderError(folder / ORDER, Message("terminal.not-a-file"))
        lines = (folder / ORDER).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataFolderError(folder / ORDER, _reason(error)) from error
    names = (line.strip() for line in lines if line.strip() and not line.startswith("#"))
    return [DataSet(folder / name, content_hash(folder / name)) for name in names]


def content_hash(folder: Path) -> str:
    """A hash of a data set's files, names and contents, and of the model as which they are loaded.

    Raises DataFolderError.
    """
    hashed = hashlib.sha256(f"model {MODEL.version}".encode())
    try:
        for file in sorted(file for file in folder.iterdir() if file.suffix in FORMATS and file.is_file()):
            with file.open("rb") as content:
                hashed.update(f"\0{file.name}\0{hashlib.file_digest(content, 'sha256').hexdigest()}".encode())
    except OSError as error:
        raise DataFolderError(folder, _reason(error)) from error
    return hashed.hexdigest()


def _reason(error: Exception) -> str | Message:
    return getattr(error, "strerror", None) or Message("terminal.not-utf-8")


async def load_data_sets(store: Store, data_sets: Iterable[DataSet], listener: Listener) -> None:
    """Load those that the graph does not have as they are in their files.

    Raises:
        LoadErrors: a data set is not in order; those before it have been loaded.
        StoreError: the store failed; the next call goes on where this one ended.
    """
    for data_set in data_sets:
        name = data_set.folder.name
        mark = {"id": f"dataset-load:{name}", "hash": data_set.hash}
        if not await store.read(_IS_LOADED, mark):
            listener.loading(name)
            report = await load_folder(store, data_set.folder, progress=listener.progress)
            await store.write((_MARK, mark))
            listener.loaded(name, report)
