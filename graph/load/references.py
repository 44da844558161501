"""Resolve references, each to the id of exactly one node of the folder or of the graph."""

from collections.abc import Iterable

from graph.load.columns import ReferenceColumn
from graph.load.errors import CellError
from graph.load.keys import Keys
from graph.load.lookup import Lookup
from graph.model import MODEL, Property
from graph.model.rules.references import check_end, is_id
from graph.model.rules.violation import Violation


class References:
    """Resolve references: first among the nodes of the folder, then in the graph.

    `look_up` fetches the nodes that `resolve` needs, for many rows at once, and caches them.
    """

    def __init__(self, keys: Keys, lookup: Lookup):
        self._keys = keys
        self._lookup = lookup
        self._in_graph: dict[str, dict[str, bool]] = {t.label: {} for t in MODEL.node_types}
        self._keys_in_graph: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}

    async def look_up(self, wanted: Iterable[tuple[ReferenceColumn, str]]) -> None:
        """Look up in the graph the references that the folder does not resolve. Raises StoreError."""
        ids: dict[str, set[str]] = {}
        keys: dict[tuple[str, str], set[str]] = {}
        for column, text in wanted:
            if column.key is not None:
                if not self._in_folder(column, column.key, text) and not self._is_incomplete(column):
                    for label in column.labels:
                        if text not in self._keys_in_graph.setdefault((label, column.key.name), {}):
                            keys.setdefault((label, column.key.name), set()).add(text)
                continue
            type_ = MODEL.type_of_id(text)
            if type_ is None or type_ not in column.types or not is_id(type_, text):
                continue
            label = type_.label
            known = self._keys.has(label, text) or text in self._in_graph[label]
            if not known and label not in self._keys.incomplete:
                ids.setdefault(label, set()).add(text)
        for label, ids_of_label in ids.items():
            existing = await self._lookup.existing(label, sorted(ids_of_label))
            self._in_graph[label].update((id_, id_ in existing) for id_ in ids_of_label)
        for (label, key), values in keys.items():
            rows = await self._lookup.with_key(label, key, sorted(values))
            self._keys_in_graph[label, key].update((value, ()) for value in values)
            for value, id_ in rows:
                self._keys_in_graph[label, key][value] += (id_,)

    def resolve(self, column: ReferenceColumn, text: str) -> str | None:
        """Return the id of the node that a reference names; None if this cannot be decided.

        That is the case if a part of the folder could not be read, or the graph was not read or failed.

        Raises Violation for a text that is not an id, names another type, or matches no node or several nodes.
        """
        if column.key is not None:
            return self._resolve_key(column, column.key, text)
        prefix = text.partition(":")[0]
        type_ = MODEL.by_prefix.get(prefix)
        if type_ is not None and type_.label in column.labels and self._keys.has(type_.label, text):
            return text
        try:
            type_ = check_end(column.types, text)
        except Violation as violation:
            raise _with_keys(column, violation) from None
        exists = self._in_graph[type_.label].get(text)
        if exists is None:
            return None
        if exists:
            return text
        raise CellError("dangling", types=type_.label, files=f"{type_.file}.csv")

    def id_of(self, column: ReferenceColumn, text: str) -> str:
        """Return the id of the node that a reference in a checked folder names."""
        id_ = self.resolve(column, text)
        assert id_ is not None, text
        return id_

    def _resolve_key(self, column: ReferenceColumn, key: Property, text: str) -> str | None:
        ids = self._in_folder(column, key, text)
        if not ids:
            stored = [self._keys_in_graph.get((label, key.name), {}).get(text) for label in column.labels]
            known = [ids_of_label for ids_of_label in stored if ids_of_label is not None]
            if self._is_incomplete(column) or len(known) < len(stored):
                return None
            ids = tuple(id_ for ids_of_label in known for id_ in ids_of_label)
        if not ids:
            files = ", ".join(f"{t.file}.csv" for t in column.types)
            raise CellError("dangling-key", types=", ".join(column.labels), key=key.name, files=files)
        if len(ids) > 1:
            raise CellError("ambiguous", key=key.name, ids=", ".join(sorted(ids)), column=column.role)
        return ids[0]

    def _in_folder(self, column: ReferenceColumn, key: Property, text: str) -> tuple[str, ...]:
        return tuple(id_ for label in column.labels for id_ in self._keys.with_key(label, key.name, text))

    def _is_incomplete(self, column: ReferenceColumn) -> bool:
        return not self._keys.incomplete.isdisjoint(column.labels)


def _with_keys(column: ReferenceColumn, violation: Violation) -> Violation:
    """Return the fault, with the columns for other codes in its remedy if the reference may be such a code."""
    keys = dict.fromkeys(f"{column.role}.{p.name}" for t in column.types for p in t.properties if p.key)
    if violation.rule != "not-an-id" or not keys:
        return violation
    return CellError("not-an-id-nor-key", keys=", ".join(keys), **violation.details)
