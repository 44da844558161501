"""Install a requirements file into .venv of the checkout: `environment.py requirements.txt`.

Does nothing if the environment is up to date with the file. Uses only the standard library.
"""

import hashlib
import os
import platform
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from messages import terminal_language, text  # noqa: E402

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

#: Packages that only the embedded store needs, and the minimum glibc version of their Linux wheels.
EMBEDDED, EMBEDDED_GLIBC = ("arcadedb-embedded", "jpype1"), (2, 34)


def main(requirements: str) -> int:
    content = (ROOT / requirements).read_text(encoding="utf-8")
    digest = hashlib.sha256(content.encode()).hexdigest()
    stamp = VENV / f"{requirements}.sha256"
    if PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return 0
    say("environment-making", folder=VENV)
    if not succeeds(PYTHON, "-m", "pip", "--version") and not succeeds(
        base_python(), "-m", "venv", "--clear", VENV, show_output=True
    ):
        say("environment-no-venv")
        return 1
    if not has_embedded_store():
        say("environment-no-embedded-store")
        content = without_embedded_store(content)
    installable = VENV / requirements
    installable.write_text(content, encoding="utf-8")
    if not succeeds(
        PYTHON,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-input",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        installable,
        show_output=True,
    ):
        say("environment-failed")
        return 1
    stamp.write_text(digest, encoding="ascii")
    return 0


def succeeds(*command: str | Path, show_output: bool = False) -> bool:
    """Run the command and return whether it exits with 0."""
    output = None if show_output else subprocess.DEVNULL
    try:
        return subprocess.run(command, stdout=output, stderr=output, check=False).returncode == 0
    except OSError:
        return False


def base_python() -> str:
    """Return the Python outside any virtual environment, because the current one may be recreated."""
    return getattr(sys, "_base_executable", sys.executable)


def has_embedded_store() -> bool:
    """Return whether the embedded store has a package for this C library, which markers cannot express."""
    if sys.platform != "linux":
        return True
    library, version = platform.libc_ver()
    return library == "glibc" and tuple(int(part) for part in version.split(".")[:2]) >= EMBEDDED_GLIBC


def without_embedded_store(requirements: str) -> str:
    """Return the requirements without the packages of the embedded store. Each requirement starts in column 0."""
    blocks = re.split(r"^(?=\S)", requirements, flags=re.MULTILINE)
    return "".join(block for block in blocks if not block.startswith(tuple(f"{name}==" for name in EMBEDDED)))


def say(key: str, **details: object) -> None:
    print(text(f"terminal.{key}", terminal_language(os.environ), **details), file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
