"""The error of a request that is rejected before it reaches the engine."""

from collections.abc import Mapping

from errors import ServiceError

BAD_REQUEST = "BAD_REQUEST"
METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"
WEBSOCKET_NOT_SUPPORTED = "WEBSOCKET_NOT_SUPPORTED"
NOT_ACCEPTABLE = "NOT_ACCEPTABLE"
REQUEST_TOO_LARGE = "REQUEST_TOO_LARGE"
UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"
REQUEST_TIMEOUT = "REQUEST_TIMEOUT"
BODY_TIMEOUT = "BODY_TIMEOUT"
BATCH_NOT_SUPPORTED = "BATCH_NOT_SUPPORTED"
JSON_TOO_DEEP = "JSON_TOO_DEEP"
UNKNOWN_API_KEY = "UNKNOWN_API_KEY"
PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
PERSISTED_QUERY_NOT_SUPPORTED = "PERSISTED_QUERY_NOT_SUPPORTED"
DOCUMENT_NOT_REGISTERED = "DOCUMENT_NOT_REGISTERED"
ORIGIN_NOT_ALLOWED = "ORIGIN_NOT_ALLOWED"


class Refusal(ServiceError):
    """A request error, answered with its HTTP status regardless of the media type.

    headers: response headers that belong to the status, such as `Allow`.
    """

    def __init__(
        self,
        key: str,
        /,
        *,
        code: str = BAD_REQUEST,
        status: int = 400,
        headers: Mapping[str, str] | None = None,
        **details: object,
    ):
        super().__init__(key, **details)
        self.code, self.status, self.headers = code, status, dict(headers or {})
