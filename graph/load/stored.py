"""The stored values that the rows of a batch must agree with: dates, unique codes and adoptions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.load.keys import Keys
from graph.load.lookup import Lookup
from graph.model import MODEL, NodeType
from graph.model.rules.identity import AdoptionKey, adoption_key, unique_properties
from graph.model.stages import STAGE_DATES


@dataclass(slots=True)
class Stored:
    """The stored values for a batch of rows.

    dates: node or pair of ends -> its dates. projects: adoption -> its project. owners: (unique property, value) ->
    nodes that have this value and keep it. adoptions: key of each adoption outside the folder -> its id.
    """

    dates: dict[str | tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    projects: dict[str, str] = field(default_factory=dict)
    owners: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    adoptions: dict[AdoptionKey, str] = field(default_factory=dict)


async def owners(
    lookup: Lookup, keys: Keys, type_: NodeType, rows: Iterable[Mapping[str, Any]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the stored nodes that have a unique value of the rows: (unique property, value) -> ids."""
    ids: dict[tuple[str, str], tuple[str, ...]] = {}
    rows = list(rows)
    for name in (p.name for p in unique_properties(type_)):
        if values := sorted({row[name] for row in rows if row.get(name) is not None}):
            for value, id_ in await lookup.with_key(type_.label, name, values):
                # A row of the folder replaces the code of its node, unless the row lacks the property.
                if not keys.has(type_.label, id_) or id_ in keys.silent.get((type_.label, name), ()):
                    ids[name, value] = (*ids.get((name, value), ()), id_)
    return ids


async def adoptions(lookup: Lookup, keys: Keys, pairs: Iterable[tuple[str, str]]) -> dict[AdoptionKey, str]:
    """Return the stored adoptions of (practice, territory) pairs that are not in the folder: key -> id."""
    by_label: dict[str, dict[str, set[str]]] = {}
    for practice, territory in pairs:
        by_label.setdefault(MODEL.label_of(territory), {}).setdefault(territory, set()).add(practice)
    return {
        adoption_key(practice, territory, project, dict(zip(STAGE_DATES, dates, strict=True))): id_
        for label, practices in by_label.items()
        for id_, practice, territory, project, *dates in await lookup.adoptions(label, practices, STAGE_DATES)
        if not keys.has("Adoption", id_)
    }
