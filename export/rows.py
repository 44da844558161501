"""The rows of an export, read page by page through the engine."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from access.request_context import RequestContext
from errors import ErrorCode
from export.errors import ExportAborted
from export.paging import AFTER, PAGE, SIZE, VERSION, PagedOperation
from resolvers.execution.response import Response

#: Rows in a page. A page that costs too much, or whose list has smaller pages, is halved.
PAGE_SIZE = 1000


class Executor(Protocol):
    """The part of the engine that an export uses; see `resolvers.execution.engine`."""

    async def execute(
        self, query: str, variables: dict[str, Any] | None, operation_name: str | None, context: RequestContext
    ) -> Response: ...


class PageRefused(Exception):
    """The first page has errors: the response to the client."""

    def __init__(self, response: Response):
        super().__init__(response)
        self.response = response


@dataclass(frozen=True, slots=True)
class Page:
    """A page of rows. version: of the data. cursor: the start of the next page; None for the last page."""

    rows: list[Mapping[str, Any]]
    version: int
    cursor: str | None


class RowReader:
    """Reads the pages of an operation one after the other; each is priced and charged like a query.

    timeout: seconds for each page.
    """

    def __init__(
        self,
        engine: Executor,
        operation: PagedOperation,
        variables: Mapping[str, Any],
        context: RequestContext,
        timeout: float,
    ):
        self._engine, self._operation, self._variables = engine, operation, dict(variables)
        self._context, self._timeout, self._size = context, timeout, PAGE_SIZE

    async def first(self) -> Page:
        """Return the first page. Raises PageRefused."""
        operation = self._operation
        if operation.items is None:
            response = await self._execute(self._variables)
            if "errors" in response:
                raise PageRefused(response)
            return self._page(response)
        while True:
            size = self._size if operation.limit is None else min(self._size, operation.limit)
            response = await self._execute({**self._variables, SIZE: size, AFTER: operation.after})
            if "errors" not in response:
                return self._page(response)
            if size <= 1 or not _is_too_large(response):
                raise PageRefused(response)
            self._size = size // 2

    async def rest(self, first: Page) -> AsyncIterator[Page]:
        """Yield the pages after the first. Wait if the client's rate limit is exhausted. Raises ExportAborted."""
        page, read, limit = first, len(first.rows), self._operation.limit
        while page.cursor is not None and (limit is None or read < limit):
            size = self._size if limit is None else min(self._size, limit - read)
            response = await self._execute({**self._variables, SIZE: size, AFTER: page.cursor})
            if response.retry_after is not None:
                await asyncio.sleep(response.retry_after)
                continue
            if "errors" in response:
                raise ExportAborted
            page = self._page(response)
            if page.version != first.version:
                raise ExportAborted
            read += len(page.rows)
            yield page

    async def _execute(self, variables: dict[str, Any]) -> Response:
        context = RequestContext(self._context.principal, allowed_types=self._context.allowed_types)
        async with asyncio.timeout(self._timeout):
            return await self._engine.execute(self._operation.text, variables, None, context)

    def _page(self, response: Response) -> Page:
        value: Any = response["data"]
        for key in self._operation.path:
            value = None if value is None else value[key]
        version = response["data"][VERSION]
        if self._operation.items is None:
            rows = value if isinstance(value, list) else [] if value is None else [value]
            rows = [row for row in rows if row is not None]
            if (nested := self._operation.nested) is not None:
                rows = [{**row, nested: each} for row in rows for each in row[nested]]
            return Page(rows, version, None)
        if value is None:
            return Page([], version, None)
        page = value[PAGE]
        return Page(value[self._operation.items], version, page["endCursor"] if page["hasNextPage"] else None)


def _is_too_large(response: Response) -> bool:
    codes = {error.get("extensions", {}).get("code") for error in response["errors"]}
    return not codes.isdisjoint({ErrorCode.TOO_COSTLY, ErrorCode.BAD_PAGE})
