"""The report as JSON and Markdown tables, with the machine and the commit."""

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
        """Return the median of a figure over the rounds, None if it is unknown in one of them."""
        values = [getattr(cell, figure) for cell in self.rounds]
        return None if None in values else statistics.median(values)

    @property
    def rate(self) -> float:
        """The median of the requests per second."""
        return present(self.median("rate"))

    @property
    def p99(self) -> float:
        """The median of the 99th percentile in milliseconds."""
        return present(self.median("p99"))


def commit_of(checkout: Path) -> str:
    """Return the short hash of a checkout's commit."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=True).stdout.strip()


def about_of(python: str) -> dict[str, str]:
    """Return the description of the environment. python: the interpreter of the Python servers."""
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
versions = {d.metadata["Name"].lower(): d.version for d in m.distributions()}
print(", ".join([f"Python {platform.python_version()}", *(f"{n} {versions[n]}" for n in names if n in versions)]))
"""


def ratios(measured: Sequence[Measured]) -> list[str]:
    """Return the table of the service compared with the best peer and the limit, by shape and connections."""
    lines = [
        "| shape | connections | Tirazh, req/s | best peer | its req/s | ratio | p99 ms: ours, its | share of limit |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for shape, connections in dict.fromkeys((m.shape, m.connections) for m in measured):
        by_server = {m.server: m for m in measured if (m.shape, m.connections) == (shape, connections) and m.is_valid}
        if TIRAZH not in by_server:
            continue
        ours = by_server[TIRAZH]
        peers = [by_server[name] for name in PEERS if name in by_server]
        best = max(peers, key=lambda m: m.rate, default=None)
        limit = by_server.get(LIMIT)
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


def baseline_ratios(measured: Sequence[Measured]) -> list[str]:
    """Return the table of ratios to the baseline of request rate and median latency, by shape and connections.

    A ratio is the geometric mean over the rounds, with its 95 % interval (Student's t of the logarithms).
    """
    valid = {(m.server, m.shape, m.connections): m for m in measured if m.is_valid}
    lines = [
        "| shape | connections | requests, ratio | from | to | p50, ratio | from | to |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for server, shape, connections in valid:
        if server == TIRAZH and (baseline := valid.get((BASELINE, shape, connections))):
            pairs = list(zip(valid[server, shape, connections].rounds, baseline.rounds, strict=True))
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
    """Yield the lines of the tables of all figures, one table per shape."""
    for shape in dict.fromkeys(m.shape for m in measured):
        about = SHAPES[shape].about if shape in SHAPES else "all shapes that every server supports, in turn"
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
    """Return the whole report. memory: MB at the start and at the end, by process."""
    lines = [
        "# Requests per second",
        "",
        *(f"- {name}: {value}" for name, value in about.items()),
        "",
        "## Comparison with the best peer and the limit",
        "",
        *ratios(measured),
        *(
            ("", "## Comparison with the baseline", "", *baseline_ratios(measured))
            if any(m.server == BASELINE for m in measured)
            else ()
        ),
        "",
        "## All figures",
        "",
        "Medians of the rounds; `from` and `to` are the slowest and the fastest round. CPU is per answer.",
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
    """Write http.json and http.md to the folder, and return the Markdown."""
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
