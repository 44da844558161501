"""The Neo4j that all servers of the benchmark share, with the generated graph."""

import asyncio
import contextlib
import json
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j

from benchmarks.http.data import write_folder
from graph.load import load_folder
from graph.store import open_store
from settings import Settings
from tests.support.neo4j_server import DATABASE, USER, Neo4jServer

HEAP, PAGE_CACHE = ("1g", "1g"), "512m"
#: What @neo4j/graphql searches with: it takes an index by name. The service has indexes of its own.
FULL_TEXT = "benchmark_projects"
#: Seconds that a statement may take where the whole graph is read.
PATIENCE = 600


@dataclass(frozen=True, slots=True)
class Database:
    """Where it is, its process, and what is in it."""

    uri: str
    user: str
    password: str
    name: str
    pid: int | None
    nodes: int
    relationships: int


@contextlib.contextmanager
def started(scale: int, kept: Path | None = None) -> Iterator[Database]:
    """A server with the graph of this scale. kept: a folder in which it stays, and is found again the next time."""
    with contextlib.ExitStack() as stack:
        home = kept or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        made = home / f"made-{scale}.json"
        if made.exists():
            password = json.loads(made.read_text())["password"]
        else:
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir(parents=True)
            password = secrets.token_urlsafe(16)
        server = Neo4jServer(home, password=password, heap=HEAP, page_cache=PAGE_CACHE)
        stack.callback(server.stop)
        if not made.exists():
            asyncio.run(_fill(server, home / "synthetic", scale))
            made.write_text(json.dumps({"password": password}))
        with neo4j.GraphDatabase.driver(server.uri, auth=(USER, server.password)) as driver:

            def count(statement: str) -> int:
                return driver.execute_query(statement, database_=DATABASE).records[0][0]

            yield Database(
                server.uri,
                USER,
                server.password,
                DATABASE,
                server.pid,
                count("MATCH (n) RETURN count(n)"),
                count("MATCH ()-->() RETURN count(*)"),
            )


async def _fill(server: Neo4jServer, folder: Path, scale: int) -> None:
    write_folder(folder, scale)
    store = await open_store(
        Settings(neo4j_uri=server.uri, neo4j_user=USER, neo4j_password=server.password, neo4j_database=DATABASE)
    )
    try:
        await load_folder(store, folder)
        await store.write(
            (f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:Project) ON EACH [n.nameRu, n.nameEn]", {})
        )
        await store.write((f"CALL db.awaitIndexes({PATIENCE})", {}))
    finally:
        await store.close()
