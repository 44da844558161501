"""What the engine notes of an operation, and what a fault of the store shows."""

import asyncio
import logging

import pytest
from graphql import GraphQLError

from graph.store import StoreFailure
from resolvers.execution.errors import public_error
from resolvers.execution.operation_record import PARTS, recording, timed


def test_parts_are_added_up_also_from_tasks_and_nobody_need_observe():
    async def wait() -> None:
        with timed("store"):
            await asyncio.sleep(0)

    async def both() -> None:
        await asyncio.gather(wait(), wait())

    with recording() as record:
        asyncio.run(both())
    assert list(record.seconds) == ["store"]
    with timed("store"):
        pass
    assert list(record.seconds) == ["store"]


async def test_the_engine_notes_name_cost_and_parts(small_engine):
    with recording() as record:
        await small_engine.execute("query Regions { regions { totalCount } }")
    assert record.operation_name == "Regions"
    assert record.cost > 0
    assert tuple(record.seconds) == PARTS


@pytest.fixture
def fault() -> StoreFailure:
    """What the store raises when the database says something that it does not know."""
    error = StoreFailure()
    error.__cause__ = ValueError("Invalid input 'RETRN'")
    return error


def test_a_fault_of_the_store_is_in_the_log_under_its_id_and_its_words_are_not_in_the_answer(fault, caplog):
    told = public_error(GraphQLError(str(fault), original_error=fault)).error.formatted
    assert "RETRN" not in str(told)
    [record] = [record for record in caplog.records if told["extensions"]["id"] in record.getMessage()]
    assert record.levelno == logging.ERROR
    assert "RETRN" in caplog.text
