"""The response to an operation, with the HTTP status that follows from its errors."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

from errors import ServiceError


class Response(dict[str, Any]):
    """A GraphQL response: `data`, `errors` and `extensions`.

    status: the HTTP status; 200 if any field has a value. retry_after: seconds after which the client may retry, if all
    errors are temporary and no field has a value; else None.
    """

    __slots__ = ("retry_after", "status")

    def __init__(self, content: Mapping[str, Any], causes: Sequence[ServiceError | None] = ()):
        """causes: the ServiceError behind each of the response's errors, or None."""
        super().__init__(content)
        self.status, self.retry_after = 200, None
        data = content.get("data")
        if not causes or any(value is not None for value in (data or {}).values()):
            return
        first = causes[0]
        if first is not None and all(cause is not None and cause.retry_after is not None for cause in causes):
            self.status, self.retry_after = first.status, first.retry_after
        elif first is not None and "data" not in content:
            self.status = first.status

    @classmethod
    def refusing(cls, error: ServiceError) -> Self:
        """Return the response to a refused operation."""
        return cls({"errors": error.formatted()}, (error,))
