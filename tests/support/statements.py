"""Statements that take minutes, and the list of statements that a store is running."""

import asyncio

from graph.store import Store

#: Seconds that a statement may take to begin or to end on a busy machine; nothing is asserted of it.
LIMIT = 60.0


def endless(mark: str) -> str:
    """A statement that takes minutes on any machine, and that no other test sends; mark: a name."""
    return (
        f"UNWIND range(1, 100000) AS {mark} UNWIND range(1, 100000) AS j"
        f" WITH {mark}, j WHERE {mark} * j % 7 = 8 RETURN count(*)"
    )


async def running(store: Store, begin: str) -> int:
    """The number of running statements whose text starts with `begin`."""
    return await store.read(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH $begin RETURN count(*)", {"begin": begin}
    )


async def until_running(store: Store, begin: str, count: int) -> None:
    """Wait until `count` such statements are running. Raises TimeoutError."""
    async with asyncio.timeout(LIMIT):
        while await running(store, begin) != count:
            await asyncio.sleep(0.05)
