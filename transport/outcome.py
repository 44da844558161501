"""The HTTP status and headers of an executed operation (GraphQL over HTTP, "Status Codes")."""

from resolvers.execution.response import Response
from transport.negotiation import GRAPHQL_RESPONSE


def outcome(response: Response, media_type: str) -> tuple[int, dict[str, str]]:
    """Return the status and headers for a response of the engine.

    A temporary rejection, after which a retry may succeed, always has its error status and `Retry-After`. Other errors
    that prevent execution have an error status only in `application/graphql-response+json`; in `application/json` the
    status is 200.
    """
    if response.retry_after is not None:
        return response.status, {"Retry-After": str(response.retry_after)}
    return response.status if media_type == GRAPHQL_RESPONSE else 200, {}
