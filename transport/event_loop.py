"""The event loop that serves, and how seldom it looks for cyclic garbage."""

import asyncio
import gc
from collections.abc import Coroutine
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
    """Leaves what was made so far out of all searches for garbage: modules and the schema stay for ever.

    What is replaced from time to time, such as the recommender, must be made later: else it would be kept.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(THRESHOLD, 10, 10)
