"""A file is written part by part, and its rows are bounded by its format."""

import tempfile
from dataclasses import replace

import pytest
from graphql import parse

from access.request_context import RequestContext
from export.errors import ExportAborted
from export.files import begin
from export.formats import FORMATS
from export.rows import PageRefused
from resolvers.execution.response import Response
from schema.public import GRAPHQL_SCHEMA
from tests.export.test_rows import QUERY
from tests.export.test_rows import Engine as Rows
from tests.support.service import LIMIT


class Engine(Rows):
    """A list of 2,500 rows, and the data sets. datasets: the response with them."""

    datasets = Response({"data": {"datasets": {"nodes": []}}})

    def document(self, query, variables, operation_name, context):
        return parse(query)

    async def execute(self, query, variables, operation_name, context) -> Response:
        return await super().execute(query, variables, operation_name, context) if variables else self.datasets


async def started(engine):
    return await begin(engine, GRAPHQL_SCHEMA, QUERY, {}, None, RequestContext(), "csv", LIMIT)


async def test_the_parts_hold_all_rows():
    export = await started(Engine())
    content = b"".join([part async for part in export.table(FORMATS["csv"])])
    assert len(content.splitlines()) == 1 + 2500
    assert export.row_count == 2500


async def test_more_rows_than_the_format_holds_abort(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    export = await started(Engine())
    with pytest.raises(ExportAborted) as aborted:
        async for _ in export.table(replace(FORMATS["xlsx"], max_rows=2499)):
            pass
    assert aborted.value.key == "export.too-many-rows"
    assert not list(tmp_path.iterdir())
    export = await started(Engine())
    assert [part async for part in export.table(replace(FORMATS["xlsx"], max_rows=2500))]


async def test_an_export_without_its_origin_is_refused():
    engine = Engine()
    engine.datasets = Response({"errors": [{"message": "x"}]})
    with pytest.raises(PageRefused):
        await started(engine)
