"""Compute the values of computed fields, for all parents at once.

One more statement fetches all nodes that the values of one round refer to. The computed fields of these nodes are
computed in the next round.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from access.request_context import RequestContext
from graph.model import MODEL
from graph.query import Arguments, DeferredField, NodeSelection, ObjectSelection, Pending, Row, Selection
from graph.store.batching import BatchingReader
from resolvers.execution.computed import Batch, FetchedNode, NodesBelow, ReadingBatch
from resolvers.execution.operation_record import timed
from resolvers.execution.statements import Statements


@dataclass(slots=True)
class PendingNode:
    """A node to fetch, and its place in the response: `container[key]`."""

    selection: NodeSelection
    id: str
    label: str
    container: Any
    key: Any


@dataclass(slots=True)
class Shaping:
    """Converts the values of batch functions into objects of the response, and collects the nodes to fetch."""

    nodes: list[PendingNode] = field(default_factory=list)

    def put(self, container: Any, key: Any, selection: Selection | None, value: Any) -> None:
        """Put the value at `container[key]`, or add the node to fetch for this place to `nodes`."""
        if isinstance(value, (list, tuple)):
            container[key] = items = [None] * len(value)
            for i, member in enumerate(value):
                self.put(items, i, selection, member)
        elif value is None or isinstance(value, Exception):
            container[key] = value
        elif isinstance(selection, NodeSelection) and isinstance(value, FetchedNode):
            container[key] = value.nodes[selection].get(value.id)
        elif isinstance(selection, NodeSelection):
            container[key] = None
            type_ = MODEL.type_of_id(value)
            if type_ and type_.label in selection.types:
                self.nodes.append(PendingNode(selection, value, type_.label, container, key))
        elif isinstance(selection, ObjectSelection):
            container[key] = self._object(selection, value)
        else:
            container[key] = value

    def _object(self, selection: ObjectSelection, value: Any) -> Row:
        ((type_, fields),) = selection.types.items()
        row = Row(type_)
        for each in fields:
            self.put(row, each.key, each.value, getattr(value, each.attribute))
        return row


class ComputedValues:
    """Computes computed fields. reads: sends statements. computed: the batch functions by name."""

    def __init__(self, reads: BatchingReader, computed: Mapping[str, Batch | ReadingBatch]):
        self._reads, self._computed = reads, computed

    async def fill_in(
        self, statements: Statements, pending: list[Pending], arguments: tuple[Arguments, ...], context: RequestContext
    ) -> None:
        """Fill in the pending computed fields, and those of the nodes that they refer to, until none is left.

        statements: of the root field. Raises StoreError, QueryError and LimitError if nodes cannot be fetched. An error
        of a batch function becomes the value of its fields.
        """
        while pending:
            shaping, nested = Shaping(), list[Pending]()
            for each, parents in _by_field(pending):
                values = await self._values(statements, each, parents, arguments, context, nested)
                for parent, value in zip(parents, values, strict=True):
                    shaping.put(parent.row, each.key, each.value, value)
            pending = nested
            if shaping.nodes:
                pending = pending + await self._fetch(statements, shaping.nodes, arguments, context)

    async def _values(
        self,
        statements: Statements,
        deferred: DeferredField,
        parents: list[Pending],
        arguments: tuple[Arguments, ...],
        context: RequestContext,
        nested: list[Pending],
    ) -> Sequence[Any]:
        """Return the values of a field for its parents. nested: collects the computed fields of nodes read for them."""
        values = arguments[deferred.slot].values if deferred.slot is not None else {}
        ids, batch = [each.parent_id for each in parents], self._computed[deferred.name]
        try:
            async with context.principal.reads:
                if isinstance(batch, ReadingBatch):
                    below = NodesBelow(
                        tuple(_node_selections(deferred.value)),
                        arguments,
                        partial(statements.compiled, arguments),
                        nested,
                    )
                    return await batch.read(ids, values, deferred.selected, below, context)
                return await batch(ids, values, deferred.selected, context)
        except Exception as error:
            return [error] * len(parents)

    async def _fetch(
        self,
        statements: Statements,
        nodes: list[PendingNode],
        arguments: tuple[Arguments, ...],
        context: RequestContext,
    ) -> list[Pending]:
        """Fetch all nodes with one statement and put them in place. Return their computed fields."""
        by_selection: dict[tuple[int, str], list[PendingNode]] = {}
        for node in nodes:
            by_selection.setdefault((id(node.selection), node.label), []).append(node)
        groups = list(by_selection.values())
        statement = statements.of(arguments, tuple((group[0].selection, group[0].label) for group in groups))
        ids = {str(i): list(dict.fromkeys(node.id for node in group)) for i, group in enumerate(groups)}
        with timed("store"):
            async with context.principal.reads:
                row = await self._reads.read(statement, arguments, ids)
        rows, reading = statement.read(row, arguments)
        for group, by_id in zip(groups, rows, strict=True):
            for node in group:
                node.container[node.key] = by_id.get(node.id)
        return reading.pending


def _node_selections(value: Selection | None) -> Iterator[NodeSelection]:
    """Yield the selections of all nodes below the value of a computed field."""
    if isinstance(value, NodeSelection):
        yield value
    elif isinstance(value, ObjectSelection):
        for fields in value.types.values():
            for each in fields:
                yield from _node_selections(each.value)


def _by_field(pending: list[Pending]) -> list[tuple[DeferredField, list[Pending]]]:
    groups: dict[int, list[Pending]] = {}
    for each in pending:
        groups.setdefault(id(each.field), []).append(each)
    return [(members[0].field, members) for members in groups.values()]
