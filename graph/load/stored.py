"""What the graph has that the rows of a batch must agree with: dates, codes that only one may have, adoptions."""

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
    """For a batch of rows. Empty where the graph has nothing of the kind.

    dates: node or pair of ends -> the dates that it has. projects: adoption -> its project. owners: (unique property,
    value) -> nodes that have it and that the folder leaves so. adoptions: key of each adoption that is not in the
    folder -> its id.
    """

    dates: dict[str | tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    projects: dict[str, str] = field(default_factory=dict)
    owners: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    adoptions: dict[AdoptionKey, str] = field(default_factory=dict)


async def owners(
    lookup: Lookup, keys: Keys, type_: NodeType, rows: Iterable[Mapping[str, Any]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the nodes of the graph that have one of the codes of the rows, which only one may have."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    rows = list(rows)
    for name in (p.name for p in unique_properties(type_)):
        if values := sorted({row[name] for row in rows if row.get(name) is not None}):
            for value, id_ in await lookup.with_key(type_.label, name, values):
                # Of a node of the folder the folder's row says which code it has, unless that row is silent.
                if not keys.has(type_.label, id_) or id_ in keys.silent.get((type_.label, name), ()):
                    found[name, value] = (*found.get((name, value), ()), id_)
    return found


async def adoptions(lookup: Lookup, keys: Keys, pairs: Iterable[tuple[str, str]]) -> dict[AdoptionKey, str]:
    """Return the keys, with their ids, of these practices' adoptions by these territories that only the graph has."""
    by_label: dict[str, dict[str, set[str]]] = {}
    for practice, territory in pairs:
        by_label.setdefault(MODEL.label_of(territory), {}).setdefault(territory, set()).add(practice)
    return {
        adoption_key(practice, territory, project, dict(zip(STAGE_DATES, dates, strict=True))): id_
        for label, practices in by_label.items()
        for id_, practice, territory, project, *dates in await lookup.adoptions(label, practices, STAGE_DATES)
        if not keys.has("Adoption", id_)
    }
