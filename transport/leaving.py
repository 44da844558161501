"""A client that leaves ends its request, and with it the statement in the store."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect
from starlette.types import Receive

#: Seconds after which it is looked at: most requests are answered before.
PATIENCE = 0.02


@contextlib.asynccontextmanager
async def ended_by_leaving(receive: Receive) -> AsyncIterator[None]:
    """Cancels its body when the client is gone; raises ClientDisconnect then.

    The request's body must have been read: what is received next can only be that.
    """
    task, left, watcher = asyncio.current_task(), False, None

    async def watch() -> None:
        nonlocal left
        while (await receive())["type"] != "http.disconnect":
            pass
        left = True
        task.cancel()

    def begin() -> None:
        nonlocal watcher
        watcher = asyncio.create_task(watch())

    timer = asyncio.get_running_loop().call_later(PATIENCE, begin)
    try:
        yield
    except asyncio.CancelledError:
        if left and task.uncancel() == 0:
            raise ClientDisconnect from None
        raise
    finally:
        timer.cancel()
        if watcher is not None:
            watcher.cancel()
