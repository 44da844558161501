"""The report as JSON and Markdown, with the machine and the commit."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.machine import machine

#: The goals in milliseconds: CPU of the service per refused request, CPU of the store per answered query, and the
#: increase of another client's p99 during the attack.
REFUSED, ANSWERED, DELAY = 20, 300, 40


@dataclass(frozen=True, slots=True)
class Row:
    """One attack, in milliseconds.

    answers: the most frequent codes. is_answered: true if the service must answer the request, false if it must refuse
    it. service, store: CPU per request. normal, attacked: another client's p99 without and with the attack.
    """

    attack: str
    answers: str
    is_answered: bool
    service: float
    store: float
    normal: float
    attacked: float

    @property
    def is_missed(self) -> bool:
        """Return whether a goal is missed."""
        cpu = self.store > ANSWERED if self.is_answered else self.service > REFUSED
        return cpu or self.attacked - self.normal > DELAY

    @property
    def line(self) -> str:
        mark = " (missed)" if self.is_missed else ""
        return (
            f"| {self.attack} | {self.answers} | {self.service:.1f} | {self.store:.1f} | {self.normal:.1f} | "
            f"{self.attacked:.1f}{mark} |"
        )


def write(rows: Sequence[Row], folder: Path) -> str:
    """Write attacks.json and attacks.md to the folder, and return the Markdown."""
    about = machine()
    lines = [
        about.summary(),
        "",
        "| attack | response | service, CPU ms | store, CPU ms | p99 without, ms | p99 with |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
        *(row.line for row in rows),
        "",
        f"{sum(row.is_missed for row in rows)} of {len(rows)} miss a goal.",
    ]
    folder.mkdir(parents=True, exist_ok=True)
    figures = {"machine": about.figures, "rows": [asdict(row) for row in rows]}
    (folder / "attacks.json").write_text(json.dumps(figures, indent=2))
    markdown = "\n".join(lines) + "\n"
    (folder / "attacks.md").write_text(markdown, encoding="utf-8")
    return markdown
