"""Computed fields: batch functions over parents, and the nodes that their values name.

A batch function gets the ids of all parents, the arguments, and what is selected of the value, and returns one value
for each: a scalar, or objects (attributes as the schema names them). Where the schema declares a node, the value is the
id of the node. What is not selected is not read. All nodes named in one round are fetched by one statement.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.model import MODEL
from graph.query import NodeSelection, ObjectSelection, Row, Selection

#: The attributes that are selected of a value, those of objects below with the way to them: "edges", "edges.score".
Selected = frozenset[str]
#: `async def batch(parent_ids, arguments, selected) -> one value (or exception) for each parent`.
Batch = Callable[[Sequence[str], Mapping[str, Any], Selected], Awaitable[Sequence[Any]]]


@dataclass(slots=True)
class Wanted:
    """A node to fetch, and where it belongs."""

    selection: NodeSelection
    id: str
    label: str
    container: Any
    key: Any


@dataclass(slots=True)
class Shaping:
    """Turns values of batch functions into objects of the response; notes the nodes that are wanted."""

    wanted: list[Wanted] = field(default_factory=list)

    def put(self, container: Any, key: Any, selection: Selection | None, value: Any) -> None:
        """Put the value at `container[key]`, or note that a node belongs there."""
        if isinstance(value, (list, tuple)):
            items: list[Any] = [None] * len(value)
            container[key] = items
            for i, member in enumerate(value):
                self.put(items, i, selection, member)
        elif value is None or selection is None or isinstance(value, Exception):
            container[key] = value
        elif isinstance(selection, NodeSelection):
            container[key] = None
            type_ = MODEL.type_of_id(value)
            if type_ and type_.label in selection.types:
                self.wanted.append(Wanted(selection, value, type_.label, container, key))
        elif isinstance(selection, ObjectSelection):
            container[key] = self._object(selection, value)
        else:
            container[key] = value

    def _object(self, selection: ObjectSelection, value: Any) -> Row:
        (type_, fields), = selection.types.items()
        row = Row(type_)
        for each in fields:
            self.put(row, each.key, each.value, getattr(value, each.attribute))
        return row
