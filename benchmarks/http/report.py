"""The figures as tables, in JSON and Markdown, with the machine and commit that they were measured on."""

import json
import math
import statistics
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from scipy import stats

from benchmarks.http.load import Cell
from benchmarks.http.servers import BASELINE, LIMIT, NPM, PEERS, SERVERS, TIRAZH
from benchmarks.http.shapes import SHAPES
from benchmarks.machine import machine
from tests.support.narrowing import present


@dataclass(frozen=True, slots=True)
class Measured:
    """All rounds of one server, shape and number of connections."""

    server: str
    shape: str
    connections: int
    rounds: tuple[Cell, ...]

    @property
    def is_valid(self) -> bool:
        return not any(cell.faults for cell in self.rounds)

    def median(self, figure: str) -> float | None:
        values = [getattr(cell, figure) for cell in self.rounds]
        return None if None in values else statistics.median(values)

    @property
    def rate(self) -> float:
        """Requests a second."""
        return present(self.median("rate"))

    @property
    def p99(self) -> float:
        """Milliseconds."""
        return present(self.median("p99"))


def commit_of(checkout: Path) -> str:
    """The short name of a checkout's commit."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True).stdout.strip()


def about_of(python: str) -> dict[str, str]:
    """What the figures were measured on; python: the interpreter of the servers in Python."""
    figures = machine().figures
    packages = json.loads((NPM / "package.json").read_text())["dependencies"]
    versions = subprocess.run([python, "-c", _VERSIONS], capture_output=True, text=True).stdout.strip()
    return {
        "commit": str(figures["commit"]),
        "processors": f"{figures['processors']} x {figures['processor']}",
        "memory": f"{figures['memory GiB']:.0f} GiB",
        "system": str(figures["system"]),
        "python": versions,
        "npm": ", ".join(f"{name} {version}" for name, version in packages.items()),
        "load average at the start": f"{figures['load']:.1f}",
    }


_VERSIONS = """
import importlib.metadata as m, platform
names = "neo4j neo4j-rust-ext uvicorn h11 httptools uvloop orjson strawberry-graphql graphql-core".split()
found = {d.metadata["Name"].lower(): d.version for d in m.distributions()}
print(", ".join([f"Python {platform.python_version()}", *(f"{n} {found[n]}" for n in names if n in found)]))
"""


def ratios(measured: Sequence[Measured]) -> list[str]:
    """For each shape and number of connections: the service beside the best peer and the limit."""
    lines = [
        "| shape | connections | Tirazh, req/s | best peer | req/s | times | p99 ms: ours, its | of the limit |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for shape, connections in dict.fromkeys((m.shape, m.connections) for m in measured):
        found = {m.server: m for m in measured if (m.shape, m.connections) == (shape, connections) and m.is_valid}
        if TIRAZH not in found:
            continue
        ours = found[TIRAZH]
        peers = [found[name] for name in PEERS if name in found]
        best = max(peers, key=lambda m: m.rate, default=None)
        limit = found.get(LIMIT)
        lines.append(
            " | ".join(
                [
                    f"| {shape}",
                    str(connections),
                    _number(ours.rate),
                    best.server if best else "-",
                    _number(best.rate) if best else "-",
                    f"{ours.rate / best.rate:.1f}" if best else "-",
                    f"{ours.p99:.1f}, {best.p99:.1f}" if best else f"{ours.p99:.1f}, -",
                    f"{ours.rate / limit.rate:.0%} |" if limit else "- |",
                ]
            )
        )
    return lines


def beside_baseline(measured: Sequence[Measured]) -> list[str]:
    """For each shape and number of connections: requests and the median time of the service over the baseline's.

    A ratio is the geometric mean of those of the rounds, with its 95 % interval (Student's t of their logarithms).
    """
    found = {(m.server, m.shape, m.connections): m for m in measured if m.is_valid}
    lines = [
        "| shape | connections | requests, ratio | from | to | p50, ratio | from | to |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for server, shape, connections in found:
        if server == TIRAZH and (baseline := found.get((BASELINE, shape, connections))):
            pairs = list(zip(found[server, shape, connections].rounds, baseline.rounds, strict=True))
            figures = (
                *_ratio([(ours.rate, theirs.rate) for ours, theirs in pairs]),
                *_ratio([(ours.p50, theirs.p50) for ours, theirs in pairs]),
            )
            lines.append(f"| {shape} | {connections} | " + " | ".join(f"{each:.3f}" for each in figures) + " |")
    return lines


def _ratio(pairs: Sequence[tuple[float, float]]) -> tuple[float, float, float]:
    logarithms = [math.log(ours / theirs) for ours, theirs in pairs]
    mean = statistics.fmean(logarithms)
    if len(logarithms) == 1:
        return math.exp(mean), 0.0, math.inf
    error = statistics.stdev(logarithms) / math.sqrt(len(logarithms))
    margin = error * float(stats.t.ppf(0.975, len(logarithms) - 1))
    return math.exp(mean), math.exp(mean - margin), math.exp(mean + margin)


def tables(measured: Sequence[Measured]) -> Iterable[str]:
    """All figures, a table for each shape."""
    for shape in dict.fromkeys(m.shape for m in measured):
        about = SHAPES[shape].about if shape in SHAPES else "all shapes that every server has, in turn"
        yield from (
            "",
            f"### {shape}",
            "",
            f"{about[0].upper()}{about[1:]}.",
            "",
            "| server | connections | req/s | from | to | p50 ms | p99 ms | server CPU ms | database CPU ms | bytes |",
            "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
        )
        for m in (m for m in measured if m.shape == shape):
            if not m.is_valid:
                yield f"| {title(m.server)} | {m.connections} | failed: {sum(c.faults for c in m.rounds)} |"
                continue
            rates = [cell.rate for cell in m.rounds]
            database = m.median("database_cpu")
            yield (
                f"| {title(m.server)} | {m.connections} | {_number(m.rate)} | "
                f"{_number(min(rates))} | {_number(max(rates))} | {m.median('p50'):.2f} | {m.p99:.2f} | "
                f"{m.median('server_cpu'):.3f} | {'-' if database is None else f'{database:.3f}'} | "
                f"{m.median('bytes'):.0f} |"
            )


def markdown(about: Mapping[str, str], measured: Sequence[Measured], memory: Mapping[str, tuple[float, float]]) -> str:
    """The whole report. memory: megabytes before and after, by server."""
    lines = [
        "# Requests a second",
        "",
        *(f"- {name}: {value}" for name, value in about.items()),
        "",
        "## Beside the best peer and the limit",
        "",
        *ratios(measured),
        *(
            ("", "## Beside the baseline", "", *beside_baseline(measured))
            if any(m.server == BASELINE for m in measured)
            else ()
        ),
        "",
        "## All figures",
        "",
        "Medians of the rounds; `from` and `to` are the slowest and the fastest. CPU is that of one answer.",
        *tables(measured),
        "",
        "### Memory",
        "",
        "| process | MB at the start | MB at the end |",
        "| --- | --- | --- |",
        *(f"| {name} | {a:.0f} | {b:.0f} |" for name, (a, b) in memory.items()),
    ]
    return "\n".join(lines) + "\n"


def write(
    folder: Path, about: Mapping[str, str], measured: Sequence[Measured], memory: Mapping[str, tuple[float, float]]
) -> str:
    """Writes http.json and http.md into the folder; the Markdown."""
    folder.mkdir(parents=True, exist_ok=True)
    cells = [
        {
            "server": m.server,
            "shape": m.shape,
            "connections": m.connections,
            "valid": m.is_valid,
            "rounds": [asdict(cell) for cell in m.rounds],
        }
        for m in measured
    ]
    (folder / "http.json").write_text(
        json.dumps({"about": about, "cells": cells, "memory": memory}, indent=1), encoding="utf-8"
    )
    text = markdown(about, measured, memory)
    (folder / "http.md").write_text(text, encoding="utf-8")
    return text


def title(server: str) -> str:
    return SERVERS[server].title if server in SERVERS else server


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
