"""Is the service alive, is it ready? For load balancers, orchestrators and scripts."""

import asyncio

from starlette.requests import Request
from starlette.responses import JSONResponse

from graph.data_version import whole_data_version
from graph.store import Contents, StoreDamaged, StoreError, StoreTimeout
from version import VERSION

#: Seconds that the store may take to say that it is there.
LIMIT = 2.0
#: The store answers; the recommendations' model is still being built from it.
RECOMMENDATIONS_LOADING = "RECOMMENDATIONS_LOADING"


async def alive(request: Request) -> JSONResponse:
    """The process answers: 200, whatever the store does. When this fails, restart the process."""
    return JSONResponse({"status": "alive", "version": VERSION})


async def ready(request: Request) -> JSONResponse:
    """The store answers too, and the recommendations are there: 200, else 503 with the code of what is wrong. When
    this fails, send nobody here. Repeats what the start of the store found; nothing is counted here."""
    store = request.app.state.store
    if store.contents is Contents.DAMAGED:
        return JSONResponse({"status": StoreDamaged.code}, 503)
    try:
        async with asyncio.timeout(LIMIT):
            number, loading = await whole_data_version(store)
    except TimeoutError:
        return JSONResponse({"status": StoreTimeout.code}, 503)
    except StoreError as error:
        return JSONResponse({"status": error.code}, 503)
    if not request.app.state.engine.is_ready:
        return JSONResponse({"status": RECOMMENDATIONS_LOADING}, 503)
    contents = Contents.LOAD_UNFINISHED if loading else store.contents
    if contents is Contents.LOAD_UNFINISHED and not loading:  # it has been completed since
        contents = Contents.WHOLE
    return JSONResponse({"status": "ready", "dataVersion": number, "contents": contents})
