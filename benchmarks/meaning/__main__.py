"""Compare the search by meaning with the search by words on 60 queries with right answers, on the embedded store.

`python -m benchmarks.meaning --output FOLDER` writes the tables as Markdown. It needs the test packages.
"""

import argparse
import asyncio
import csv
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from subprocess import PIPE

from benchmarks.machine import machine
from graph import migrations
from graph.load.shipped import find_data_sets, load_data_sets
from process.terminal import Terminal
from resolvers.execution.engine import Engine
from resolvers.service import create_engine
from settings import CHECKOUT
from tests.support.stores import connected, embedded_store

QUERIES = Path(__file__).parent / "queries.csv"
#: Answers that count.
FIRST = 5
SEARCH = """query($text: String!, $mode: SearchMode!, $first: Int) {
    search(text: $text, mode: $mode, first: $first, types: [PRACTICE, PROJECT, TOPIC]) {
        nodes { id } } }"""
PRACTICES_FOR = """query($text: String!, $first: Int) {
    practicesFor(text: $text, first: $first) { nodes { id } edges { projects { project { id } } } } }"""
METHODS = ("words", "meaning", "practicesFor")
#: Searches about other subjects, for which nothing should be found.
OFF_TOPIC = (
    "рецепт борща|курс доллара|чемпионат мира по шахматам|ядерная физика|любовь моя|цены на бензин|погода на завтра|"
    "котята в добрые руки|как приготовить плов|смартфон дёшево купить|гороскоп на неделю|билеты на самолёт|"
    "ремонт стиральных машин|диета для похудения|quantum physics|recipe for soup|cheap flights|football results"
).split("|")


@dataclass(frozen=True, slots=True)
class Query:
    """A search with its right answers."""

    text: str
    language: str
    half: str
    answers: frozenset[str]

    def recall(self, found: list[str]) -> float:
        """Return the share of the right answers among those found."""
        return len(self.answers & set(found)) / len(self.answers)

    def without_topics(self) -> "Query | None":
        """Return the query without the topics among its answers; None if it has no other answers."""
        answers = frozenset(answer for answer in self.answers if not answer.startswith("topic:"))
        return replace(self, answers=answers) if answers else None


def queries() -> list[Query]:
    """Return the queries of the test set."""
    with QUERIES.open(encoding="utf-8", newline="") as file:
        return [
            Query(row["query"], row["language"], row["half"], frozenset(row["answers"].split("|")))
            for row in csv.DictReader(file)
        ]


async def found(engine: Engine, method: str, text: str, first: int = FIRST) -> list[str]:
    """Return the ids of the first nodes that a method finds, and of the projects that `practicesFor` lists below."""
    if method == "practicesFor":
        response = await engine.execute(PRACTICES_FOR, {"text": text, "first": first})
    else:
        response = await engine.execute(SEARCH, {"text": text, "mode": method.upper(), "first": first})
    assert "errors" not in response, response
    (connection,) = response["data"].values()
    projects = [each["project"]["id"] for edge in connection.get("edges", ()) for each in edge["projects"]]
    return [node["id"] for node in connection["nodes"]] + projects


def mean_recall(members: list[Query], method: str, results: dict[str, list[str]]) -> float:
    """Return the mean recall of a method. Only practices and projects count for `practicesFor`."""
    if method == "practicesFor":
        members = [query for each in members if (query := each.without_topics())]
    return sum(query.recall(results[query.text]) for query in members) / len(members)


def groups(every: list[Query]) -> Iterator[tuple[str, list[Query]]]:
    """Yield the queries by language and half, each with its name."""
    for language, of_language in (("Russian", ("ru",)), ("English", ("en",)), ("all", ("ru", "en"))):
        for half, of_half in (("tuned", ("tuned",)), ("held-out", ("held-out",)), ("all", ("tuned", "held-out"))):
            yield (
                f"{language} | {half}",
                [query for query in every if query.language in of_language and query.half in of_half],
            )


async def quality(engine: Engine) -> list[str]:
    """Return the tables of recall and of the queries that lose."""
    every = queries()
    results = {method: {query.text: await found(engine, method, query.text) for query in every} for method in METHODS}
    lines = [
        f"| queries | half | number | {' | '.join(METHODS)} |",
        f"| --- | --- | ---: | {' | '.join('---:' for _ in METHODS)} |",
    ]
    for name, members in groups(every):
        recalls = [mean_recall(members, method, results[method]) for method in METHODS]
        lines.append(f"| {name} | {len(members)} | {' | '.join(f'{recall:.2f}' for recall in recalls)} |")
    some = {method: sum([bool(await found(engine, method, text, 1)) for text in OFF_TOPIC]) for method in METHODS}
    lines += ["", "Off-topic searches that find something, of " + str(len(OFF_TOPIC)) + ":", ""]
    lines += [f"- {method}: {count}" for method, count in some.items()]
    lines += ["", "Queries with a recall below 1 by meaning:", "", "| query | half | words | meaning | missing |"]
    lines.append("| --- | --- | ---: | ---: | --- |")
    for query in every:
        words, meaning = (query.recall(results[method][query.text]) for method in METHODS[:2])
        if meaning < 1:
            missing = ", ".join(f"`{id_}`" for id_ in sorted(query.answers - set(results["meaning"][query.text])))
            lines.append(f"| {query.text} | {query.half} | {words:.2f} | {meaning:.2f} | {missing} |")
    return lines


async def latency(engine: Engine) -> list[str]:
    """Return the table of latencies of a page of 20 hits, in milliseconds."""
    lines = ["| method | median, ms | slowest, ms |", "| --- | ---: | ---: |"]
    for method in METHODS:
        times = []
        for query in queries():
            begin = time.perf_counter()
            await found(engine, method, query.text, 20)
            times.append((time.perf_counter() - begin) * 1000)
        times.sort()
        lines.append(f"| {method} | {times[len(times) // 2]:.0f} | {times[-1]:.0f} |")
    return lines


#: Loads the vectors and compares the names of the shipped data, while another process holds them too.
_PROCESS = """
import sys, time
from benchmarks.meaning.__main__ import memory, texts
shipped, before, begin = texts(), memory(), time.perf_counter()
from meaning import MeaningIndex, WordVectors
vectors = WordVectors.load()
vectors.of(["парк"])
loaded = time.perf_counter()
index = MeaningIndex(shipped, vectors)
index.scores("негде хранить лодки")
built, after = time.perf_counter(), memory()
print(loaded - begin, built - loaded, len(shipped), *(b - a for a, b in zip(before, after)), flush=True)
sys.stdin.readline()
print(*(b - a for a, b in zip(before, memory())))
"""


def texts() -> dict[str, str]:
    """Return the names of the practices, projects and topics of the shipped data."""
    result = {}
    for path in sorted((CHECKOUT / "data").glob("*/*.csv")):
        if path.stem in ("practices", "projects", "topics"):
            with path.open(encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    result[row["id"]] = "\n".join(filter(None, (row.get("nameRu"), row.get("nameEn"))))
    return result


def memory() -> tuple[float, float]:
    """Return the memory that this process has written, and all that it uses with its share of shared pages (Linux).

    In MB.
    """
    rollup = Path("/proc/self/smaps_rollup").read_text("ascii")
    values = dict(re.findall(r"^(\w+): +(\d+) kB$", rollup, re.MULTILINE))
    return int(values["Private_Dirty"]) / 1024, int(values["Pss"]) / 1024


def processes(count: int = 2) -> list[str]:
    """Return the table of the time and memory of processes that compare texts at the same time."""
    lines = [
        "| process | vectors, s | texts, s | number of texts | own memory, MB | with its share of mapped files, MB |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    command = [sys.executable, "-c", _PROCESS]
    running = [subprocess.Popen(command, cwd=CHECKOUT, stdin=PIPE, stdout=PIPE, text=True) for _ in range(count)]
    begun = [_line(process) for process in running]
    for number, (process, values) in enumerate(zip(running, begun, strict=True), 1):
        ended, _ = process.communicate("\n")
        vectors, built, size, *_ = map(float, values)
        private, proportional = map(float, ended.split())
        lines.append(
            f"| {number} of {count} | {vectors:.2f} | {built:.2f} | {size:.0f} | {private:.0f} | {proportional:.0f} |"
        )
    return lines


def _line(process: subprocess.Popen) -> list[str]:
    assert process.stdout is not None
    return process.stdout.readline().split()


async def measure(folder: Path) -> list[str]:
    """Return all tables, on the store in a folder, into which the shipped data are loaded first."""
    async with connected(embedded_store(folder)) as store:
        await migrations.upgrade(store)
        await load_data_sets(store, find_data_sets(CHECKOUT / "data"), Terminal("en", sys.stderr))
        engine = create_engine(store)
        try:
            lines = await quality(engine)
            return [*lines, "", *await latency(engine), "", *processes()]
        finally:
            await engine.close()


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.meaning", description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"), help="folder for the tables")
    parser.add_argument("--store", type=Path, help="folder of an embedded store to reuse; default: temporary")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        lines = [machine().summary(), "", *asyncio.run(measure(options.store or Path(temporary)))]
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "meaning.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
