"""`python -m benchmarks.recommend`: the speed of the recommender at national scale, beside plain implementations."""

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
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Adoption
from recommend.recommender import Recommender

SIZES = (10_000, 100_000, 1_000_000)


def main(arguments: list[str] | None = None) -> int:
    """Print the results of each size. The peak memory is that of the process so far."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--adoptions", type=int, action="append", help=f"sizes, repeatable (default {SIZES})")
    parser.add_argument("--queries", type=int, default=300, help="number of queries of each kind (default 300)")
    parser.add_argument("--all", action="store_true", help="also rank for all territories")
    options = parser.parse_args(arguments)
    for size in options.adoptions or SIZES:
        print(json.dumps(measure(size, options.queries, options.all)), flush=True)
    return 0


def measure(size: int, queries: int, all_territories: bool) -> dict[str, float | int]:
    """Return the results of one size in the units of their names: seconds, milliseconds or megabytes.

    On a shared machine the processor times ("cpu") are more reliable than the wall times.
    """
    results: dict[str, float | int] = {"adoptions": size}
    data = tables(size)
    results["tables_mb"] = _peak()
    begin, processor = time.perf_counter(), time.process_time()
    registry = ModelRegistry(data, Parameters())
    results["read_s"] = _since(begin)
    group = next(iter(registry.history.slices))
    model = registry.model(group, None)
    results["build_s"] = _since(begin)
    results["build_cpu_s"] = round(time.process_time() - processor, 2)
    # Fill the caches that next adopters need.
    model.features.neighbours.matrix, model.known.taken_up_by_practice, model.without_influencers  # noqa: B018
    results["build_with_all_neighbours_s"] = _since(begin)
    results["peak_mb"] = _peak()
    snapshot = model.features.snapshot
    random = np.random.default_rng(1)
    rows = random.integers(0, len(snapshot.territory_ids), queries).tolist()
    columns = random.integers(0, len(snapshot.practice_ids), queries).tolist()
    results |= _times("top_20", lambda row: _top(model, row), rows)
    recommender = object.__new__(Recommender)
    recommender._registry = registry
    results |= _times(
        "next_adopters",
        lambda column: recommender.next_adopters(
            snapshot.practice_ids[column], level=group[0], country=group[1]
        ).items.head(20),
        columns,
    )
    if all_territories:
        begin, processor = time.perf_counter(), time.process_time()
        for row in range(len(snapshot.territory_ids)):
            _top(model, row)
        results["all_territories_s"] = _since(begin)
        results["all_territories_cpu_s"] = round(time.process_time() - processor, 2)
    # A write of today reuses the learned scorer; a write about the past requires a new one.
    for name, date in (("refresh_s", "2026-01"), ("refresh_of_the_past_s", "2020-01")):
        begin = time.perf_counter()
        refreshed = registry.refreshed([Adoption(snapshot.territory_ids[0], snapshot.practice_ids[0], date)], ())
        _top(refreshed.model(group, None), 0)
        results[name] = _since(begin)
    results |= _times("plain_scipy", _plain(snapshot), rows[:20])
    graph = registry.graph_as_of(group, None).running_graph()
    results |= _times(
        "nx_pagerank",
        lambda row: nx.pagerank(graph, personalization={("territory", snapshot.territory_ids[row]): 1.0}),
        rows[:2],
    )
    return results


def _top(model: ScoringModel, row: int) -> list[tuple[Contribution, ...]]:
    scores = model.row(row, {})
    is_candidate = np.ones(len(scores.values), bool)
    is_candidate[model.features.snapshot.taken_up_by(row)] = False
    candidates = np.flatnonzero(is_candidate)
    order = ranked(candidates, scores.values[candidates], 20)
    return [attribution(scores.factor_values(int(column)), scores.weights) for column in candidates[order]]


def _plain(snapshot: Snapshot) -> Callable[[int], np.ndarray]:
    """Return the ranking by cosine neighbours as two sparse products, without an inverted index or lifts."""
    running = snapshot.running
    matrix = sparse.csr_array((np.ones(len(running.indices)), running.indices, running.indptr), running.shape)
    lengths = np.sqrt(np.maximum(np.asarray(matrix.sum(axis=1)).ravel(), 1))

    def rank(row: int) -> np.ndarray:
        cosines = (matrix @ matrix[[row]].T).toarray().ravel() / lengths
        return np.argsort(-(matrix.T @ cosines))[:20]

    return rank


def _times(name: str, function: Callable, arguments: list) -> dict[str, float]:
    function(arguments[0])
    wall, processor_times = [], []
    for argument in arguments:
        begin, processor = time.perf_counter(), time.thread_time()
        function(argument)
        processor_times.append((time.thread_time() - processor) * 1000)
        wall.append((time.perf_counter() - begin) * 1000)
    return {
        f"{name}_p{share}_{unit}": round(float(np.percentile(times, share)), 3)
        for times, unit in ((wall, "ms"), (processor_times, "cpu_ms"))
        for share in (50, 95)
    }


def _since(begin: float) -> float:
    return round(time.perf_counter() - begin, 2)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
