"""The response to an operation, and what its errors mean for the response as a whole."""

from collections.abc import Mapping, Sequence
from typing import Any, Self

from errors import ServiceError


class Response(dict[str, Any]):
    """A response of GraphQL: `data`, `errors` and `extensions`.

    status: of HTTP; 200 where anything was answered. retry_after: seconds after which to try again, where nothing was
    answered for want of room; else None.
    """

    __slots__ = ("retry_after", "status")

    def __init__(self, content: Mapping[str, Any], causes: Sequence[ServiceError | None] = ()):
        """causes: for each of the response's errors, the one of ours that it stands for, or None."""
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
        """Return the response to an operation that is not executed."""
        return cls({"errors": error.formatted()}, (error,))
