"""Liveness and readiness checks for load balancers, orchestrators and scripts."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse

from errors import ErrorCode
from graph.data_version import whole_data_version
from graph.store import Contents, StoreError
from version import VERSION

#: Timeout of the readiness check on the store, in seconds.
TIMEOUT = 2.0


async def alive(request: Request) -> JSONResponse:
    """Answer 200 regardless of the store. If this check fails, restart the process."""
    return JSONResponse({"status": "alive", "version": VERSION})


async def ready(request: Request) -> JSONResponse:
    """Answer 200 if the store responds and the recommendations are ready, else 503 with an error code.

    If this check fails, route no requests to this process. `contents` repeats the result of the integrity check at
    startup; this function does not count anything itself.
    """
    store = request.app.state.store
    if store.contents is Contents.DAMAGED:
        return JSONResponse({"status": ErrorCode.STORE_DAMAGED}, 503)
    try:
        async with asyncio.timeout(TIMEOUT):
            number, loading = await whole_data_version(store)
    except TimeoutError:
        return JSONResponse({"status": ErrorCode.STORE_TIMEOUT}, 503)
    except StoreError as error:
        return JSONResponse({"status": error.code}, 503)
    if not request.app.state.engine.is_ready:
        return JSONResponse({"status": ErrorCode.RECOMMENDATIONS_LOADING}, 503)
    contents = Contents.LOAD_UNFINISHED if loading else store.contents
    if contents is Contents.LOAD_UNFINISHED and not loading:  # completed since startup
        contents = Contents.WHOLE
    return JSONResponse({"status": "ready", "dataVersion": number, "contents": contents})
