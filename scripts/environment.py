"""Make .venv in the checkout hold what a file of requirements names: `environment.py requirements.txt`.

Standard library only. Nothing is done where the environment was made from the same file before.
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

#: What only the embedded store needs, and the C library that its packages for Linux ask for.
EMBEDDED, EMBEDDED_GLIBC = ("arcadedb-embedded", "jpype1"), (2, 34)


def main(requirements: str) -> int:
    wanted = (ROOT / requirements).read_text(encoding="utf-8")
    digest = hashlib.sha256(wanted.encode()).hexdigest()
    stamp = VENV / f"{requirements}.sha256"
    if PYTHON.exists() and stamp.is_file() and stamp.read_text(encoding="ascii") == digest:
        return 0
    say("environment-making", folder=VENV)
    if not succeeds(PYTHON, "-m", "pip", "--version") and not succeeds(
        base_python(), "-m", "venv", "--clear", VENV, told=True
    ):
        say("environment-no-venv")
        return 1
    if not has_embedded_store():
        say("environment-no-embedded-store")
        wanted = without_embedded_store(wanted)
    chosen = VENV / requirements
    chosen.write_text(wanted, encoding="utf-8")
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
        chosen,
        told=True,
    ):
        say("environment-failed")
        return 1
    stamp.write_text(digest, encoding="ascii")
    return 0


def succeeds(*command: str | Path, told: bool = False) -> bool:
    """Whether the command ends with 0; what it prints is shown only where it is to be told."""
    output = None if told else subprocess.DEVNULL
    try:
        return subprocess.run(command, stdout=output, stderr=output, check=False).returncode == 0
    except OSError:
        return False


def base_python() -> str:
    """The Python outside any virtual environment, which may be the one to be made anew."""
    return getattr(sys, "_base_executable", sys.executable)


def has_embedded_store() -> bool:
    """Whether there is a package of the embedded store for this C library; markers cannot tell it."""
    if sys.platform != "linux":
        return True
    library, version = platform.libc_ver()
    return library == "glibc" and tuple(int(part) for part in version.split(".")[:2]) >= EMBEDDED_GLIBC


def without_embedded_store(requirements: str) -> str:
    """The requirements but for those that only the embedded store needs. Each begins at the margin."""
    blocks = re.split(r"^(?=\S)", requirements, flags=re.MULTILINE)
    return "".join(block for block in blocks if not block.startswith(tuple(f"{name}==" for name in EMBEDDED)))


def say(key: str, **details: object) -> None:
    print(text(f"terminal.{key}", terminal_language(os.environ), **details), file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
