"""The Neo4j that all servers of the benchmark share, with the generated graph."""

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
def started(scale: int, kept: Path | None = None, checkout: Path = CHECKOUT) -> Iterator[Database]:
    """Start a server with the graph of this scale.

    kept: a folder in which the database stays for the next run. checkout: of the code that loads the graph, since the
    stored form differs between versions.
    """
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
            write_folder(home / "synthetic", scale)
            _fill(server, home / "synthetic", checkout)
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


def _fill(server: Neo4jServer, folder: Path, checkout: Path) -> None:
    place = {"URI": server.uri, "USER": USER, "PASSWORD": server.password, "DATABASE": DATABASE}
    subprocess.run(
        [sys.executable, "-m", "graph.load", folder],
        cwd=checkout,
        env=os.environ | {f"TIRAZH_NEO4J_{name}": value for name, value in place.items()},
        stdout=sys.stderr,
        check=True,
    )
    with neo4j.GraphDatabase.driver(server.uri, auth=(USER, server.password)) as driver:
        for statement in (
            f"CREATE FULLTEXT INDEX {FULL_TEXT} IF NOT EXISTS FOR (n:Project) ON EACH [n.nameRu, n.nameEn]",
            f"CALL db.awaitIndexes({PATIENCE})",
        ):
            driver.execute_query(statement, database_=DATABASE)
