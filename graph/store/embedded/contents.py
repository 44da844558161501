"""Inspection of the embedded store's files. Runs in the process of the store, with its JVM.

ArcadeDB caches a record count for each file and trusts it after a clean shutdown, even if the file was truncated. This
module counts the records on the pages. Relationship lists and indexes have no counts; truncation of their files is
detected by the sizes at the last clean shutdown.
"""

import json
from pathlib import Path
from typing import Any

from graph.store.embedded.folder import DATABASE

#: The list of types and indexes, and its previous version.
SCHEMAS = ("schema.json", "schema.prev.json")


def unreadable_schema(folder: Path) -> dict[Path, bytes | None]:
    """Return the bytes of the schema files, None for a missing file; empty if the schema can be read.

    Empty also before the database is created. ArcadeDB would fall back to the previous schema, or to an empty one, and
    overwrite the files.
    """
    database = folder / "databases" / DATABASE
    files = {path: path.read_bytes() if path.exists() else None for path in (database / name for name in SCHEMAS)}
    try:
        schema = json.loads(files[database / SCHEMAS[0]] or b"")
    except ValueError:
        schema = None
    is_readable = isinstance(schema, dict) and schema.get("types")
    return {} if is_readable or not any(database.glob("*.bucket")) else files


def restore(files: dict[Path, bytes | None]) -> None:
    """Restore the files, so that the next start detects the same damage."""
    for path, content in files.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            path.write_bytes(content)


def _sizes(folder: Path) -> dict[str, int]:
    """Return the sizes of the files with records and indexes. Files only grow, but an index file may be replaced."""
    database = folder / "databases" / DATABASE
    return {
        path.name: path.stat().st_size for path in database.iterdir() if path.name.endswith((".bucket", ".dict", "idx"))
    }


def record_sizes(folder: Path) -> None:
    """Record the sizes of the files at a clean shutdown."""
    new = folder / "files.new"
    new.write_text(json.dumps(_sizes(folder)), encoding="utf-8")
    new.replace(folder / "files.json")


def cut_files(folder: Path) -> list[tuple[str, int, int]]:
    """Return (name, size, recorded size) of the files that are smaller than at the last clean shutdown."""
    try:
        recorded = json.loads((folder / "files.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):  # no clean shutdown yet
        return []
    sizes = _sizes(folder)
    return [
        (name, sizes.get(name, 0), size)
        for name, size in recorded.items()
        if sizes.get(name, size if name.endswith("idx") else 0) < size
    ]


def count(database: Any, statement: str) -> dict[str, Any]:
    """Count the records of the database. Other threads and clients must not write at the same time.

    row: the row of the Cypher statement, None without one. types: the records of each type and its subtypes.
    others: the records without a type, counted only if the statement has no row.
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
