"""The machine and commit that a benchmark ran on, and its report."""

import json
import os
import platform
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from settings import CHECKOUT


@dataclass(frozen=True, slots=True)
class Machine:
    """A machine with the checked-out commit.

    figures: values by name, for the JSON reports.
    """

    figures: dict[str, str | int | float]

    def summary(self) -> str:
        """Return a one-line description."""
        f = self.figures
        return (
            f"Commit {f['commit']}, Python {f['python']}, {f['processors']} processors ({f['processor']}), "
            f"{f['memory GiB']:.0f} GiB, load at the start {f['load']:.1f}."
        )

    def report(self, name: str, rows: list[dict[str, Any]], table: str, folder: Path | None) -> None:
        """Print a table below the machine; with a folder, write it there with its rows as `name`.md and `name`.json."""
        text = f"{self.summary()}\n\n{table}"
        print(text, end="")
        if folder:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{name}.json").write_text(json.dumps({"machine": self.figures, "rows": rows}, indent=2))
            (folder / f"{name}.md").write_text(text, encoding="utf-8")


def machine() -> Machine:
    """Return this machine, with its load average over the last minute."""

    def git(*command: str) -> str:
        return subprocess.run(["git", *command], cwd=CHECKOUT, capture_output=True, text=True).stdout.strip()

    changes = " with changes" if git("status", "--porcelain", "--untracked-files=no") else ""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return Machine(
        {
            "commit": git("rev-parse", "--short", "HEAD") + changes,
            "python": platform.python_version(),
            "system": platform.platform(),
            "processor": _processor(),
            "processors": os.cpu_count() or 0,
            "memory GiB": memory,
            "load": os.getloadavg()[0],
        }
    )


def _processor() -> str:
    try:
        match = re.search(r"model name\s*: (.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    except OSError:
        match = None
    return match[1] if match else platform.machine()
