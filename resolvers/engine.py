"""The engine: an operation in, a response out, with one statement for each root field."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from graphql import GraphQLSchema, OperationType
from graphql.execution.values import VariableValues

from graph.query.arguments import Arguments
from graph.query.conditions import Catalog
from graph.query.rows import Pending
from graph.query.selection import ComputedField
from graph.store import Store
from resolvers.completion import complete, install
from resolvers.computed import Batch, Shaping, Wanted
from resolvers.errors import RequestError, public_error
from resolvers.operations import Operations, Root


class Background(Protocol):
    """Something that works beside the requests, from `start` (which returns at once) to `close`."""

    async def start(self) -> None: ...

    async def close(self) -> None: ...


class Engine:
    """Executes operations of the public schema on a store.

    Parameters
    ----------
    schema, catalog
        The schema, and the conditions that its `where` inputs stand for.
    store
        Where statements are sent.
    computed
        The batch functions of computed fields, by name.
    background
        What works beside the requests.
    """

    def __init__(self, schema: GraphQLSchema, catalog: Catalog, store: Store, computed: Mapping[str, Batch],
                 background: Background):
        install(schema)
        self.start, self.close = background.start, background.close
        self._schema, self._store, self._computed = schema, store, computed
        self._operations = Operations(schema, catalog)

    def operation_type(self, query: str, operation_name: str | None = None) -> OperationType | None:
        """The kind of an operation; None for one that cannot be executed."""
        try:
            return self._operations.prepare(query, operation_name).type
        except RequestError:
            return None

    async def execute(self, query: str, variables: dict[str, Any] | None = None,
                      operation_name: str | None = None) -> dict[str, Any]:
        """The response to an operation, as GraphQL defines it: `data` and `errors`.

        An operation that cannot be executed at all has errors only. Raises nothing for a mistake of the client.
        """
        given = variables or {}
        try:
            operation = self._operations.prepare(query, operation_name)
            values = operation.variables(given)
            roots = operation.roots(values, given)
        except RequestError as error:
            return {"errors": [e.formatted for e in error.errors]}
        fetched = await asyncio.gather(*(self._root(root, values) for root in roots))
        data = dict(zip((root.selection.key for root in roots), fetched, strict=True))
        result = complete(self._schema, operation, data, given)
        response: dict[str, Any] = {"data": result.data}
        if result.errors:
            response["errors"] = [public_error(error).formatted for error in result.errors]
        return response

    async def _root(self, root: Root, variables: VariableValues) -> Any:
        """The value of a root field, or the exception that is its error."""
        try:
            arguments = root.arguments(variables)
            field = root.selection.field
            if isinstance(field, ComputedField):
                holder: dict[str, Any] = {}
                await self._work_out(root, [Pending(field, "", holder)], arguments)
                return holder[field.key]
            statement = root.statement(arguments)
            row = await self._store.read(statement.text, statement.bind(arguments))
            value, reading = statement.read(row, arguments)
            await self._work_out(root, reading.pending, arguments)
            return value
        except Exception as error:
            return error

    async def _work_out(self, root: Root, pending: list[Pending], arguments: tuple[Arguments, ...]) -> None:
        """Fills in computed fields, and those of the nodes that they name, until none is left."""
        while pending:
            shaping = Shaping()
            for field, parents in _by_field(pending):
                values = await self._batch(field, parents, arguments)
                for parent, value in zip(parents, values, strict=True):
                    shaping.put(parent.row, field.key, field.value, value)
            pending = await self._fetch(root, shaping.wanted, arguments) if shaping.wanted else []

    async def _batch(self, field: ComputedField, parents: list[Pending],
                     arguments: Sequence[Arguments]) -> Sequence[Any]:
        given = arguments[field.slot].values if field.slot is not None else {}
        try:
            return await self._computed[field.name]([p.parent_id for p in parents], given)
        except Exception as error:
            return [error] * len(parents)

    async def _fetch(self, root: Root, wanted: list[Wanted], arguments: tuple[Arguments, ...]) -> list[Pending]:
        """Fetches all wanted nodes by one statement and puts them in place; returns what is computed in them."""
        groups: dict[tuple[int, str], list[Wanted]] = {}
        for want in wanted:
            groups.setdefault((id(want.selection), want.label), []).append(want)
        members = list(groups.values())
        statement = root.fetch(tuple((group[0].selection, group[0].label) for group in members), arguments)
        ids = {str(i): list(dict.fromkeys(w.id for w in group)) for i, group in enumerate(members)}
        row = await self._store.read(statement.text, statement.bind(arguments, ids))
        found, reading = statement.read(row, arguments)
        for group, nodes in zip(members, found, strict=True):
            for want in group:
                want.container[want.key] = nodes.get(want.id)
        return reading.pending


def _by_field(pending: list[Pending]) -> list[tuple[ComputedField, list[Pending]]]:
    groups: dict[int, list[Pending]] = {}
    for item in pending:
        groups.setdefault(id(item.field), []).append(item)
    return [(items[0].field, items) for items in groups.values()]


