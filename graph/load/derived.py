"""What is set on a node: the row's values, and what follows from them and from what the graph has."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.load.consistency import STAGE_DATES, stage_change
from graph.load.rows import Row
from graph.migrations import NAMES_PROPERTY, SEARCH_PROPERTY
from graph.model import NodeType
from graph.text import name_terms, search_terms

STAGE = "stage"


def needed(type_: NodeType) -> tuple[str, ...]:
    """The properties of a node in the graph without which its derived ones cannot be told."""
    names = [p.name for p in type_.properties if p.searched]
    if type_.property(STAGE):
        names += STAGE_DATES
    return tuple(names)


def compared(type_: NodeType, rows: Iterable[Row]) -> tuple[str, ...]:
    """The properties by which the rows' nodes in the graph can differ from what the rows say, and the needed ones."""
    names = {name for row in rows for name in row.values} | set(needed(type_)) | {SEARCH_PROPERTY, NAMES_PROPERTY}
    return tuple(sorted(names - {"id"} | ({STAGE} if type_.property(STAGE) else set())))


def node_properties(
    type_: NodeType, values: Mapping[str, Any], stored: Mapping[str, Any] | None
) -> dict[str, Any]:
    """The properties to set; null removes one.

    values: what the row says. stored: the `needed` properties of the node in the graph, None when it is new.
    """
    properties = {name: value for name, value in values.items() if name != "id"}
    if type_.property(STAGE):
        properties.pop(STAGE, None)
        properties |= stage_change(values, stored or {})
    searched = [p.name for p in type_.properties if p.searched]
    if not properties.keys().isdisjoint(searched):
        whole = {**(stored or {}), **properties}
        properties[SEARCH_PROPERTY] = search_terms(whole.get(name) for name in searched) or None
        properties[NAMES_PROPERTY] = name_terms(
            whole.get(p.name) for p in type_.properties if p.searched == "name") or None
    if stored is None:
        return {name: value for name, value in properties.items() if value is not None}
    return properties
