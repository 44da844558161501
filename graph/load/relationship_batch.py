"""The relationships of one batch of rows, written in as few statements as possible."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from graph.load import statements
from graph.model import MODEL, Relationship
from graph.model.relationships import SOURCE_IDS
from graph.store.interface import Statement

_BY_TYPE = {r.type: r for r in MODEL.relationships}

#: Stored relationships: (start, type) -> end -> properties.
StoredRelationships = dict[tuple[str, str], dict[str, dict[str, Any]]]


class RelationshipBatch:
    """Relationships of one batch of rows, grouped by the statement that writes them.

    A group has one type, one label at each end, and either all or none of its relationships have sources.
    """

    def __init__(self) -> None:
        self._stale: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        self._new: dict[tuple[str, str, str, bool], list[dict[str, Any]]] = defaultdict(list)

    def keep(self, relationship: Relationship, start: str, keep: list[str]) -> None:
        """Delete the relationships of this type from `start` to other nodes than `keep`."""
        self._stale[relationship.type, MODEL.label_of(start)].append({"start": start, "keep": keep})

    def add(
        self,
        relationship: Relationship,
        start: str,
        end: str,
        properties: Mapping[str, Any],
        sources: list[str],
        stored: Mapping[str, Any] | None,
    ) -> bool:
        """Add a relationship unless the graph already has it with these properties and sources.

        stored: the properties of the relationship in the graph; None if the graph lacks it. Return whether the
        relationship was added.
        """
        if (
            stored is not None
            and all(stored.get(name) == value for name, value in properties.items())
            and set(sources) <= set(stored.get(SOURCE_IDS) or ())
        ):
            return False
        row: dict[str, Any] = {"start": start, "end": end}
        if relationship.properties:
            row["properties"] = properties
        if sources:
            row["sources"] = sources
        self._new[relationship.type, MODEL.label_of(start), MODEL.label_of(end), bool(sources)].append(row)
        return True

    def statements(self) -> list[Statement]:
        """Return the statements, deletions first: a to-one reference never has two targets within the transaction."""
        work = [
            (statements.delete_stale(_BY_TYPE[type_], start), {"rows": rows})
            for (type_, start), rows in self._stale.items()
        ]
        work += [
            (statements.write_relationships(_BY_TYPE[type_], start, end, with_sources=sourced), {"rows": rows})
            for (type_, start, end, sourced), rows in self._new.items()
        ]
        return work
