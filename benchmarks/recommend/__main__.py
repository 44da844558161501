"""`python -m benchmarks.recommend`: how fast the recommendations are at national scale, beside plain versions."""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable

import networkx as nx
import numpy as np
from scipy import sparse

from benchmarks.recommend.synthetic import tables
from recommend.answers.ranked_list import ranked
from recommend.explain.attribution import Contribution, attribution
from recommend.model.adoption_graph import running_graph
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Adoption
from recommend.recommender import Recommender

SIZES = (10_000, 100_000, 1_000_000)


def main(arguments: list[str] | None = None) -> int:
    """Measure each size in a table; the largest in the memory of this process."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--adoptions", type=int, action="append", help=f"sizes, repeatable (default {SIZES})")
    parser.add_argument("--queries", type=int, default=300, help="questions of each kind (default 300)")
    parser.add_argument("--all", action="store_true", help="also rank for all territories")
    asked = parser.parse_args(arguments)
    for size in asked.adoptions or SIZES:
        print(json.dumps(measured(size, asked.queries, asked.all)), flush=True)
    return 0


def measured(size: int, queries: int, everybody: bool) -> dict[str, float | int]:
    """The figures of one size: seconds, milliseconds and megabytes as the names say.

    Where other work shares the processors, those of its time ("cpu") say more than those of the clock.
    """
    found: dict[str, float | int] = {"adoptions": size}
    data = tables(size)
    found["tables_mb"] = _peak()
    begin, processor = time.perf_counter(), time.process_time()
    registry = ModelRegistry(data, Parameters())
    found["read_s"] = _since(begin)
    group = next(iter(registry.history.slices))
    model = registry.model(group, None)
    found["build_s"] = _since(begin)
    found["build_cpu_s"] = round(time.process_time() - processor, 2)
    model.features.neighbours.matrix, model.has_by_practice, model.absent  # noqa: B018 what next adopters need
    found["build_with_all_neighbours_s"] = _since(begin)
    found["peak_mb"] = _peak()
    snapshot = model.features.snapshot
    random = np.random.default_rng(1)
    rows = random.integers(0, len(snapshot.territory_ids), queries).tolist()
    columns = random.integers(0, len(snapshot.practice_ids), queries).tolist()
    found |= _times("top_20", lambda row: _top(model, row), rows)
    recommender = object.__new__(Recommender)
    recommender._registry = registry
    found |= _times(
        "next_adopters",
        lambda column: recommender.next_adopters(
            snapshot.practice_ids[column], level=group[0], country=group[1]
        ).items.head(20),
        columns,
    )
    if everybody:
        begin, processor = time.perf_counter(), time.process_time()
        for row in range(len(snapshot.territory_ids)):
            _top(model, row)
        found["all_territories_s"] = _since(begin)
        found["all_territories_cpu_s"] = round(time.process_time() - processor, 2)
    # A write of today keeps what was learned until the end of last year; one about the past is learned from.
    for name, date in (("refresh_s", "2026-01"), ("refresh_of_the_past_s", "2020-01")):
        begin = time.perf_counter()
        refreshed = registry.refreshed([Adoption(snapshot.territory_ids[0], snapshot.practice_ids[0], date)], ())
        _top(refreshed.model(group, None), 0)
        found[name] = _since(begin)
    found |= _times("plain_scipy", _plain(snapshot), rows[:20])
    graph = running_graph(snapshot)
    found |= _times(
        "nx_pagerank",
        lambda row: nx.pagerank(graph, personalization={("territory", snapshot.territory_ids[row]): 1.0}),
        rows[:2],
    )
    return found


def _top(model: ScoringModel, row: int) -> list[tuple[Contribution, ...]]:
    scores = model.row(row, {})
    free = np.ones(len(scores.values), bool)
    free[model.features.snapshot.has(row)] = False
    candidates = np.flatnonzero(free)
    order = ranked(candidates, scores.values[candidates], 20)
    return [attribution(scores.factor_values(int(column)), scores.weights) for column in candidates[order]]


def _plain(snapshot: Snapshot) -> Callable[[int], np.ndarray]:
    """Return the scores by cosine neighbours as two sparse products, without an index or lifts."""
    running = snapshot.running
    matrix = sparse.csr_array((np.ones(len(running.indices)), running.indices, running.indptr), running.shape)
    lengths = np.sqrt(np.maximum(np.asarray(matrix.sum(axis=1)).ravel(), 1))

    def ask(row: int) -> np.ndarray:
        cosines = (matrix @ matrix[[row]].T).toarray().ravel() / lengths
        return np.argsort(-(matrix.T @ cosines))[:20]

    return ask


def _times(name: str, ask: Callable, arguments: list) -> dict[str, float]:
    ask(arguments[0])
    taken, used = [], []
    for argument in arguments:
        begin, processor = time.perf_counter(), time.thread_time()
        ask(argument)
        used.append((time.thread_time() - processor) * 1000)
        taken.append((time.perf_counter() - begin) * 1000)
    return {
        f"{name}_p{share}_{unit}": round(float(np.percentile(of, share)), 3)
        for of, unit in ((taken, "ms"), (used, "cpu_ms"))
        for share in (50, 95)
    }


def _since(begin: float) -> float:
    return round(time.perf_counter() - begin, 2)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
