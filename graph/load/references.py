"""What a reference means: the id of exactly one node of the folder or of the graph."""

from collections.abc import Iterable

from graph.load.columns import ReferenceColumn
from graph.load.errors import CellError
from graph.load.keys import Keys
from graph.load.lookup import Lookup
from graph.load.values import compiled
from graph.model import MODEL, NodeType

_ID_PATTERNS = {t.label: compiled(t.property("id")) for t in MODEL.node_types}


class References:
    """Resolves references. A folder's own nodes come first: the graph is asked for what the folder lacks.

    `look_up` fetches what `resolve` will need, for many rows in one go; what it found is kept.
    """

    def __init__(self, keys: Keys, lookup: Lookup):
        self._keys = keys
        self._lookup = lookup
        self._in_graph: dict[str, dict[str, bool]] = {t.label: {} for t in MODEL.node_types}
        self._keys_in_graph: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}

    async def look_up(self, wanted: Iterable[tuple[ReferenceColumn, str]]) -> None:
        """Asks the graph for the references that the folder leaves open."""
        ids: dict[str, set[str]] = {}
        keys: dict[tuple[str, str], set[str]] = {}
        for column, text in wanted:
            if column.key is not None:
                if not self._in_folder(column, text) and not self._is_lost(column):
                    for label in column.labels:
                        if text not in self._keys_in_graph.setdefault((label, column.key.name), {}):
                            keys.setdefault((label, column.key.name), set()).add(text)
                continue
            type_ = MODEL.type_of_id(text)
            if type_ is None or type_.label not in column.labels or not _is_id(type_, text):
                continue
            label = type_.label
            known = self._keys.has(label, text) or text in self._in_graph[label]
            if not known and label not in self._keys.incomplete:
                ids.setdefault(label, set()).add(text)
        for label, some in ids.items():
            found = await self._lookup.existing(label, sorted(some))
            self._in_graph[label].update((id_, id_ in found) for id_ in some)
        for (label, key), values in keys.items():
            rows = await self._lookup.with_key(label, key, sorted(values))
            self._keys_in_graph[label, key].update((value, ()) for value in values)
            for value, id_ in rows:
                self._keys_in_graph[label, key][value] += (id_,)

    def resolve(self, column: ReferenceColumn, text: str) -> str | None:
        """The id that a reference names; None when it may be in a part of the folder that could not be read, or
        in the graph, which was not asked or did not answer.

        Raises CellError for what is no id, names another type, or matches no node or several.
        """
        if column.key is not None:
            return self._resolve_key(column, text)
        label = text.partition(":")[0]
        type_ = MODEL.by_prefix.get(label)
        if type_ is not None and type_.label in column.labels and self._keys.has(type_.label, text):
            return text
        if type_ is None or not _is_id(type_, text):
            raise _not_an_id(column)
        if type_.label not in column.labels:
            raise CellError("wrong-type", found=type_.label, types=_types(column), example=_example(column))
        found = self._in_graph[type_.label].get(text)
        if found is None:
            return None
        if found:
            return text
        raise CellError("dangling", types=type_.label, files=f"{type_.file}.csv")

    def _resolve_key(self, column: ReferenceColumn, text: str) -> str | None:
        key = column.key.name
        ids = self._in_folder(column, text)
        if not ids:
            answers = [self._keys_in_graph.get((label, key), {}).get(text) for label in column.labels]
            if self._is_lost(column) or None in answers:
                return None
            ids = tuple(id_ for answer in answers for id_ in answer)
        if not ids:
            files = ", ".join(f"{t.file}.csv" for t in column.types)
            raise CellError("dangling-key", types=_types(column), key=key, files=files)
        if len(ids) > 1:
            raise CellError("ambiguous", key=key, ids=", ".join(sorted(ids)), column=column.role)
        return ids[0]

    def _in_folder(self, column: ReferenceColumn, text: str) -> tuple[str, ...]:
        key = column.key.name
        return tuple(id_ for label in column.labels for id_ in self._keys.with_key(label, key, text))

    def _is_lost(self, column: ReferenceColumn) -> bool:
        return not self._keys.incomplete.isdisjoint(column.labels)


def _is_id(type_: NodeType, text: str) -> bool:
    return _ID_PATTERNS[type_.label].fullmatch(text) is not None


def _types(column: ReferenceColumn) -> str:
    return ", ".join(column.labels)


def _example(column: ReferenceColumn) -> str:
    return f"{column.types[0].prefix}:name"


def _not_an_id(column: ReferenceColumn) -> CellError:
    keys = dict.fromkeys(f"{column.role}.{p.name}" for t in column.types for p in t.properties if p.key)
    details = {"types": _types(column), "example": _example(column)}
    if keys:
        return CellError("not-an-id-nor-key", keys=", ".join(keys), **details)
    return CellError("not-an-id", **details)
