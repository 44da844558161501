"""`python -m graph.export --query Q.graphql --format parquet`: write the rows of a query to a file.

It reads the store that the settings name; a service that uses the embedded store must be stopped, or asked for the file
by HTTP. Exit codes: 0 success; 2 an invalid query or command; 3 the store is unavailable or in use, or a page failed.
"""

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from access.errors import LimitError
from access.request_context import ONLY_QUERY, RequestContext
from errors import ServiceError
from export.about import DATASETS, About
from export.formats import FORMATS, RUSSIAN_FORMATS
from export.paging import paged_operation
from export.rows import PageRefused, RowReader
from export.subgraph import EXTENSIONS, graph_of, written
from graph.store import StoreError, open_store
from messages import Language
from resolvers.execution.engine import Engine
from resolvers.execution.errors import OperationTypeNotAllowed, RequestError
from resolvers.service import create_engine
from schema.public import GRAPHQL_SCHEMA
from settings import Settings, SettingsError

OK, BAD_QUERY, NO_STORE = 0, 2, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Return its exit code."""
    options = _options(arguments)
    language: Language = options.lang
    try:
        settings = Settings.from_environment(**({"store_dir": options.store_dir} if options.store_dir else {}))
        return asyncio.run(_export(options, settings))
    except SettingsError as error:
        print(error.sentence(language), file=sys.stderr)
        return BAD_QUERY
    except StoreError as error:
        print(error.sentence(language), file=sys.stderr)
        return NO_STORE


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m graph.export", description=__doc__)
    parser.add_argument("--query", type=Path, required=True, help="a file with a GraphQL document")
    parser.add_argument("--variables", type=json.loads, default={}, metavar="JSON", help="the variables")
    parser.add_argument("--operation", default=None, metavar="NAME", help="the operation of a document with several")
    parser.add_argument("--format", choices=(*FORMATS, *EXTENSIONS), default="csv")
    parser.add_argument("--lang", choices=("en", "ru"), default="en", help="ru writes CSV for Excel in Russian")
    parser.add_argument("--out", type=Path, default=None, help="the file to write; export.FORMAT by default")
    parser.add_argument("--store-dir", type=Path, default=None, help="the folder of the embedded store")
    return parser.parse_args(arguments)


async def _export(options: argparse.Namespace, settings: Settings) -> int:
    store = await open_store(settings)
    try:
        engine = create_engine(store)
        await engine.start()
        try:
            return await _write(engine, options, settings.request_timeout)
        finally:
            await engine.close()
    finally:
        await store.close()


async def _write(engine: Engine, options: argparse.Namespace, timeout: float) -> int:
    """Write the file under a temporary name, and rename it when it is complete."""
    out = options.out or Path(f"export.{options.format}")
    text, context = options.query.read_text(encoding="utf-8"), RequestContext(allowed_types=ONLY_QUERY)
    partial = out.with_name(f"{out.name}.part")
    try:
        document = engine.document(text, options.operation, context)
        operation = paged_operation(
            GRAPHQL_SCHEMA, document, options.operation, options.variables, whole=options.format in EXTENSIONS
        )
        reader = RowReader(engine, operation, options.variables, context, timeout)
        page: Any = await reader.first()
        about = About(
            datetime.now(UTC).date().isoformat(),
            page.version,
            text,
            options.variables,
            (await engine.execute(DATASETS))["data"]["datasets"]["nodes"],
        )
        count = 0
        with partial.open("wb") as file:
            if options.format in EXTENSIONS:
                file.write(written(graph_of(page.rows, operation.columns, about), options.format))
            else:
                table = (RUSSIAN_FORMATS if options.lang == "ru" else FORMATS)[options.format]
                writer, pages = table.writer(operation.columns, about), reader.rest(page)
                while page is not None:
                    count += len(page.rows)
                    file.write(writer.write(page.rows))
                    page = await anext(pages, None)
                file.writelines(writer.finish())
        os.replace(partial, out)
    except PageRefused as error:
        print(*(each["message"] for each in error.response["errors"]), sep="\n", file=sys.stderr)
        return BAD_QUERY
    except (ServiceError, OperationTypeNotAllowed) as error:
        sentence = error.sentence(options.lang) if isinstance(error, ServiceError) else "Only a query can be exported."
        print(sentence, file=sys.stderr)
        return BAD_QUERY if isinstance(error, (LimitError, RequestError)) else NO_STORE
    finally:
        partial.unlink(missing_ok=True)
    print(f"{out}: {count} rows", file=sys.stderr)
    return OK


if __name__ == "__main__":
    sys.exit(main())
