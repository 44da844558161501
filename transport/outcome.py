"""What HTTP says of an executed operation: its status and headers (GraphQL over HTTP, "Status Codes")."""

from collections.abc import Mapping
from typing import Any

from transport.negotiation import GRAPHQL_RESPONSE

#: Codes that say: not now. The status, and after how many seconds to try again where the error does not say.
_LATER = {"RATE_LIMITED": (429, 1), "STORE_BUSY": (503, 1), "STORE_UNAVAILABLE": (503, 1),
          "RECOMMENDER_BUSY": (503, 5)}


def outcome(result: Mapping[str, Any], media_type: str) -> tuple[int, dict[str, str]]:
    """The status and headers for a response of the engine.

    Where nothing was answered because there is no room for it now, HTTP says so, and when to come again. Else, where
    the operation was not executed, only the newer media type may say so by its status.
    """
    data, errors = result.get("data"), result.get("errors", ())
    if errors and not any(value is not None for value in (data or {}).values()):
        told = [error["extensions"] for error in errors if "extensions" in error]
        later = [_LATER[e["code"]] for e in told if e.get("code") in _LATER]
        if later and len(later) == len(errors):
            status, seconds = later[0]
            return status, {"Retry-After": str(told[0].get("retryAfter", seconds))}
    return 400 if media_type == GRAPHQL_RESPONSE and "data" not in result else 200, {}
