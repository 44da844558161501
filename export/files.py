"""Start an export, and write its file: over HTTP and on the command line."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

import networkx as nx
from graphql import DocumentNode, GraphQLSchema

from access.request_context import RequestContext
from export.about import DATASETS, About
from export.errors import ExportAborted
from export.formats.format import Format
from export.paging import PagedOperation, paged_operation
from export.rows import Executor, Page, PageRefused, RowReader
from export.subgraph import EXTENSIONS, graph_of


class Engine(Executor, Protocol):
    """The part of the engine that an export uses; see `resolvers.execution.engine`."""

    def document(
        self, query: str, variables: Mapping[str, Any], operation_name: str | None, context: RequestContext
    ) -> DocumentNode: ...


@dataclass(slots=True)
class Export:
    """An export whose first page has been read. row_count: the number of rows written so far."""

    operation: PagedOperation
    about: About
    reader: RowReader
    first: Page
    row_count: int = 0

    async def table(self, table: Format) -> AsyncGenerator[bytes, None]:
        """Yield the parts of a table.

        Raises
        ------
        ExportAborted
            A later page failed, the data changed, or the format cannot hold all rows.
        TimeoutError
            A later page took too long.
        """
        writer = await asyncio.to_thread(table.writer, self.operation.columns, self.about)
        try:
            page: Page | None = self.first
            pages = self.reader.rest(self.first)
            while page is not None:
                self.row_count += len(page.rows)
                if table.max_rows is not None and self.row_count > table.max_rows:
                    raise ExportAborted("export.too-many-rows", limit=table.max_rows)
                # The next page is read while this one is written.
                content, page = await asyncio.gather(asyncio.to_thread(writer.write, page.rows), anext(pages, None))
                if content:
                    yield content
            parts = writer.finish()
            while (part := await asyncio.to_thread(next, parts, None)) is not None:
                yield part
        finally:
            writer.close()

    def graph(self) -> nx.MultiDiGraph:
        """Return the graph of a neighbourhood or of paths. Raises ExportError if the query has none."""
        return graph_of(self.first.rows, self.operation.columns, self.about)


async def begin(
    engine: Engine,
    schema: GraphQLSchema,
    text: str,
    variables: Mapping[str, Any],
    operation_name: str | None,
    context: RequestContext,
    format_: str,
    timeout: float,
) -> Export:
    """Read the first page of a query. timeout: seconds for each page.

    Raises
    ------
    ExportError
        The query has no rows.
    PageRefused, RequestError, LimitError, OperationTypeNotAllowed
        The query is invalid, or exceeds a limit.
    TimeoutError
        The page took too long.
    """
    document = engine.document(text, variables, operation_name, context)
    operation = paged_operation(schema, document, operation_name, variables, whole=format_ in EXTENSIONS)
    reader = RowReader(engine, operation, variables, context, timeout)
    first = await reader.first()
    datasets = await engine.execute(DATASETS, None, None, RequestContext(context.principal))
    if "errors" in datasets:
        raise PageRefused(datasets)
    today = datetime.now(UTC).date().isoformat()
    about = About(today, first.version, text, variables, datasets["data"]["datasets"]["nodes"])
    return Export(operation, about, reader, first)
