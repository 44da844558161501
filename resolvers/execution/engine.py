"""The engine executes an operation in four steps, each in a module of its own: prepare, bind, read, complete."""

import asyncio
import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from graphql import DocumentNode, GraphQLSchema, print_schema

from access.bounds import Bounds
from access.errors import LimitError
from access.request_context import RequestContext
from access.value_limits import check_values
from graph.data_version import data_version
from graph.query import Catalog
from graph.search import lemmas
from graph.store import Store
from graph.store.batching import BatchingReader
from resolvers.execution.bind import BoundOperation, bind
from resolvers.execution.complete import CompletedOperation, OperationCompleter
from resolvers.execution.computed import Batch, ReadingBatch
from resolvers.execution.errors import OperationTypeNotAllowed, RequestError
from resolvers.execution.operation_record import current_record, timed
from resolvers.execution.plan import plan_of
from resolvers.execution.prepare import OperationPreparer
from resolvers.execution.read import OperationReader
from resolvers.execution.response import Response
from resolvers.execution.warnings import find_warnings
from resolvers.graph_sizes import GraphSizesCache
from resolvers.meaning_model import MeaningModel
from resolvers.recommendation_model import RecommendationModel

#: Seconds that an operation may wait in total for trainings of the recommender.
WAIT = 10.0


class Engine:
    """Executes operations of a schema on a store.

    Parameters
    ----------
    schema, catalog
        The schema without resolvers, and the conditions of its `where` inputs.
    store, reads
        The store, and the reader that sends statements to it.
    computed
        The batch functions of computed fields, by name.
    model
        The recommender, which is built in the background.
    meanings
        The texts that are compared by meaning, which are read on first use.
    sizes
        The graph sizes, from which prices are computed.
    bounds
        The maximum size of an operation.
    generated
        Whether generated code is used if possible; otherwise graphql-core completes all operations.
    wait
        Seconds that the fields of an operation may wait in total for trainings of the recommender.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        catalog: Catalog,
        store: Store,
        reads: BatchingReader,
        computed: Mapping[str, Batch | ReadingBatch],
        model: RecommendationModel,
        meanings: MeaningModel,
        sizes: GraphSizesCache,
        bounds: Bounds,
        *,
        generated: bool = True,
        wait: float = WAIT,
    ):
        self._schema, self._catalog, self._store, self._reads = schema, catalog, store, reads
        self._model, self._meanings, self._sizes, self._bounds, self._wait = model, meanings, sizes, bounds, wait
        self._preparer = OperationPreparer(schema, catalog, bounds)
        self._reader = OperationReader(reads, computed)
        self._completer = OperationCompleter(schema, generated=generated)

    async def start(self) -> None:
        """Load the lemmatiser of the search, and start the background tasks."""
        await asyncio.to_thread(lemmas.load)
        await self._model.start()
        await self._meanings.start()
        await self._sizes.start()

    async def close(self) -> None:
        """Stop the background tasks."""
        await self._sizes.close()
        await self._meanings.close()
        await self._model.close()

    @property
    def is_ready(self) -> bool:
        """True once the recommender has been built."""
        return self._model.version() is not None

    @property
    def generated_count(self) -> int:
        """The number of operations completed by generated code."""
        return self._completer.generated_count

    def figures(self) -> dict[str, Any]:
        """Return the values for the metrics.

        They are the hits and misses of the cache of prepared operations, the batches of reads and the reads in them,
        the data version and the build time of the recommender, and its trainings.
        """
        return {
            "hit": self._preparer.hits,
            "miss": self._preparer.misses,
            "batches": self._reads.batch_count,
            "batched": self._reads.batched_count,
            "data_version": self._model.version(),
            "built": self._model.built_at(),
            **self._model.figures(),
        }

    async def version(self, context: RequestContext) -> str:
        """Return a text that changes whenever answers may change.

        It combines the versions of the data, the recommender, the compared texts and the schema. Raises StoreError and
        LimitError.
        """
        context.admit()
        async with context.principal.reads:
            data = await data_version(self._store)
        return f"{data}.{self._model.version()}.{self._meanings.version()}.{self._schema_hash}"

    @cached_property
    def _schema_hash(self) -> str:
        return hashlib.sha256(print_schema(self._schema).encode()).hexdigest()[:16]

    def document(
        self, query: str, variables: Mapping[str, Any], operation_name: str | None, context: RequestContext
    ) -> DocumentNode:
        """Return the document of an operation that can be executed, with variables within the bounds.

        Raises LimitError, RequestError, OperationTypeNotAllowed.
        """
        context.admit()
        check_values(variables, self._bounds)
        try:
            return self._preparer.prepare(query, operation_name, context.allowed_types).document
        except (RequestError, OperationTypeNotAllowed):
            context.refuse()
            raise

    async def execute(
        self,
        query: str,
        variables: dict[str, Any] | None = None,
        operation_name: str | None = None,
        context: RequestContext | None = None,
    ) -> Response:
        """Return the response to an operation: `data` and `errors`, as defined by GraphQL.

        The response to an operation that is invalid or exceeds a limit has `errors` only. Raises
        OperationTypeNotAllowed; all other errors of the client are in the response.
        """
        context = context or RequestContext()
        context.wait = self._wait
        try:
            with timed("prepare"):
                bound = self._bind(query, variables or {}, operation_name, context)
        except LimitError as error:
            return Response.refusing(error)
        except RequestError as error:
            context.refuse()
            return Response.refusing(error)
        except OperationTypeNotAllowed:
            context.refuse()
            raise
        values = await self._reader.read(bound, context)
        with timed("completion"):
            completed = self._completer.complete(bound, values)
        return await self._extend(completed, bound, context)

    def _bind(
        self, query: str, variables: dict[str, Any], operation_name: str | None, context: RequestContext
    ) -> BoundOperation:
        record = current_record()
        context.admit()
        operation = self._preparer.prepare(query, operation_name, context.allowed_types)
        record.operation_name = operation.name
        bound = bind(operation, variables, self._sizes.current, self._bounds)
        record.cost = bound.cost
        context.spend(bound.cost, bound.most_expensive_part)
        return bound

    async def _extend(self, completed: CompletedOperation, bound: BoundOperation, context: RequestContext) -> Response:
        """Return the response with its `extensions`: warnings, and the cost and the plan if requested."""
        response, extensions = completed.response, dict[str, Any]()
        if warnings := await find_warnings(self._catalog, self._reads, bound, response["data"] or {}, context):
            extensions["warnings"] = warnings
        if context.shows_cost:
            extensions["cost"] = context.cost_report()
        if context.shows_plan:
            extensions["plan"] = plan_of(bound, fast_path=completed.generated)
        if extensions:
            response["extensions"] = extensions
        return response
