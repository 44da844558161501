"""`python -m graph.load` as a process."""

import os
import subprocess
import sys
from pathlib import Path

from tests.support.narrowing import present
from tests.support.neo4j_server import DATABASE, USER, Neo4jServer
from tests.support.service import LONG_TIMEOUTS
from tests.support.stores import HEAP

CHECKOUT = Path(__file__).parents[3]


def environment(*, store_dir: Path | None = None, server: Neo4jServer | None = None, **more: str) -> dict[str, str]:
    """Return the environment of a command that uses an embedded store in the folder, or the Neo4j."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("TIRAZH_")}
    if server is not None:
        more |= {
            "TIRAZH_NEO4J_URI": server.uri,
            "TIRAZH_NEO4J_USER": USER,
            "TIRAZH_NEO4J_PASSWORD": server.password,
            "TIRAZH_NEO4J_DATABASE": DATABASE,
        }
    if store_dir is not None:
        more |= {"TIRAZH_STORE_DIR": str(store_dir), "TIRAZH_STORE_HEAP": HEAP}
    return inherited | LONG_TIMEOUTS | {"PYTHONUTF8": "1", "TIRAZH_LANGUAGE": "en"} | more


def run(*options: object, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command until it ends."""
    return run_python("-m", "graph.load", *options, env=env)


def run_python(*arguments: object, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run Python with these arguments until it ends."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=CHECKOUT,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=570,
    )


#: Sends SIGINT to its own process on the import of a module. Python imports `sitecustomize` before other modules.
_INTERRUPTING = """
import importlib.abc, os, signal, sys

class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
"""


def run_and_interrupt(
    folder: Path, *options: object, env: dict[str, str], module: str
) -> subprocess.CompletedProcess[str]:
    """Run the command, which receives Ctrl-C on the import of the module. folder: for `sitecustomize.py`."""
    (folder / "sitecustomize.py").write_text(_INTERRUPTING.format(module=module))
    return run(*options, env=env | {"PYTHONPATH": str(folder)})


def run_and_kill(*options: object, env: dict[str, str], at: str) -> None:
    """Run the command and kill it as soon as it prints a line that contains `at`."""
    with subprocess.Popen(
        [sys.executable, "-m", "graph.load", *map(str, options)],
        cwd=CHECKOUT,
        env=env,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        printed = []
        for line in present(process.stderr):
            printed.append(line)
            if at in line:
                process.kill()
                break
    assert process.returncode == -9, "".join(printed)
