"""Pages of an export: their sizes, their bound, waiting for the rate limit, and a change of the data."""

import pytest
from graphql import parse

from access.errors import RATE_LIMITED, TOO_COSTLY, LimitError
from access.request_context import RequestContext
from export.errors import ExportAborted
from export.paging import AFTER, PAGE, SIZE, VERSION, paged_operation
from export.rows import PageRefused, RowReader
from resolvers.execution.response import Response
from schema.public import GRAPHQL_SCHEMA
from tests.support.service import LIMIT

QUERY = "query($n: Int) { practices(first: $n) { nodes { id } } }"


class Engine:
    """A list of 2,500 rows in pages of at most `largest`. errors: the responses to some requests, by their number."""

    def __init__(self, largest: int = 1000, errors=None, versions=(1,)):
        self.sizes: list[int] = []
        self._largest, self._errors, self._versions = largest, errors or {}, versions

    async def execute(self, query, variables, operation_name, context) -> Response:
        size, after = variables[SIZE], int(variables[AFTER] or 0)
        self.sizes.append(size)
        if error := self._errors.get(len(self.sizes)):
            return Response.refusing(error)
        if size > self._largest:
            return Response.refusing(LimitError(TOO_COSTLY, cost=size, limit=self._largest, part="x", its_cost=size))
        end = min(after + size, 2500)
        page = {"hasNextPage": end < 2500, "endCursor": str(end)}
        version = self._versions[min(len(self.sizes), len(self._versions)) - 1]
        nodes = [{"id": str(i)} for i in range(after, end)]
        return Response({"data": {"practices": {"nodes": nodes, PAGE: page}, VERSION: version}})


async def rows(engine, **variables) -> list[str]:
    operation = paged_operation(GRAPHQL_SCHEMA, parse(QUERY), None, variables)
    reader = RowReader(engine, operation, variables, RequestContext(), LIMIT)
    first = await reader.first()
    found = [row["id"] for row in first.rows]
    async for page in reader.rest(first):
        found += [row["id"] for row in page.rows]
    return found


async def test_all_rows_are_read_in_the_largest_pages():
    engine = Engine()
    assert await rows(engine) == [str(i) for i in range(2500)]
    assert engine.sizes == [1000, 1000, 1000]


async def test_pages_that_cost_too_much_are_halved():
    engine = Engine(largest=300)
    assert len(await rows(engine)) == 2500
    assert engine.sizes == [1000, 500, *[250] * 10]


async def test_the_bound_of_the_query_ends_the_rows():
    engine = Engine()
    assert len(await rows(engine, n=1200)) == 1200
    assert engine.sizes == [1000, 200]


async def test_a_later_page_waits_for_the_rate_limit_and_the_first_is_refused():
    limited = LimitError(RATE_LIMITED, limit=1, seconds=0)
    assert len(await rows(Engine(errors={2: limited}))) == 2500
    with pytest.raises(PageRefused) as refused:
        await rows(Engine(errors={1: limited}))
    assert refused.value.response.status == 429


async def test_a_failed_page_or_a_change_of_the_data_aborts():
    failed = LimitError(TOO_COSTLY, cost=1, limit=1, part="x", its_cost=1)
    for engine in (Engine(errors={2: failed}), Engine(versions=(1, 1, 2))):
        with pytest.raises(ExportAborted):
            await rows(engine)
