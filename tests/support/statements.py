"""Statements that run for minutes, and the number of statements that a store is running."""

import asyncio

from graph.store import Store

#: Timeout for a statement to start or end in seconds, generous enough for a busy machine.
LIMIT = 240.0


def endless(mark: str) -> str:
    """Return a statement that runs for minutes on any machine. mark: a variable name that no other test uses."""
    return (
        f"UNWIND range(1, 100000) AS {mark} UNWIND range(1, 100000) AS j"
        f" WITH {mark}, j WHERE {mark} * j % 7 = 8 RETURN count(*)"
    )


async def running(store: Store, prefix: str) -> int:
    """Return the number of running statements whose text starts with `prefix`."""
    return await store.read(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH $prefix RETURN count(*)",
        {"prefix": prefix},
    )


async def until_running(store: Store, prefix: str, count: int) -> None:
    """Wait until exactly `count` statements with this prefix are running. Raises TimeoutError."""
    async with asyncio.timeout(LIMIT):
        while await running(store, prefix) != count:
            await asyncio.sleep(0.05)
