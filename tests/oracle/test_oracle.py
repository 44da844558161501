"""The engine answers generated operations as a resolver does that walks the loaded tables in plain Python.

A test's number is the seed of its operation: the failing one can be run alone.
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


class Sides(NamedTuple):
    """The ways to an answer, over the same data; `stock` leaves completion to graphql-core."""

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
    yield Sides(engine, stock, synthetic_naive)
    await engine.close()
    await stock.close()


@pytest.fixture(scope="module")
def synthetic_operations(synthetic_naive) -> Generator:
    return Generator(synthetic_naive.schema, CONDITIONS, synthetic_naive.tables)


@pytest.mark.parametrize("seed", range(200))
async def test_the_engine_answers_as_the_tables_say(synthetic, synthetic_operations, seed):
    await check(synthetic, synthetic_operations.operation(seed))


#: Many small operations: what a store plans for long finds no more mistakes of completion. With those of the other
#: tests there are more than 2,000 for each store. Neo4j plans each for up to half a second: it gets the smallest.
SMALL = {
    "embedded": Bounds(levels=3, nested=2, page=5, conditions=1),
    "neo4j": Bounds(levels=2, nested=1, page=5, conditions=1),
}
#: So many at a time, of which so many are under way.
TOGETHER, UNDER_WAY = {"embedded": 100, "neo4j": 90}, {"embedded": 8, "neo4j": 4}


@pytest.mark.parametrize("hundred", range(20))
async def test_operations_that_run_at_the_same_time_are_answered_as_the_tables_say(
    synthetic,
    synthetic_naive,
    store_kind,
    hundred,
):
    generator = Generator(synthetic_naive.schema, CONDITIONS, synthetic_naive.tables, SMALL[store_kind])
    before = synthetic.engine.generated_count
    turns, together = asyncio.Semaphore(UNDER_WAY[store_kind]), TOGETHER[store_kind]

    async def in_turn(seed: int) -> None:
        async with turns:
            await check(synthetic, generator.operation(seed))

    async with asyncio.TaskGroup() as group:
        for seed in range(hundred * 100, hundred * 100 + together):
            group.create_task(in_turn(1_000_000 + seed))
    assert synthetic.engine.generated_count - before > together / 2


#: Smaller operations: the resolver in plain Python reads all of 45,000 nodes for each filter and each order.
SHIPPED_BOUNDS = Bounds(levels=3, nested=3, page=5, conditions=1, without=frozenset({"Dataset.nodes"}))


@pytest.fixture(scope="module")
def shipped_naive() -> Naive:
    return Naive(Tables(DATA / name for name in (DATA / "order.txt").read_text(encoding="utf-8").split()))


@pytest.fixture(scope="module")
def shipped_operations(shipped_naive) -> Generator:
    return Generator(shipped_naive.schema, CONDITIONS, shipped_naive.tables, SHIPPED_BOUNDS)


@pytest.mark.parametrize("seed", range(100))
async def test_the_engine_answers_on_the_shipped_data_as_its_tables_say(
    loaded_engine,
    shipped_naive,
    shipped_operations,
    seed,
):
    await check(Sides(loaded_engine, loaded_engine, shipped_naive), shipped_operations.operation(seed))


async def check(sides: Sides, operation: Operation) -> None:
    expected = sides.naive.answer(operation.text, operation.variables)
    told = f"{print_ast(parse(operation.text))}\nvariables: {operation.variables}"
    answer = without_warnings(await sides.engine.execute(operation.text, operation.variables))
    assert public(answer) == expected, told
    # What is met again is completed straight from its row, by code generated for that.
    again = without_warnings(await sides.engine.execute(operation.text, operation.variables))
    assert json.dumps(again) == json.dumps(answer), told
    if sides.stock is not sides.engine:
        stock = without_warnings(await sides.stock.execute(operation.text, operation.variables))
        assert json.dumps(stock) == json.dumps(answer), told


def without_warnings(response: dict[str, Any]) -> dict[str, Any]:
    """A response without `extensions.warnings`: see tests/resolvers/execution/test_warnings.py."""
    return {name: value for name, value in response.items() if name != "extensions"}


def public(response: dict[str, Any]) -> dict[str, Any]:
    """A response with of each error only what its place and kind are; a message begins with the argument."""
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
