"""Computed fields: batch functions over parents, and the nodes that their values name.

A batch function gets the ids of all parents, the arguments, and what is selected of the value, and gives one value for
each: a scalar, or objects (attributes as the schema names them) in which `Ref` stands for a node. What is not selected
is not read. All nodes named in one round are fetched by one statement.
"""

import abc
from collections.abc import Awaitable, Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.model import MODEL
from graph.query.arguments import Arguments
from graph.query.compiler import Compiler
from graph.query.rows import Pending, Row
from graph.query.selection import NodeSelection, ObjectSelection
from graph.query.statement import Statement


@dataclass(frozen=True, slots=True)
class Ref:
    """A node, by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class ReadRef(Ref):
    """A node that the batch function has read. nodes: what it read, for each selection by id."""

    nodes: Mapping[NodeSelection, Mapping[str, Row]]


#: The attributes that are selected of a value, those of objects below with the way to them: "edges", "edges.score".
Selected = frozenset[str]
#: `async def batch(parent_ids, arguments, selected) -> one value (or exception) for each parent`.
Batch = Callable[[Sequence[str], Mapping[str, Any], Selected], Awaitable[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class NodesBelow:
    """The nodes that are selected below a computed field, for a batch function that reads them by its own statement.

    selections: those of the nodes. arguments: those of every slot of the root field. compiled: the statement that a
    function compiles for the shapes of these arguments and a key, kept as long as the operation. pending: takes the
    computed fields that are found in the nodes.
    """

    selections: tuple[NodeSelection, ...]
    arguments: tuple[Arguments, ...]
    compiled: Callable[[Hashable, Callable[[Compiler], Statement]], Statement]
    pending: list[Pending]


class ReadingBatch(abc.ABC):
    """A batch function that reads the nodes which its values name: they are ReadRefs."""

    @abc.abstractmethod
    async def read(self, parents: Sequence[str], arguments: Mapping[str, Any], selected: Selected,
                   below: NodesBelow) -> Sequence[Any]:
        """One value (or exception) for each parent."""


def node_selections(value: ObjectSelection | NodeSelection | None) -> Iterator[NodeSelection]:
    """The selections of all nodes below a computed field's value."""
    if isinstance(value, NodeSelection):
        yield value
    elif value is not None:
        for fields in value.types.values():
            for each in fields:
                yield from node_selections(each.value)


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

    def put(self, container: Any, key: Any, selection: ObjectSelection | NodeSelection | None, value: Any) -> None:
        """Puts the value at `container[key]`, or notes that a node belongs there."""
        if isinstance(value, (list, tuple)):
            container[key] = items = [None] * len(value)
            for i, member in enumerate(value):
                self.put(items, i, selection, member)
        elif value is None or selection is None or isinstance(value, Exception):
            container[key] = value
        elif isinstance(selection, ObjectSelection):
            container[key] = self._object(selection, value)
        elif isinstance(value, ReadRef):
            container[key] = value.nodes[selection].get(value.id)
        else:
            container[key] = None
            type_ = MODEL.type_of_id(value.id)
            if type_ and type_.label in selection.types:
                self.wanted.append(Wanted(selection, value.id, type_.label, container, key))

    def _object(self, selection: ObjectSelection, value: Any) -> Row:
        (type_, fields), = selection.types.items()
        row = Row(type_)
        for each in fields:
            self.put(row, each.key, each.value, getattr(value, each.attribute))
        return row
