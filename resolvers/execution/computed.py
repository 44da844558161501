"""Computed fields: the parameters of a batch function, and its values.

A batch function gets the ids of all parents, the arguments, the selected attributes of the value, and the context of
the request. It returns one value for each parent: a scalar, or objects (attributes as the schema names them). Where the
schema declares a node, the value is the id of the node. An attribute that is not selected is not read.
"""

import abc
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph.query import Arguments, Compilation, NodeSelection, Pending, Row, Statement

#: The attributes that are selected of a value, those of objects below with the way to them: "edges", "edges.score".
Selected = frozenset[str]
#: `async def batch(parent_ids, arguments, selected, context) -> one value (or exception) for each parent`.
Batch = Callable[[Sequence[str], Mapping[str, Any], Selected, RequestContext], Awaitable[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class FetchedNode:
    """A node that the batch function has read. nodes: what it read, for each selection by id."""

    id: str
    nodes: Mapping[NodeSelection, Mapping[str, Row]]


@dataclass(frozen=True, slots=True)
class NodesBelow:
    """The nodes that are selected below a computed field, for a batch function that reads them by its own statement.

    selections: those of the nodes. arguments: those of every slot of the root field. compiled: the statement that a
    function compiles for the shapes of these arguments and a key, kept as long as the operation. pending: takes the
    computed fields that are found in the nodes.
    """

    selections: tuple[NodeSelection, ...]
    arguments: tuple[Arguments, ...]
    compiled: Callable[[Hashable, Callable[[Compilation], Statement]], Statement]
    pending: list[Pending]


class ReadingBatch(abc.ABC):
    """A batch function that reads the nodes which its values name: they are FetchedNodes."""

    @abc.abstractmethod
    async def read(
        self,
        parents: Sequence[str],
        arguments: Mapping[str, Any],
        selected: Selected,
        below: NodesBelow,
        context: RequestContext,
    ) -> Sequence[Any]:
        """Return one value (or exception) for each parent."""
