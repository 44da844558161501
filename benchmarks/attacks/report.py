"""The table, as JSON and Markdown, with the machine and commit that it was measured on."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.machine import machine


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
    about = machine()
    lines = [
        about.told(), "",
        "| attack | answer | CPU ms each | other client, median ms | p99 ms |", "| --- | --- | --- | --- | --- |",
        *(f"| {row.attack} | {row.status} `{row.code}` | {row.cpu:.1f} | {row.median:.1f} | {row.p99:.1f} |"
          for row in rows),
    ]
    folder.mkdir(parents=True, exist_ok=True)
    figures = {"machine": about.figures, "rows": [asdict(row) for row in rows]}
    (folder / "attacks.json").write_text(json.dumps(figures, indent=2))
    markdown = "\n".join(lines) + "\n"
    (folder / "attacks.md").write_text(markdown, encoding="utf-8")
    return markdown
