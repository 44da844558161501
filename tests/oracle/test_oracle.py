"""The engine answers generated operations as a resolver does that walks the loaded tables in plain Python.

A test's number is the seed of its operation: the failing one can be run alone.
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from graphql import parse, print_ast

from graph.load import load_folder
from resolvers.engine import Engine
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
    """Both ways to an answer, over the same data."""

    engine: Engine
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
    engine = create_engine(store)
    yield Sides(engine, synthetic_naive)
    await engine.close()


@pytest.fixture(scope="module")
def synthetic_operations(synthetic_naive) -> Generator:
    return Generator(synthetic_naive.schema, CONDITIONS, synthetic_naive.tables)


@pytest.mark.parametrize("seed", range(300))
async def test_the_engine_answers_as_the_tables_say(synthetic, synthetic_operations, seed):
    await check(synthetic, synthetic_operations.operation(seed))


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
    loaded_engine, shipped_naive, shipped_operations, seed,
):
    await check(Sides(loaded_engine, shipped_naive), shipped_operations.operation(seed))


async def check(sides: Sides, operation: Operation) -> None:
    expected = sides.naive.answer(operation.text, operation.variables)
    answer = public(await sides.engine.execute(operation.text, operation.variables))
    assert answer == expected, f"{print_ast(parse(operation.text))}\nvariables: {operation.variables}"


def public(response: dict[str, Any]) -> dict[str, Any]:
    """A response with of each error only what its place and kind are; a message begins with the argument."""
    if "errors" not in response:
        return response
    errors = [{
        "path": error.get("path"), "locations": error["locations"], "code": error["extensions"]["code"],
        "argument": error["message"].partition(":")[0],
    } for error in response["errors"]]
    return {**response, "errors": errors}
