"""A folder of data: which of its files are loaded, and in which order."""

import difflib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from graph.load.errors import ErrorLog, printable
from graph.model import MODEL, NodeType, Relationship

FORMATS = (".csv", ".jsonl")
_PROSE_NAMES = ("README", "LICENSE", "LICENCE", "NOTICE")
_PROSE_SUFFIXES = (".md", ".txt")


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file of a folder: its path, the model's part that it holds, and what it was like when found."""

    path: Path
    part: NodeType | Relationship
    size: int
    modified: int

    @property
    def name(self) -> str:
        return self.path.name

    def is_unchanged(self) -> bool:
        """Whether the file is what it was: it is read several times, and must say the same each time."""
        try:
            now = self.path.stat()
        except OSError:
            return False
        return (now.st_size, now.st_mtime_ns) == (self.size, self.modified)


def scan(folder: Path, log: ErrorLog) -> tuple[list[DataFile], set[str]]:
    """The folder's data files: data sets and sources first, then the other nodes, then relationships; and the names,
    without their ending, that files have or were meant to have which are refused.

    Sub-folders, hidden files and prose (README, LICENSE, NOTICE, *.md, *.txt) are passed over; every other
    file that is not named after a part of the model is a fault.
    """
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry in entries if not _is_folder(entry))
    except (FileNotFoundError, NotADirectoryError):
        log.add(str(folder), None, None, None, "no-folder")
        return [], set()
    except OSError as error:
        log.add(str(folder), None, None, None, "unreadable", reason=error.strerror)
        return [], set()
    parts = known_names()
    found: dict[str, DataFile] = {}
    refused: set[str] = set()
    for name in names:
        if name.startswith((".", "~$")):
            continue
        path = folder / name
        if path.suffix not in FORMATS or path.stem not in parts:
            refused.add(_refuse_unless_prose(path, log))
        elif path.stem in found:
            log.add(printable(name), None, None, None, "two-files", other=found[path.stem].name)
        else:
            try:
                status = path.stat()
            except OSError as error:
                log.add(name, None, None, None, "unreadable", reason=error.strerror)
                refused.add(path.stem)
                continue
            if not stat.S_ISREG(status.st_mode):  # to open a pipe is to wait for its writer
                log.add(name, None, None, None, "no-file")
                refused.add(path.stem)
                continue
            found[path.stem] = DataFile(path, parts[path.stem], status.st_size, status.st_mtime_ns)
    if not found and not log.count:
        log.add(str(folder), None, None, None, "no-files")
    return [found[stem] for stem in parts if stem in found], refused


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself: the fault is logged when it is looked at
        return False


def known_names() -> dict[str, NodeType | Relationship]:
    """Names of files without their ending, in the order of loading."""
    first = {t.file: t for t in MODEL.node_types if t.hidden}
    return {"datasets": first["datasets"], **first, **MODEL.by_file, **MODEL.relationships_by_file}


def _refuse_unless_prose(path: Path, log: ErrorLog) -> str:
    """Logs the fault of a name; returns the known name that may be meant, empty where there is none."""
    names = known_names()
    # A table that a spreadsheet saved as "Unicode text" ends in .txt: it must not be passed over.
    if path.stem.lower() in names and path.suffix.lower() != ".md":
        meant = path.stem.lower() + (".jsonl" if path.suffix.lower().startswith(".json") else ".csv")
        log.add(printable(path.name), None, None, None, "misnamed-file", near=meant)
        return path.stem.lower()
    if path.suffix in _PROSE_SUFFIXES or path.suffix not in FORMATS and path.stem in _PROSE_NAMES:
        return ""
    if not log.is_full and (near := difflib.get_close_matches(path.stem, names, 1)):
        ending = path.suffix if path.suffix in FORMATS else ".csv"
        log.add(printable(path.name), None, None, None, "misnamed-file", near=near[0] + ending)
        return near[0]
    every = ", ".join(f"{name}.csv" for name in names)
    log.add(printable(path.name), None, None, None, "unknown-file", names=every)
    return ""
