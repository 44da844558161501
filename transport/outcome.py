"""The HTTP status and headers of an executed operation (GraphQL over HTTP, "Status Codes")."""

from resolvers.execution.response import Response
from transport.negotiation import GRAPHQL_RESPONSE


def outcome(response: Response, media_type: str) -> tuple[int, dict[str, str]]:
    """Return the status and headers for a response of the engine.

    Where nothing was answered because there is no room for it now, HTTP says so, and when to come again. Else, where
    the operation was not executed, only the newer media type may say so by its status.
    """
    if response.retry_after is not None:
        return response.status, {"Retry-After": str(response.retry_after)}
    return response.status if media_type == GRAPHQL_RESPONSE else 200, {}
