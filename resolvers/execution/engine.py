"""The engine: an operation in, a response out, with one statement for each root field."""

import asyncio
import contextlib
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

from graphql import GraphQLSchema, OperationType, print_schema

from access import UNLIMITED, Asking, Bounds, Client, LimitError
from graph.batching import Reads
from graph.data_version import data_version
from graph.query.arguments import Arguments
from graph.query.conditions import Catalog
from graph.query.errors import QueryError
from graph.query.rows import Pending
from graph.query.selection import ComputedField
from graph.query.statement import Statement
from graph.store import Store, StoreError
from resolvers.execution.binding import BoundOperation, bind
from resolvers.execution.completion.arbiter import complete, install
from resolvers.execution.completion.codegen import Done, Unusual
from resolvers.execution.completion.rows import Direct
from resolvers.execution.computed import Batch, Shaping, Wanted
from resolvers.execution.deadline import WAIT, deadline
from resolvers.execution.errors import RequestError, public_error
from resolvers.execution.observation import observed, part
from resolvers.execution.operations import Operation, Operations, Pattern, Root
from resolvers.execution.plan import plan_of
from resolvers.execution.response import Response
from resolvers.execution.warnings import WAIT as WARNINGS_WAIT
from resolvers.execution.warnings import has_conditions, missing_properties
from resolvers.graph_sizes import GraphSizesCache


class Background(Protocol):
    """Something that works beside the requests, from `start` (which returns at once) to `close`."""

    async def start(self) -> None: ...

    async def close(self) -> None: ...

    def made_from(self) -> int | None:
        """The data version that it works with now; None while it is not ready."""

    def built(self) -> float | None:
        """Since when, in Unix time."""

    def figures(self) -> dict[str, int]:
        """For the metrics: its trainings by their state."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The row of a root field's statement, not yet read."""

    row: list
    statement: Statement
    arguments: tuple[Arguments, ...]
    complete: Direct

    def value(self) -> Any:
        """The value of the root field, or the exception that is its error."""
        try:
            return self.statement.read(self.row, self.arguments)[0]
        except Exception as error:
            return error


class Engine:
    """Executes operations of the public schema on a store.

    Parameters
    ----------
    schema, catalog
        The schema, and the conditions that its `where` inputs stand for.
    store, reads
        Where statements are sent, and how.
    computed
        The batch functions of computed fields, by name.
    background
        What works beside the requests.
    sizes
        The sizes of the graph, from which prices are made.
    bounds
        How large an operation may be.
    generated
        Whether generated code completes what it can; else graphql-core completes all.
    wait
        Seconds that the fields of an operation may wait in all for something that the background makes first.

    Attributes
    ----------
    generated_count, arbitrated_count
        Operations that were completed by generated code, and by graphql-core.
    """

    def __init__(self, schema: GraphQLSchema, catalog: Catalog, store: Store, reads: Reads,
                 computed: Mapping[str, Batch], background: Background, sizes: GraphSizesCache, bounds: Bounds, *,
                 generated: bool = True, wait: float = WAIT):
        install(schema)
        self._background, self._sizes, self._wait = background, sizes, wait
        self._made_from, self._built, self._figures_beside = background.made_from, background.built, background.figures
        self._schema, self._store, self._computed = schema, store, computed
        self._reads = reads
        self._generated = generated
        self.generated_count = self.arbitrated_count = 0
        self._bounds = bounds
        self._operations = Operations(schema, catalog, bounds)
        self._catalog = catalog

    def operation_type(self, query: str, operation_name: str | None = None) -> OperationType | None:
        """The kind of an operation, also of one that does not fit the schema; None where there is none."""
        try:
            return self._operations.type_of(query, operation_name)
        except (RequestError, LimitError):
            return None

    async def start(self) -> None:
        """Begins what works beside the requests."""
        await self._background.start()
        await self._sizes.start()

    async def close(self) -> None:
        """Ends what works beside the requests."""
        await self._sizes.close()
        await self._background.close()

    @property
    def is_ready(self) -> bool:
        """Whether everything is there that works beside the requests."""
        return self._made_from() is not None

    def figures(self) -> dict[str, Any]:
        """For the metrics: operations that were found prepared (hit) or not (miss), statements that carried several
        reads and those reads, the data version of what works beside the requests, when that was built, and its own."""
        kept, reads = self._operations.kept, self._reads
        return {"hit": kept.hits, "miss": kept.misses, "batches": reads.batch_count, "batched": reads.batched_count,
                "data_version": self._made_from(), "built": self._built(), **self._figures_beside()}

    async def version(self, asking: Asking = UNLIMITED) -> str:
        """Another text whenever answers may be other ones: the versions of the data, of what is made from them, and
        of the schema. Raises StoreError and LimitError."""
        async with asking.client.reads:
            data = await data_version(self._store)
        return f"{data}.{self._made_from()}.{self._schema_hash}"

    @cached_property
    def _schema_hash(self) -> str:
        return hashlib.sha256(print_schema(self._schema).encode()).hexdigest()[:16]

    async def execute(self, query: str, variables: dict[str, Any] | None = None,
                      operation_name: str | None = None, asking: Asking = UNLIMITED) -> Response:
        """The response to an operation, as GraphQL defines it: `data` and `errors`.

        An operation that cannot be executed at all, or that is more than the asker may have, has errors only. Raises
        nothing for a mistake of the client.
        """
        given = variables or {}
        observation = observed()
        try:
            with part("prepare"):
                asking.admit()
                operation = self._operations.prepare(query, operation_name)
                observation.operation_name = operation.name
                values = operation.variables(given)
                pattern = operation.pattern(values, given)
                bound = bind(pattern, values, self._sizes.current, self._bounds)
                observation.cost = bound.cost
                asking.spend(bound.cost, bound.dearest)
        except LimitError as error:
            return Response.refusing(error)
        except RequestError as error:
            asking.refuse()
            return Response.refusing(error)
        with deadline(self._wait):
            # A single field needs no task of its own.
            fetched = ([await self._root(*bound.roots[0], asking.client)] if len(bound.roots) == 1
                       else await asyncio.gather(*(self._root(*each, asking.client) for each in bound.roots)))
        data = dict(zip((root.selection.key for root, _ in bound.roots), fetched, strict=True))
        with part("completion"):
            response, fast = self._completed(operation, pattern, data, given)
        warnings = await self._warnings(bound, response["data"] or {}, asking)
        if warnings:
            response.setdefault("extensions", {})["warnings"] = warnings
        if asking.cost:
            response.setdefault("extensions", {})["cost"] = asking.told_cost(bound.cost)
        if asking.plan:
            response.setdefault("extensions", {})["plan"] = plan_of(bound, fast_path=fast)
        return response

    async def _warnings(self, bound: BoundOperation, data: Mapping[str, Any], asking: Asking) -> list[dict[str, Any]]:
        """Warnings of empty lists, as far as they are found in time. Each examination costs the client the operation
        once more."""
        warnings: list[dict[str, Any]] = []
        end = asyncio.get_running_loop().time() + WARNINGS_WAIT
        for root, arguments in bound.roots:
            value = data.get(root.selection.key)
            if value is None or isinstance(arguments, Exception) or not has_conditions(root, arguments):
                continue
            with contextlib.suppress(StoreError, LimitError, QueryError, TimeoutError):
                async with asyncio.timeout_at(end):
                    warnings += await missing_properties(self._catalog, self._reads, asking, bound.cost, root,
                                                         arguments, value)
        return warnings

    def _completed(self, operation: Operation, pattern: Pattern, data: dict[str, Any],
                   given: dict[str, Any]) -> tuple[Response, bool]:
        """The response to fetched root values, and whether generated code made it."""
        if pattern.completion and self._generated:
            with contextlib.suppress(Unusual):
                done = {key: Done(value.complete(value.row, value.arguments)) if value.__class__ is Fetched else value
                        for key, value in data.items()}
                response = Response({"data": pattern.completion(done)})
                self.generated_count += 1
                return response, True
        self.arbitrated_count += 1
        read = {key: value.value() if value.__class__ is Fetched else value for key, value in data.items()}
        result = complete(self._schema, operation, read, given)
        if not result.errors:
            return Response({"data": result.data}), False
        public = [public_error(error) for error in result.errors]
        return Response({"data": result.data, "errors": [each.error.formatted for each in public]},
                        [each.cause for each in public]), False

    async def _root(self, root: Root, arguments: tuple[Arguments, ...] | Exception, client: Client) -> Any:
        """The value of a root field, its row where that is all there is to it, or the exception that is its error."""
        if isinstance(arguments, Exception):
            return arguments
        try:
            field = root.selection.field
            if isinstance(field, ComputedField):
                holder: dict[str, Any] = {}
                await self._work_out(root, [Pending(field, "", holder)], arguments, client)
                return holder[field.key]
            statement = root.statement(arguments)
            with part("store"):
                async with client.reads:
                    row = await self._reads.read(statement, arguments)
            if direct := root.direct(statement):
                return Fetched(row, statement, arguments, direct)
            value, reading = statement.read(row, arguments)
            await self._work_out(root, reading.pending, arguments, client)
            return value
        except Exception as error:
            return error

    async def _work_out(self, root: Root, pending: list[Pending], arguments: tuple[Arguments, ...],
                        client: Client) -> None:
        """Fills in computed fields, and those of the nodes that they name, until none is left."""
        while pending:
            shaping = Shaping()
            for field, parents in _by_field(pending):
                values = await self._batch(field, parents, arguments, client)
                for parent, value in zip(parents, values, strict=True):
                    shaping.put(parent.row, field.key, field.value, value)
            pending = await self._fetch(root, shaping.wanted, arguments, client) if shaping.wanted else []

    async def _batch(self, field: ComputedField, parents: list[Pending],
                     arguments: Sequence[Arguments], client: Client) -> Sequence[Any]:
        given = arguments[field.slot].values if field.slot is not None else {}
        try:
            async with client.reads:
                return await self._computed[field.name]([p.parent_id for p in parents], given, field.selected)
        except Exception as error:
            return [error] * len(parents)

    async def _fetch(self, root: Root, wanted: list[Wanted], arguments: tuple[Arguments, ...],
                     client: Client) -> list[Pending]:
        """Fetches all wanted nodes by one statement and puts them in place; returns what is computed in them."""
        groups: dict[tuple[int, str], list[Wanted]] = {}
        for want in wanted:
            groups.setdefault((id(want.selection), want.label), []).append(want)
        members = list(groups.values())
        statement = root.fetch(tuple((group[0].selection, group[0].label) for group in members), arguments)
        ids = {str(i): list(dict.fromkeys(w.id for w in group)) for i, group in enumerate(members)}
        with part("store"):
            async with client.reads:
                row = await self._reads.read(statement, arguments, ids)
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


