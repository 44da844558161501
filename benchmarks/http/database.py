"""The shared Neo4j of the benchmark, with the generated graph."""

import contextlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import neo4j

from benchmarks.http.data import write_folder
from settings import CHECKOUT
from tests.support.neo4j_server import DATABASE, USER, Neo4jServer

HEAP, PAGE_CACHE = ("1g", "1g"), "512m"
#: The index that @neo4j/graphql refers to by name. The service has indexes of its own.
FULL_TEXT = "benchmark_projects"
#: Seconds to wait for the index.
TIMEOUT = 600


@dataclass(frozen=True, slots=True)
class Database:
    """The address, credentials, process and sizes of a database."""

    uri: str
    user: str
    password: str
    name: str
    pid: int | None
    nodes: int
    relationships: int


@contextlib.contextmanager
def started(scale: int, folder: Path | None = None, checkout: Path = CHECKOUT) -> Iterator[Database]:
    """Start a server with the graph of this scale.

    folder: keeps the database for the next run. checkout: of the code that loads the graph, because the stored form
    differs between versions.
    """
    with contextlib.ExitStack() as stack:
        # Absolute, because the loader runs in the checkout.
        home = (folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))).absolute()
        record = home / f"made-{scale}.json"
        if record.exists():
            password = json.loads(record.read_text())["password"]
        else:
            shutil.rmtree(home, ignore_errors=True)
            home.mkdir(parents=True)
            password = secrets.token_urlsafe(16)
        server = Neo4jServer(home, password=password, heap=HEAP, page_cache=PAGE_CACHE)
        stack.callback(server.stop)
        if not record.exists():
            write_folder(home / "synthetic", scale)
            _fill(server, home / "synthetic", checkout)
            record.write_text(json.dumps({"password": password}))
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


def _fill(server: Neo4jServer, folder: Path, checkout: Path) -> None:
    access = {"URI": server.uri, "USER": USER, "PASSWORD": server.password, "DATABASE": DATABASE}
    subprocess.run(
        [sys.executable, "-m", "graph.load", folder],
        cwd=checkout,
        env=os.environ | {f"TIRAZH_NEO4J_{name}": value for name, value in access.items()},
        stdout=sys.stderr,
        check=True,
    )
    with neo4j.GraphDatabase.driver(server.uri, auth=(USER, server.password)) as driver:
        for statement in (
            f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:Project) ON EACH [n.nameRu, n.nameEn]",
            f"CALL db.awaitIndexes({TIMEOUT})",
        ):
            driver.execute_query(statement, database_=DATABASE)
