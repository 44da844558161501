"""The data sets of a data folder. Each is loaded once, and again when its files change."""

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

#: The file with the sub-folders to load, one a line, each after the sub-folders that it refers to.
ORDER = "order.txt"

# The mark is written after the load, so an interrupted load has no mark and is repeated.
_IS_LOADED = "MATCH (l:DatasetLoad {id: $id}) WHERE l.contentHash = $hash RETURN count(l) > 0"
_MARK = "MERGE (l:DatasetLoad {id: $id}) SET l.contentHash = $hash, l.loadedAt = toString(datetime())"


class DataFolderError(ServiceError):
    """The data folder is unusable: `path` cannot be read. reason: the cause."""

    key = "terminal.no-data-folder"

    def __init__(self, path: Path, reason: str | Message):
        super().__init__(path=path, reason=reason)


class Listener(Protocol):
    """Receives the progress of the loads."""

    def loading(self, name: str) -> None: ...

    def progress(self, progress: Progress) -> None: ...

    def loaded(self, name: str, report: LoadReport) -> None: ...


@dataclass(frozen=True, slots=True)
class DataSet:
    """A sub-folder to load, and its `content_hash`."""

    folder: Path
    hash: str


def find_data_sets(folder: Path) -> list[DataSet]:
    """Return the data sets of a folder in the order of loading.

    Raises:
        DataFolderError: the folder, its order.txt or a data set in it cannot be read.
    """
    try:
        if (folder / ORDER).exists() and not (folder / ORDER).is_file():  # opening a pipe would wait for its writer
            raise DataFolderError(folder / ORDER, Message("terminal.not-a-file"))
        lines = (folder / ORDER).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DataFolderError(folder / ORDER, _reason(error)) from error
    names = (line.strip() for line in lines if line.strip() and not line.startswith("#"))
    return [DataSet(folder / name, content_hash(folder / name)) for name in names]


def content_hash(folder: Path) -> str:
    """Return a hash of the files of a data set, their names and contents, and of the model version.

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
    """Load the data sets that are new or whose files have changed.

    Raises:
        LoadErrors: a data set has faults; the data sets before it are loaded.
        StoreError: the store failed; the next call continues where this one ended.
    """
    for data_set in data_sets:
        name = data_set.folder.name
        mark = {"id": f"dataset-load:{name}", "hash": data_set.hash}
        if not await store.read(_IS_LOADED, mark):
            listener.loading(name)
            report = await load_folder(store, data_set.folder, progress=listener.progress)
            await store.write((_MARK, mark))
            listener.loaded(name, report)
