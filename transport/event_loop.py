"""The event loop that serves, and how seldom it looks for cyclic garbage."""

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any

try:
    from uvloop import new_event_loop
except ImportError:  # not on Windows
    from asyncio import new_event_loop

#: Objects made, less those freed, until the young ones are looked through for cycles. An answer of a few hundred
#: objects has none, but Python's own 700 would have them looked at again and again: half of such a request's time.
THRESHOLD = 50_000


def run_in_loop(main: Coroutine[Any, Any, None]) -> None:
    """Runs it to its end in a loop of its own."""
    with asyncio.Runner(loop_factory=new_event_loop) as runner:
        runner.run(main)


def settle() -> None:
    """Leaves what was made so far out of all searches for garbage: schema, modules and prepared data stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(THRESHOLD, 10, 10)


async def keep_settled(built: Callable[[], float | None], interval: float = 1.0) -> None:
    """Leaves out also what is built later and stays, each time that `built` tells another time."""
    last = None
    while True:
        await asyncio.sleep(interval)
        if (now := built()) != last:
            last = now
            gc.collect(1)
            gc.freeze()
