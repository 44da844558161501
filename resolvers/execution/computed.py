"""Computed fields: the parameters of a batch function, and its values.

A batch function receives the ids of all parents, the arguments, the selected attributes of the value, and the request
context. It returns one value per parent: a scalar, or objects whose attributes are named as in the schema. For a field
that the schema declares as a node, the value is the node's id. Attributes that are not selected are not read.
"""

import abc
from collections.abc import Awaitable, Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from access.request_context import RequestContext
from graph.query import Arguments, Compilation, NodeSelection, Pending, Row, Statement

#: The selected attributes of a value; attributes of nested objects have dotted paths: "edges", "edges.score".
Selected = frozenset[str]
#: `async def batch(parent_ids, arguments, selected, context) -> one value (or exception) for each parent`.
Batch = Callable[[Sequence[str], Mapping[str, Any], Selected, RequestContext], Awaitable[Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class FetchedNode:
    """A node that the batch function has read. nodes: the rows that it read, by selection and id."""

    id: str
    nodes: Mapping[NodeSelection, Mapping[str, Row]]


@dataclass(frozen=True, slots=True)
class NodesBelow:
    """The nodes selected below a computed field, for a batch function that reads them with its own statement.

    selections: the selections of the nodes. arguments: the arguments of each slot of the root field. compiled: returns
    the statement that a function compiles for a key and the shapes of these arguments; it is cached with the operation.
    pending: collects the computed fields of the nodes that were read.
    """

    selections: tuple[NodeSelection, ...]
    arguments: tuple[Arguments, ...]
    compiled: Callable[[Hashable, Callable[[Compilation], Statement]], Statement]
    pending: list[Pending]


class ReadingBatch(abc.ABC):
    """A batch function that reads the nodes in its values itself, and returns them as FetchedNodes."""

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
