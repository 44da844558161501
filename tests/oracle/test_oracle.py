"""The engine answers generated operations like a plain Python resolver that walks the loaded tables.

The number of a test is the seed of its operation, so that a failing one can be run alone.
"""

import asyncio
import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from graphql import parse, print_ast

from graph.load import load_folder
from resolvers.execution.engine import Engine
from resolvers.service import create_engine
from schema.public import CONDITIONS
from settings import CHECKOUT
from tests.oracle.naive import Naive
from tests.oracle.operations import Bounds, Generator, Operation
from tests.oracle.synthetic import write_synthetic_folders
from tests.oracle.tables import Tables
from tests.support.stores import empty

DATA = CHECKOUT / "data"


class Executors(NamedTuple):
    """The executors to compare, over the same data; `stock` leaves completion to graphql-core."""

    engine: Engine
    stock: Engine
    naive: Naive


@pytest.fixture(scope="module")
def synthetic_folders(tmp_path_factory) -> list[Path]:
    return write_synthetic_folders(tmp_path_factory.mktemp("synthetic"))


@pytest.fixture(scope="module")
def synthetic_naive(synthetic_folders) -> Naive:
    return Naive(Tables(synthetic_folders))


@pytest.fixture(scope="module")
async def synthetic(store, synthetic_folders, synthetic_naive):
    await empty(store)
    for folder in synthetic_folders:
        await load_folder(store, folder)
    engine, stock = create_engine(store), create_engine(store, generated=False)
    yield Executors(engine, stock, synthetic_naive)
    await engine.close()
    await stock.close()


@pytest.fixture(scope="module")
def synthetic_operations(synthetic_naive) -> Generator:
    return Generator(synthetic_naive.schema, CONDITIONS, synthetic_naive.tables)


@pytest.mark.parametrize("seed", range(60))
async def test_the_engine_agrees_with_the_tables(synthetic, synthetic_operations, seed):
    await check(synthetic, synthetic_operations.operation(seed))


#: Many small operations: statements that take long to plan reveal no further errors of completion. With the operations
#: of the other tests there are 500 for the embedded store, and 300 for Neo4j, which takes up to half a second to plan
#: each; its operations are the smallest. 2,000 instead of 1,000 reach hardly any further path of the planner: 1,342
#: instead of 1,339 pairs of consecutive lines.
SMALL = {
    "embedded": Bounds(levels=3, nested=2, page=5, conditions=1),
    "neo4j": Bounds(levels=2, nested=1, page=5, conditions=1),
}
#: Operations of a test, and the number of them that run concurrently.
BATCH_SIZE, CONCURRENCY = {"embedded": 80, "neo4j": 40}, {"embedded": 8, "neo4j": 4}


@pytest.mark.parametrize("batch", range(5))
async def test_concurrent_operations_agree_with_the_tables(
    synthetic,
    synthetic_naive,
    store_kind,
    batch,
):
    generator = Generator(synthetic_naive.schema, CONDITIONS, synthetic_naive.tables, SMALL[store_kind])
    before = synthetic.engine.generated_count
    semaphore, size = asyncio.Semaphore(CONCURRENCY[store_kind]), BATCH_SIZE[store_kind]

    async def check_in_turn(seed: int) -> None:
        async with semaphore:
            await check(synthetic, generator.operation(seed))

    async with asyncio.TaskGroup() as group:
        for seed in range(batch * 200, batch * 200 + size):
            group.create_task(check_in_turn(1_000_000 + seed))
    assert synthetic.engine.generated_count - before > size / 2


#: Smaller operations: the plain Python resolver reads all 45,000 nodes for each filter and each order.
SHIPPED_BOUNDS = Bounds(levels=3, nested=3, page=5, conditions=1, without=frozenset({"Dataset.nodes"}))


@pytest.fixture(scope="module")
def shipped_naive() -> Naive:
    return Naive(Tables(DATA / name for name in (DATA / "order.txt").read_text(encoding="utf-8").split()))


@pytest.fixture(scope="module")
def shipped_operations(shipped_naive) -> Generator:
    return Generator(shipped_naive.schema, CONDITIONS, shipped_naive.tables, SHIPPED_BOUNDS)


@pytest.mark.parametrize("seed", range(40))
async def test_the_engine_agrees_with_the_tables_of_the_shipped_data(
    loaded_engine,
    shipped_naive,
    shipped_operations,
    seed,
):
    await check(Executors(loaded_engine, loaded_engine, shipped_naive), shipped_operations.operation(seed))


async def check(executors: Executors, operation: Operation) -> None:
    expected = executors.naive.execute(operation.text, operation.variables)
    description = f"{print_ast(parse(operation.text))}\nvariables: {operation.variables}"
    answer = without_warnings(await executors.engine.execute(operation.text, operation.variables))
    assert comparable(answer) == expected, description
    # A repeated operation is completed directly from its row, by generated code.
    repeated = without_warnings(await executors.engine.execute(operation.text, operation.variables))
    assert json.dumps(repeated) == json.dumps(answer), description
    if executors.stock is not executors.engine:
        stock = without_warnings(await executors.stock.execute(operation.text, operation.variables))
        assert json.dumps(stock) == json.dumps(answer), description


def without_warnings(response: dict[str, Any]) -> dict[str, Any]:
    """Return the response without `extensions.warnings`: see tests/resolvers/execution/test_warnings.py."""
    return {name: value for name, value in response.items() if name != "extensions"}


def comparable(response: dict[str, Any]) -> dict[str, Any]:
    """Return the response with only the path, locations, code and argument of each error.

    The message of an error begins with the argument.
    """
    if "errors" not in response:
        return response
    errors = [
        {
            "path": error.get("path"),
            "locations": error["locations"],
            "code": error["extensions"]["code"],
            "argument": error["message"].partition(":")[0],
        }
        for error in response["errors"]
    ]
    return {**response, "errors": errors}
