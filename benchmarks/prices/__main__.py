"""Profile generated operations on Neo4j and correlate the price of each with its database hits.

Half of the operations have conditions through relationships. The correlation is Spearman's rank correlation.
`python -m benchmarks.prices --output FOLDER` writes the table as JSON and Markdown. It needs the test packages.
"""

import argparse
import asyncio
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import neo4j
from scipy.stats import spearmanr

from benchmarks.machine import machine
from graph import migrations
from graph.load import load_folder
from graph.query import GraphSizes, formula_of, links_of
from graph.sizes import graph_sizes
from resolvers.execution.bind import BoundOperation, bind
from resolvers.execution.prepare import OperationPreparer
from schema.public import CONDITIONS, GRAPHQL_SCHEMA
from settings import CHECKOUT
from tests.oracle.operations import Bounds, Generator
from tests.oracle.synthetic import write_synthetic_folders
from tests.oracle.tables import Tables
from tests.support.narrowing import instance, present
from tests.support.neo4j_server import DATABASE, USER, Neo4jServer
from tests.support.stores import connected, neo4j_store, running_neo4j

SEED = 10_000


class Row(NamedTuple):
    """One operation. through: true if a condition goes through relationships."""

    seed: int
    price: int
    hits: int
    through: bool


def hits(plan: dict[str, Any]) -> int:
    """Return the database hits of a profiled plan."""
    return plan.get("dbHits", 0) + sum(map(hits, plan.get("children", ())))


def goes_through(bound: BoundOperation) -> bool:
    """Return whether a list of the operation has a condition on linked nodes."""
    return any(
        next(links_of(formula_of(CONDITIONS, each.group, each.where, ("where",))), None)
        for _, arguments in bound.fields
        for each in instance(arguments, tuple)
        if each.group
    )


def is_read_by_statements(bound: BoundOperation) -> bool:
    """Return whether all root fields of the operation are read by statements of their own."""
    return not any(
        plan.selection.field.deferred or isinstance(arguments, Exception) for plan, arguments in bound.fields
    )


def draw(generator: Generator, sizes: GraphSizes, count: int) -> Iterator[tuple[int, BoundOperation, bool]]:
    """Yield `count` operations that only read the graph, half of them with conditions through relationships."""
    preparer, seed = OperationPreparer(GRAPHQL_SCHEMA, CONDITIONS), SEED
    missing = {True: count // 2, False: count - count // 2}
    while any(missing.values()):
        seed += 1
        operation = generator.operation(seed)
        bound = bind(preparer.prepare(operation.text), operation.variables, sizes)
        if bound.variant.introspection or not bound.fields or not is_read_by_statements(bound):
            continue
        through = goes_through(bound)
        if missing[through]:
            missing[through] -= 1
            yield seed, bound, through


def profile(server: Neo4jServer, operations: Iterator[tuple[int, BoundOperation, bool]]) -> Iterator[Row]:
    """Run each operation with PROFILE and yield its price and hits."""
    auth = (USER, server.password)
    with (
        neo4j.GraphDatabase.driver(server.uri, auth=auth, notifications_min_severity="OFF") as driver,
        driver.session(database=DATABASE) as session,
    ):
        for seed, bound, through in operations:
            total = 0
            for plan, arguments in bound.fields:
                values = instance(arguments, tuple)
                statement = plan.statements.of(values)
                summary = session.run("PROFILE " + statement.text, statement.bind(values)).consume()
                total += hits(present(summary.profile))
            yield Row(seed, bound.cost, total, through)


async def load(server: Neo4jServer, folders: Sequence[Path]) -> GraphSizes:
    """Load the folders into the server and return the graph sizes."""
    async with connected(neo4j_store(server)) as store:
        await migrations.upgrade(store)
        for folder in folders:
            await load_folder(store, folder)
        return await graph_sizes(store)


def report(data: str, rows: Sequence[Row]) -> str:
    """Return the rows of the table for one set of data."""

    def line(name: str, selected: Sequence[Row]) -> str:
        correlation = spearmanr([row.price for row in selected], [row.hits for row in selected]).statistic
        return (
            f"| {data} | {name} | {len(selected)} | {correlation:.3f} | {max(row.hits for row in selected):,} | "
            f"{max(row.price for row in selected):,} |"
        )

    return "\n".join(
        [
            line("all", rows),
            line("with conditions through relationships", [row for row in rows if row.through]),
            line("others", [row for row in rows if not row.through]),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.prices", description=__doc__.splitlines()[0])
    parser.add_argument("--output", type=Path, default=Path("benchmarks/results"), help="folder for the table")
    parser.add_argument("--operations", type=int, default=300, help="operations per set of data")
    options = parser.parse_args()
    lines = [
        machine().summary(),
        "",
        "| data | operations | count | Spearman | most hits | highest price |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    ]
    rows_by_data = {}
    with tempfile.TemporaryDirectory() as generated:
        shipped = [CHECKOUT / "data" / name for name in (CHECKOUT / "data/order.txt").read_text("utf-8").split()]
        for data, folders in (("shipped", shipped), ("synthetic", write_synthetic_folders(Path(generated)))):
            with tempfile.TemporaryDirectory() as folder, running_neo4j(Path(folder)) as server:
                sizes = asyncio.run(load(server, folders))
                generator = Generator(GRAPHQL_SCHEMA, CONDITIONS, Tables(folders), Bounds(levels=3, nested=3))
                rows_by_data[data] = list(profile(server, draw(generator, sizes, options.operations)))
                lines.append(report(data, rows_by_data[data]))
    options.output.mkdir(parents=True, exist_ok=True)
    (options.output / "prices.json").write_text(
        json.dumps({name: [row._asdict() for row in rows] for name, rows in rows_by_data.items()})
    )
    (options.output / "prices.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
