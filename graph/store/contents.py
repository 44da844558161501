"""Counts what the files of the embedded store hold. Runs in its process, where the JVM is.

ArcadeDB keeps a count beside each file, which it trusts after a clean end: a file that was cut has the old one. Here
the pages are counted, which takes a few milliseconds for 100,000 records.
"""

import json
from pathlib import Path
from typing import Any

from graph.store.folder import DATABASE

#: The list of types and indexes, and the one before it.
SCHEMAS = ("schema.json", "schema.prev.json")


def unreadable_schema(folder: Path) -> dict[Path, bytes | None]:
    """The files of the list of types and indexes as they are, None for a missing one; none where it can be read, or
    there is no database yet.

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


def count(database, statement: str) -> dict[str, Any]:
    """What the database holds. Nobody else may write meanwhile.

    row: that of the statement, in Cypher; None where it has none.
    types: records of each type, with those of its subtypes. records: those of all files. short: for each unique index
    that knows fewer records than its file has: its type, how many it knows, and how many there are.
    """
    database.begin()
    try:
        schema = database.getSchema()
        records = {}
        for bucket in schema.getBuckets():
            bucket.setCachedRecordCount(-1)
            records[bucket.getFileId()] = int(bucket.count())
        types = {str(type_.getName()): sum(records[bucket.getFileId()] for bucket in type_.getBuckets(True))
                 for type_ in schema.getTypes()}
        short = []
        for index in schema.getIndexes():
            if index.isUnique() and index.getAssociatedBucketId() in records:
                known, there = int(index.countEntries()), records[index.getAssociatedBucketId()]
                if known < there:
                    short.append([str(index.getTypeName()), known, there])
        rows = [json.loads(str(row.toJSON())) for row in database.query("opencypher", statement)]
        return {"row": rows[0] if rows else None, "types": types, "records": sum(records.values()), "short": short}
    finally:
        database.rollback()
