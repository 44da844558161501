"""The notebooks of the documentation: their cells, and their outputs when they run.

Each notebook runs in a process of its own against the service in TIRAZH_URL; what it prints is the output of its last
cell. `scripts/renew-docs` writes the outputs into the notebooks.
"""

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Route

from process.address import listen
from resolvers.execution.engine import Engine
from schema.public import GRAPHQL_SCHEMA
from tests.docs.examples import CHECKOUT
from tests.support.service import LIMIT
from tests.transport.conftest import serving
from transport.exports import ExportEndpoint
from transport.graphql_http import GraphQLEndpoint
from transport.static_files import IdeFiles

NOTEBOOKS = sorted((CHECKOUT / "docs" / "notebooks").glob("*.ipynb"))


@contextlib.asynccontextmanager
async def service(engine: Engine) -> AsyncIterator[str]:
    """Serve queries and exports of an engine; yield the address."""
    endpoint = GraphQLEndpoint(IdeFiles(), max_body_size=1_000_000, request_timeout=LIMIT)
    exports = ExportEndpoint(GRAPHQL_SCHEMA, request_timeout=LIMIT)
    app = Starlette(routes=[Route("/graphql", endpoint), Route("/export", exports)])
    app.state.engine = engine
    listener = listen("127.0.0.1", 0)
    async with serving(app, listener):
        yield "http://{}:{}".format(*listener.getsockname())


def code(notebook: Path) -> str:
    """Return the code of all cells."""
    return "\n".join("".join(cell["source"]) for cell in _cells(notebook) if cell["cell_type"] == "code")


async def output(notebook: Path, url: str) -> str:
    """Run a notebook; return what it prints. Raises AssertionError if it fails."""
    return await run(code(notebook), url)


async def run(program: str, url: str) -> str:
    """Run a program against the service; return what it prints. Raises AssertionError if it fails."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        program,
        cwd=CHECKOUT,
        env={**os.environ, "TIRAZH_URL": url, "PYTHONIOENCODING": "utf-8"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    printed, errors = await process.communicate()
    assert process.returncode == 0, errors.decode()
    return printed.decode()


def written_output(notebook: Path) -> str:
    """Return the output that is in the notebook."""
    return "".join(
        "".join(each["text"]) for cell in _cells(notebook) if cell["cell_type"] == "code" for each in cell["outputs"]
    )


def write_output(notebook: Path, text: str) -> None:
    """Write the output of the last cell into the notebook."""
    content = json.loads(notebook.read_text(encoding="utf-8"))
    content["cells"][-1]["outputs"] = [{"name": "stdout", "output_type": "stream", "text": text.splitlines(True)}]
    notebook.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _cells(notebook: Path) -> list[dict[str, Any]]:
    return json.loads(notebook.read_text(encoding="utf-8"))["cells"]
