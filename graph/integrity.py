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
from messages import Message

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
        faults.append(Message("damage.schema"))
    elif is_counted and not row and not is_empty:
        faults.append(Message("damage.foreign"))
    if not is_counted:
        faults.append(Message("damage.records"))
    for name, written in zip(row.get("counted") or (), row.get("counts") or (), strict=True):
        there = types.get(name, 0)
        is_node = name in MODEL.by_label
        if there < written if loading and is_node else there != written and not loading:
            faults.append(
                Message(
                    "damage.nodes" if is_node else "damage.relationships",
                    {"name": name, "there": there, "written": written},
                )
            )
    for name, there, written in found["cut"]:
        faults.append(Message("damage.file", {"name": name, "there": there, "written": written}))
    if faults:
        more = len(faults) - NAMED
        raise StoreDamaged(folder, faults[:NAMED] + [Message("damage.more", {"count": more})] * (more > 0))
    if loading:
        return Contents.LOAD_UNFINISHED
    return Contents.WHOLE if row.get("counted") else Contents.NOT_CHECKED
