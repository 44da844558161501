"""The error of a request that is rejected before it reaches the engine."""

from collections.abc import Mapping

from errors import ErrorCode, ServiceError


class Refusal(ServiceError):
    """A request error, answered with its HTTP status regardless of the media type.

    headers: response headers that belong to the status, such as `Allow`.
    """

    def __init__(
        self,
        key: str,
        /,
        *,
        code: ErrorCode = ErrorCode.BAD_REQUEST,
        status: int = 400,
        headers: Mapping[str, str] | None = None,
        **details: object,
    ):
        super().__init__(key, **details)
        self.code, self.status, self.headers = code, status, dict(headers or {})
