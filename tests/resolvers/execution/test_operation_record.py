"""The record of an operation, and the public error of a store fault."""

import asyncio
import logging

import pytest
from graphql import GraphQLError

from graph.store import StoreFailure
from resolvers.execution.errors import public_error
from resolvers.execution.operation_record import PARTS, recording, timed


def test_parts_are_added_up_across_tasks_and_recording_is_optional():
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


async def test_the_engine_records_name_cost_and_parts(small_engine):
    with recording() as record:
        await small_engine.execute("query Regions { regions { totalCount } }")
    assert record.operation_name == "Regions"
    assert record.cost > 0
    assert tuple(record.seconds) == PARTS


@pytest.fixture
def fault() -> StoreFailure:
    """The error that the store raises for an unknown error of the database."""
    error = StoreFailure()
    error.__cause__ = ValueError("Invalid input 'RETRN'")
    return error


def test_a_fault_of_the_store_is_logged_under_its_id_and_its_details_are_not_in_the_response(fault, caplog):
    public = public_error(GraphQLError(str(fault), original_error=fault)).error.formatted
    assert "RETRN" not in str(public)
    [record] = [record for record in caplog.records if public["extensions"]["id"] in record.getMessage()]
    assert record.levelno == logging.ERROR
    assert "RETRN" in caplog.text
