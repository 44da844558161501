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
from pathlib import Path
from typing import Any

from access.errors import LimitError
from access.request_context import ONLY_QUERY, RequestContext
from errors import ServiceError
from export.errors import ExportError
from export.files import begin
from export.formats import FORMATS, RUSSIAN_FORMATS
from export.rows import PageRefused
from export.subgraph import EXTENSIONS, written
from graph.store import StoreError, open_store
from messages import Language, Message
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
        text = options.query.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        print(f"{options.query}: {error}", file=sys.stderr)
        return BAD_QUERY
    try:
        settings = Settings.from_environment(**({"store_dir": options.store_dir} if options.store_dir else {}))
        return asyncio.run(_export(text, options, settings))
    except SettingsError as error:
        print(error.sentence(language), file=sys.stderr)
        return BAD_QUERY
    except StoreError as error:
        print(error.sentence(language), file=sys.stderr)
        return NO_STORE


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m graph.export", description=__doc__)
    parser.add_argument("--query", type=Path, required=True, help="a file with a GraphQL document")
    parser.add_argument("--variables", type=_variables, default={}, metavar="JSON", help="the variables")
    parser.add_argument("--operation", default=None, metavar="NAME", help="the operation of a document with several")
    parser.add_argument("--format", choices=(*FORMATS, *EXTENSIONS), default="csv")
    parser.add_argument("--lang", choices=("en", "ru"), default="en", help="ru writes CSV for Excel in Russian")
    parser.add_argument("--out", type=Path, default=None, help="the file to write; export.FORMAT by default")
    parser.add_argument("--store-dir", type=Path, default=None, help="the folder of the embedded store")
    return parser.parse_args(arguments)


async def _export(text: str, options: argparse.Namespace, settings: Settings) -> int:
    store = await open_store(settings)
    try:
        engine = create_engine(store)
        await engine.start()
        try:
            return await _write(engine, text, options, settings.request_timeout)
        finally:
            await engine.close()
    finally:
        await store.close()


async def _write(engine: Engine, text: str, options: argparse.Namespace, timeout: float) -> int:
    """Write the file under a temporary name, and rename it when it is complete."""
    out = options.out or Path(f"export.{options.format}")
    partial = out.with_name(f"{out.name}.part")
    context = RequestContext(allowed_types=ONLY_QUERY)
    try:
        with partial.open("wb") as file:
            export = await begin(
                engine, GRAPHQL_SCHEMA, text, options.variables, options.operation, context, options.format, timeout
            )
            if options.format in EXTENSIONS:
                graph = export.graph()
                file.write(written(graph, options.format))
                written_size = f"{len(graph)} nodes, {graph.number_of_edges()} links"
            else:
                table = (RUSSIAN_FORMATS if options.lang == "ru" else FORMATS)[options.format]
                async for part in export.table(table):
                    file.write(part)
                written_size = f"{export.row_count} rows"
        os.replace(partial, out)
    except PageRefused as error:
        print(*(each["message"] for each in error.response["errors"]), sep="\n", file=sys.stderr)
        return BAD_QUERY
    except TimeoutError:
        print(Message("http.too-slow", {"seconds": timeout}).text(options.lang), file=sys.stderr)
        return NO_STORE
    except OSError as error:
        print(error, file=sys.stderr)
        return BAD_QUERY
    except (ServiceError, OperationTypeNotAllowed) as error:
        shown = error if isinstance(error, ServiceError) else ExportError("export.only-query")
        print(shown.sentence(options.lang), file=sys.stderr)
        return BAD_QUERY if isinstance(shown, (ExportError, LimitError, RequestError)) else NO_STORE
    finally:
        partial.unlink(missing_ok=True)
    print(f"{out}: {written_size}", file=sys.stderr)
    return OK


def _variables(text: str) -> dict[str, Any]:
    """Return the variables in an argument. Raises ValueError."""
    variables = json.loads(text)
    if not isinstance(variables, dict):
        raise ValueError(text)
    return variables


if __name__ == "__main__":
    sys.exit(main())
