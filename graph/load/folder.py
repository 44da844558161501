"""A folder of data: the files to load, and their order."""

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
    """A file of a folder: its path, the part of the model that it holds, and its size and time at the scan."""

    path: Path
    part: NodeType | Relationship
    size: int
    modified: int

    @property
    def name(self) -> str:
        return self.path.name

    def is_unchanged(self) -> bool:
        """Return whether the file is unchanged since the scan: it is read several times."""
        try:
            now = self.path.stat()
        except OSError:
            return False
        return (now.st_size, now.st_mtime_ns) == (self.size, self.modified)


def scan(folder: Path, log: ErrorLog) -> tuple[list[DataFile], set[str]]:
    """Return the data files of the folder, and the names, without suffix, of the refused files.

    A misnamed file counts under the name that it resembles. The data files are in the order of loading: data sets and
    sources, the other nodes, relationships. Sub-folders, hidden files and prose (README, LICENSE, NOTICE, *.md, *.txt)
    are ignored. Any other file that is not named after a part of the model is a fault.
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
            if not stat.S_ISREG(status.st_mode):  # opening a pipe would wait for its writer
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
    except OSError:  # a link to itself: `scan` logs the fault
        return False


def known_names() -> dict[str, NodeType | Relationship]:
    """Return the known file names, without suffix, in the order of loading."""
    first = {t.file: t for t in MODEL.node_types if t.hidden}
    return {"datasets": first["datasets"], **first, **MODEL.by_file, **MODEL.relationships_by_file}


def _refuse_unless_prose(path: Path, log: ErrorLog) -> str:
    """Log the fault of a file name. Return the known name that it resembles, or an empty string."""
    names = known_names()
    # A spreadsheet saves a table as "Unicode text" with the suffix .txt: such a file must not be ignored.
    if path.stem.lower() in names and path.suffix.lower() != ".md":
        correct = path.stem.lower() + (".jsonl" if path.suffix.lower().startswith(".json") else ".csv")
        log.add(printable(path.name), None, None, None, "misnamed-file", near=correct)
        return path.stem.lower()
    if path.suffix in _PROSE_SUFFIXES or path.suffix not in FORMATS and path.stem in _PROSE_NAMES:
        return ""
    if not log.is_full and (near := difflib.get_close_matches(path.stem, names, 1)):
        suffix = path.suffix if path.suffix in FORMATS else ".csv"
        log.add(printable(path.name), None, None, None, "misnamed-file", near=near[0] + suffix)
        return near[0]
    valid = ", ".join(f"{name}.csv" for name in names)
    log.add(printable(path.name), None, None, None, "unknown-file", names=valid)
    return ""
