"""Compares the files of the embedded store with what was written into them.

Compared are the nodes of each label and the relationships of each type with the counts that were written with the data
version, and the files with their sizes at the last clean end. A load that began and did not end does not
count as damage: it adds nodes, and adds and removes relationships, before it moves the version.
"""

from pathlib import Path
from typing import Any

from graph.model import MODEL
from graph.store.errors import StoreDamaged
from graph.store.interface import Contents

#: Faults that the sentence names; the others are as many as it says.
NAMED = 3
#: Types of nodes about the graph itself: all that there is before the first load.
_ABOUT = ("SchemaVersion", "DataVersion")


def compare(folder: Path, found: dict[str, Any]) -> Contents:
    """What the comparison says. found: see `graph.store.embedded.contents`; its row is that of `data_version.HELD`.

    Raises StoreDamaged.
    """
    is_counted = "failed" not in found
    row, types = found.get("row") or {}, found.get("types", {})
    loading = bool(row.get("loading"))
    is_empty = is_counted and not found["others"] and not any(n for name, n in types.items() if name not in _ABOUT)
    faults = []
    # A start that was broken off while it made or changed the types is completed, as the load is.
    if not (found["schema"] or loading or is_empty):
        faults.append(("its list of types (schema.json) cannot be read",
                       "список типов (schema.json) не читается"))
    elif is_counted and not row and not is_empty:
        faults.append(("its records belong to no graph", "записи в ней не относятся ни к какому графу"))
    if not is_counted:
        faults.append(("its records cannot be read", "записи в ней не читаются"))
    for name, written in zip(row.get("counted") or (), row.get("counts") or (), strict=True):
        there = types.get(name, 0)
        is_node = name in MODEL.by_label
        if (there < written if loading and is_node else there != written and not loading):
            english, russian = ("nodes", "узлов") if is_node else ("relationships", "связей")
            faults.append((f"{name} has {there} of {written} {english}",
                           f"{name}: {russian} {there} вместо {written}"))
    for name, there, written in found["cut"]:
        faults.append((f"the file {name} has {there} of {written} bytes",
                       f"файл {name}: байтов {there} вместо {written}"))
    if faults:
        more = len(faults) - NAMED
        raise StoreDamaged(
            folder,
            "; ".join(fault[0] for fault in faults[:NAMED]) + (f"; and {more} more" if more > 0 else ""),
            "; ".join(fault[1] for fault in faults[:NAMED]) + (f"; и ещё {more}" if more > 0 else ""))
    if loading:
        return Contents.LOAD_UNFINISHED
    return Contents.WHOLE if row.get("counted") else Contents.NOT_CHECKED
