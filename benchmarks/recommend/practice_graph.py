"""`python -m benchmarks.recommend.practice_graph`: the cost of the practice graph, beside plain networkx.

Times are processor times, of one thread. Memory is that which Python allocates, at its peak, measured in a second run.
"""

import argparse
import gc
import json
import multiprocessing
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import networkx as nx
import numpy as np

from benchmarks.recommend.synthetic import tables
from recommend import Adoption, Parameters, Recommender, Tables
from recommend.explain.graph_paths import graph_paths
from recommend.graph_file import write_graph
from recommend.model.history import History
from recommend.model.neighbours import Neighbours
from recommend.model.practice_graph import practice_graph
from recommend.model.random_walk import edge_weights, restart_walk
from recommend.model.registry import ModelRegistry
from recommend.reading import read_folder

Result = TypeVar("Result")
SIZES = (10_000, 100_000, 1_000_000)
SHIPPED = ("spid", "parking")
_DATA = Path(__file__).parents[2] / "data"


def main(arguments: list[str] | None = None) -> int:
    """Print the results of the shipped data and of each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--adoptions", type=int, action="append", help=f"sizes, repeatable (default {SIZES})")
    parser.add_argument("--queries", type=int, default=50, help="number of queries of each kind (default 50)")
    parser.add_argument("--write", action="store_true", help="also write the graph as GraphML")
    options = parser.parse_args(arguments)
    for size in [None, *(options.adoptions or SIZES)]:
        results: dict[str, float | int] = {}
        for measured in (_shared, _plain, _answers, *([_written] if options.write else [])):
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                results |= pool.apply(measured, (size, options.queries))
        print(json.dumps(results), flush=True)
    return 0


def _data(size: int | None) -> Tables:
    """Return synthetic tables of a size, or the shipped ones."""
    if size is not None:
        return tables(size)
    sets = [read_folder(_DATA / folder) for folder in SHIPPED]
    territories = {territory.id: territory for each in sets for territory in each.territories}
    return Tables(
        list(territories.values()),
        [practice for each in sets for practice in each.practices],
        [adoption for each in sets for adoption in each.adoptions],
        [border for each in sets for border in each.borders],
        coverages=[coverage for each in sets for coverage in each.coverages],
    )


def _shared(size: int | None, queries: int) -> dict[str, float | int]:
    data = _data(size)
    history = History(data)
    graph, seconds, megabytes = _cost(lambda: practice_graph(history, ()))
    return {
        "adoptions": sum(len(records.row) for records in history.slices.values()),
        "nodes": len(graph),
        "edges": graph.number_of_edges(),
        "build_s": seconds,
        "build_mb": megabytes,
    }


def _plain(size: int | None, queries: int) -> dict[str, float | int]:
    """Measure the same graph with a dictionary per edge, as `add_edges_from` builds it."""
    data = _data(size)
    history = History(data)

    def build() -> nx.MultiGraph:
        graph = nx.MultiGraph()
        for records in history.slices.values():
            texts = [date and date.text for date in records.dates]
            graph.add_edges_from(
                (
                    ("territory", records.territory_ids[row]),
                    ("practice", records.practice_ids[column]),
                    {"relation": "ADOPTED", "running_on": texts[running]},
                )
                for row, column, running in zip(
                    records.row.tolist(), records.column.tolist(), records.running.tolist(), strict=True
                )
            )
        return graph

    _, seconds, megabytes = _cost(build)
    return {"plain_build_s": seconds, "plain_build_mb": megabytes}


def _answers(size: int | None, queries: int) -> dict[str, float | int]:
    """Measure answers that use the graph. The first one builds the graph if it is large."""
    registry = ModelRegistry(_data(size), Parameters())
    group = max(registry.history.slices, key=lambda group: len(registry.history.slices[group].row))
    recommender = object.__new__(Recommender)
    recommender._registry = registry
    snapshot = registry.snapshot(group, None)
    neighbours = Neighbours(snapshot, registry.parameters)
    random = np.random.default_rng(1)
    adopters = np.flatnonzero(snapshot.adoption_counts)
    ids = [snapshot.territory_ids[row] for row in random.choice(adopters, queries).tolist()]
    registry.model(group, None)
    begin = time.process_time()
    graph = registry.graph_as_of(group, None)
    results: dict[str, float | int] = {"on_demand_s": round(time.process_time() - begin, 2)}
    plain = frozenset({"contributions"})
    reasons = frozenset({"contributions", "peers", "nearest_adopters", "reasons"})
    results |= _times("top_20", lambda id_: recommender.recommend(id_, parts=plain).items[:20], ids)
    results |= _times("top_20_with_reasons", lambda id_: recommender.recommend(id_, parts=reasons).items[:20], ids)
    results |= _times("peers", recommender.peers, ids)

    idf = dict(zip(snapshot.practice_ids, neighbours.idf.tolist(), strict=True))

    def products_on_graph(id_: str) -> dict[str, float]:
        """Return the products of the idf-weighted adoptions, of which the cosines are made."""
        products: dict[str, float] = {}
        for practice in graph.practices_of(id_):
            for other in graph.adopters_of(practice):
                products[other] = products.get(other, 0.0) + idf[practice] ** 2
        return products

    results |= _times("products_on_graph", products_on_graph, ids[:10])
    rows = [snapshot.territory_ids.index(id_) for id_ in ids]
    results |= _times("cosines_on_arrays", neighbours.similarities, rows)
    everywhere = registry.graph_as_of(None, None)
    practices = [snapshot.practice_ids[i] for i in random.integers(0, len(snapshot.practice_ids), queries).tolist()]
    pairs = list(zip(ids, practices, strict=True))
    results |= _times("paths", lambda pair: graph_paths(everywhere, pair[0], pair[1], 10), pairs)
    write = [Adoption(ids[0], practices[0], "2026-01")]
    results |= _times("refresh", lambda _: registry.refreshed(write, ()).graph, list(range(5)))
    weights = edge_weights(snapshot)
    results |= _times("walk_of_one", lambda row: restart_walk(weights, 0.15, 20, np.array([row])), rows[:5])
    return results


def _written(size: int | None, queries: int) -> dict[str, float | int]:
    graph = practice_graph(History(_data(size)), ())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "g.graphml"
        _, seconds, megabytes = _cost(lambda: write_graph(graph, path))
        return {"graphml_s": seconds, "graphml_mb": path.stat().st_size // 2**20, "graphml_memory_mb": megabytes}


def _cost(function: Callable[[], Result]) -> tuple[Result, float, int]:
    """Return the result of a function, its processor time in seconds and its peak memory in megabytes."""
    gc.collect()
    begin = time.process_time()
    result = function()
    seconds = round(time.process_time() - begin, 2)
    tracemalloc.start()
    function()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return result, seconds, peak // 2**20


def _times(name: str, function: Callable, arguments: list) -> dict[str, float]:
    function(arguments[0])
    times = []
    for argument in arguments:
        begin = time.thread_time()
        function(argument)
        times.append((time.thread_time() - begin) * 1000)
    return {f"{name}_p{share}_ms": round(float(np.percentile(times, share)), 2) for share in (50, 95)}


if __name__ == "__main__":
    sys.exit(main())
