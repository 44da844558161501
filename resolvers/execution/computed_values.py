"""The values of computed fields, for all parents at once; the nodes that they name are fetched by one more statement.

All nodes named in one round are fetched together; their computed fields are worked out in the next round.
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
    """A node to fetch, and where it belongs: `container[key]`."""

    selection: NodeSelection
    id: str
    label: str
    container: Any
    key: Any


@dataclass(slots=True)
class Shaping:
    """Turns values of batch functions into objects of the response; notes the nodes that are still to be fetched."""

    nodes: list[PendingNode] = field(default_factory=list)

    def put(self, container: Any, key: Any, selection: Selection | None, value: Any) -> None:
        """Put the value at `container[key]`, or note that a node belongs there."""
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
    """Works out computed fields. reads: sends statements. computed: the batch functions by name."""

    def __init__(self, reads: BatchingReader, computed: Mapping[str, Batch | ReadingBatch]):
        self._reads, self._computed = reads, computed

    async def work_out(
        self, statements: Statements, pending: list[Pending], arguments: tuple[Arguments, ...], context: RequestContext
    ) -> None:
        """Fill in computed fields, and those of the nodes that they name, until none is left.

        statements: of the root field. Raises StoreError, QueryError and LimitError where nodes cannot be fetched; an
        error of a batch function is the value of its fields.
        """
        while pending:
            shaping, found = Shaping(), list[Pending]()
            for each, parents in _by_field(pending):
                values = await self._values(statements, each, parents, arguments, context, found)
                for parent, value in zip(parents, values, strict=True):
                    shaping.put(parent.row, each.key, each.value, value)
            pending = found
            if shaping.nodes:
                pending = pending + await self._fetch(statements, shaping.nodes, arguments, context)

    async def _values(
        self,
        statements: Statements,
        of: DeferredField,
        parents: list[Pending],
        arguments: tuple[Arguments, ...],
        context: RequestContext,
        found: list[Pending],
    ) -> Sequence[Any]:
        """Return the values of a field for its parents; `found` takes the computed fields of nodes read for them."""
        given = arguments[of.slot].values if of.slot is not None else {}
        ids, batch = [each.parent_id for each in parents], self._computed[of.name]
        try:
            async with context.principal.reads:
                if isinstance(batch, ReadingBatch):
                    below = NodesBelow(
                        tuple(_node_selections(of.value)), arguments, partial(statements.compiled, arguments), found
                    )
                    return await batch.read(ids, given, of.selected, below, context)
                return await batch(ids, given, of.selected, context)
        except Exception as error:
            return [error] * len(parents)

    async def _fetch(
        self,
        statements: Statements,
        nodes: list[PendingNode],
        arguments: tuple[Arguments, ...],
        context: RequestContext,
    ) -> list[Pending]:
        """Fetch all nodes by one statement and put them in place; return their computed fields."""
        groups: dict[tuple[int, str], list[PendingNode]] = {}
        for node in nodes:
            groups.setdefault((id(node.selection), node.label), []).append(node)
        members = list(groups.values())
        statement = statements.of(arguments, tuple((group[0].selection, group[0].label) for group in members))
        ids = {str(i): list(dict.fromkeys(node.id for node in group)) for i, group in enumerate(members)}
        with timed("store"):
            async with context.principal.reads:
                row = await self._reads.read(statement, arguments, ids)
        found, reading = statement.read(row, arguments)
        for group, by_id in zip(members, found, strict=True):
            for node in group:
                node.container[node.key] = by_id.get(node.id)
        return reading.pending


def _node_selections(value: Selection | None) -> Iterator[NodeSelection]:
    """Yield the selections of all nodes below a computed field's value."""
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
