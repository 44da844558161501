"""Statements that take minutes, and a look at those that a store works on."""

import asyncio

from graph.store import Store

#: Takes minutes on any machine. Its first words tell tests apart, in their order: `{mark}` is a name.
ENDLESS = "UNWIND range(1, 100000) AS {mark} UNWIND range(1, 100000) AS j" \
          " WITH {mark}, j WHERE {mark} * j % 7 = 8 RETURN {result}"
#: Seconds that a statement may take to begin or to end on a busy machine; nothing is asserted of it.
LIMIT = 60.0


def endless(mark: str, result: str = "count(*)") -> str:
    """An endless statement that no other test sends."""
    return ENDLESS.format(mark=mark, result=result)


async def running(store: Store, begin: str) -> int:
    """How many statements that begin so the database works on."""
    return await store.read(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH $begin RETURN count(*)", {"begin": begin})


async def until_running(store: Store, begin: str, count: int) -> None:
    """Wait until the database works on so many of them. Raises TimeoutError."""
    async with asyncio.timeout(LIMIT):
        while await running(store, begin) != count:
            await asyncio.sleep(0.05)
