"""Inspects the files of the embedded store. Runs in its process, where the JVM is.

ArcadeDB keeps a count beside each file, which it trusts after a clean end: a file that was cut has the old one. Here
the records on the pages are counted. What no count shows, lists of relationships and indexes, is known by the sizes of
the files at the last clean end.
"""

import json
from pathlib import Path
from typing import Any

from graph.store.embedded.folder import DATABASE

#: The list of types and indexes, and the one before it.
SCHEMAS = ("schema.json", "schema.prev.json")


def unreadable_schema(folder: Path) -> dict[Path, bytes | None]:
    """The contents of the files that list types and indexes, None for a missing file.

    Empty where the list can be read, and before the database is made.

    ArcadeDB takes an older list instead, or an empty one, and writes it.
    """
    database = folder / "databases" / DATABASE
    files = {path: path.read_bytes() if path.exists() else None for path in (database / name for name in SCHEMAS)}
    try:
        found = json.loads(files[database / SCHEMAS[0]] or b"")
    except ValueError:
        found = None
    is_there = isinstance(found, dict) and found.get("types")
    return {} if is_there or not any(database.glob("*.bucket")) else files


def restore(files: dict[Path, bytes | None]) -> None:
    """Put files back as they were: the next start finds what this one found."""
    for path, content in files.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


def _sizes(folder: Path) -> dict[str, int]:
    """The files that hold records and indexes. They only grow; one of an index may be replaced by another one."""
    database = folder / "databases" / DATABASE
    return {
        path.name: path.stat().st_size for path in database.iterdir() if path.name.endswith((".bucket", ".dict", "idx"))
    }


def record_sizes(folder: Path) -> None:
    """Write down how large the files are, at a clean end."""
    new = folder / "files.new"
    new.write_text(json.dumps(_sizes(folder)), encoding="utf-8")
    new.replace(folder / "files.json")


def cut_files(folder: Path) -> list[tuple[str, int, int]]:
    """The files that are smaller than at the last clean end: their names, sizes, and sizes then."""
    try:
        recorded = json.loads((folder / "files.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # there was none yet
        return []
    sizes = _sizes(folder)
    return [
        (name, sizes.get(name, 0), size)
        for name, size in recorded.items()
        if sizes.get(name, size if name.endswith("idx") else 0) < size
    ]


def count(database: Any, statement: str) -> dict[str, Any]:
    """What the database holds. Other threads and clients must not write at the same time.

    row: that of the statement, in Cypher; None where it has none. types: records of each type, with those of its
    subtypes. others: records of no type, counted only where the statement has no row.
    """
    database.begin()
    try:
        rows = [json.loads(str(row.toJSON())) for row in database.query("opencypher", statement)]
        schema, numbers = database.getSchema(), {}
        types: dict[str, int] = {}
        for type_ in schema.getTypes():
            types[str(type_.getName())] = 0
            for bucket in type_.getBuckets(True):
                if (key := bucket.getFileId()) not in numbers:
                    numbers[key] = _count(bucket)
                types[str(type_.getName())] += numbers[key]
        others = 0 if rows else sum(_count(b) for b in schema.getBuckets() if b.getFileId() not in numbers)
        return {"row": rows[0] if rows else None, "types": types, "others": others}
    finally:
        database.rollback()


def _count(bucket: Any) -> int:
    bucket.setCachedRecordCount(-1)
    return int(bucket.count())
