"""The integrity check of the embedded store: compare its files with the counts and sizes recorded earlier.

The number of nodes of each label and of relationships of each type must match the counts recorded with the data
version. The files must not be smaller than at the last clean shutdown. An unfinished load is not damage: it adds nodes,
and adds and removes relationships, before it increments the version.
"""

from pathlib import Path
from typing import Any

from graph.model import MODEL
from graph.store.errors import StoreDamaged
from graph.store.interface import Contents
from messages import Message

#: Faults that the error names; the rest are counted.
MAX_FAULTS = 3
#: Labels of the metadata nodes, the only nodes before the first load.
_METADATA_LABELS = ("SchemaVersion", "DataVersion")


def compare(folder: Path, contents: dict[str, Any]) -> Contents:
    """Return the result of the comparison. Raises StoreDamaged.

    contents: those of the files (`graph.store.embedded.contents`), with the row of `data_version.RECORDED`.
    """
    is_counted = "failed" not in contents
    row, types = contents.get("row") or {}, contents.get("types", {})
    loading = bool(row.get("loading"))
    has_data = any(count for name, count in types.items() if name not in _METADATA_LABELS)
    is_empty = is_counted and not contents["others"] and not has_data
    faults = []
    # An interrupted start or load may leave the types incomplete; the next one completes them.
    if not (contents["schema"] or loading or is_empty):
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
    for name, there, written in contents["cut"]:
        faults.append(Message("damage.file", {"name": name, "there": there, "written": written}))
    if faults:
        more = len(faults) - MAX_FAULTS
        raise StoreDamaged(folder, faults[:MAX_FAULTS] + [Message("damage.more", {"count": more})] * (more > 0))
    if loading:
        return Contents.LOAD_UNFINISHED
    return Contents.WHOLE if row.get("counted") else Contents.NOT_CHECKED
