"""The table, as JSON and Markdown, with the machine and commit that it was measured on."""

import json
import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from settings import CHECKOUT


@dataclass(frozen=True, slots=True)
class Row:
    """One attack: CPU of the service for one of them, and the other client's latencies meanwhile, in milliseconds."""

    attack: str
    code: str
    status: int
    cpu: float
    median: float
    p99: float


def write(rows: Sequence[Row], folder: Path) -> str:
    """Writes attacks.json and attacks.md into the folder; the Markdown."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=CHECKOUT, capture_output=True, text=True)
    machine = {"commit": commit.stdout.strip(), "python": platform.python_version(), "system": platform.platform(),
               "processors": os.cpu_count(), "load": os.getloadavg()[0]}
    lines = [
        f"Commit {machine['commit']}, Python {machine['python']}, {machine['processors']} processors with a load of "
        f"{machine['load']:.1f}.", "",
        "| attack | answer | CPU ms each | other client, median ms | p99 ms |", "| --- | --- | --- | --- | --- |",
        *(f"| {row.attack} | {row.status} `{row.code}` | {row.cpu:.1f} | {row.median:.1f} | {row.p99:.1f} |"
          for row in rows),
    ]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "attacks.json").write_text(json.dumps({"machine": machine, "rows": [asdict(r) for r in rows]}, indent=2))
    markdown = "\n".join(lines) + "\n"
    (folder / "attacks.md").write_text(markdown, encoding="utf-8")
    return markdown
