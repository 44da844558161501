"""The codes and the base classes of the errors that reach a client or terminate the process."""

import enum
import uuid
from collections.abc import Callable
from typing import Any, ClassVar

from messages import Language, Message


class ErrorCode(enum.StrEnum):
    """Every public code, by the HTTP status of a response without data. docs/errors.md gives meanings and remedies."""

    # 200, so that clients of persisted queries send the document
    PERSISTED_QUERY_NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
    PERSISTED_QUERY_NOT_SUPPORTED = "PERSISTED_QUERY_NOT_SUPPORTED"

    # 400: the request
    BAD_REQUEST = "BAD_REQUEST"
    BATCH_NOT_SUPPORTED = "BATCH_NOT_SUPPORTED"
    JSON_TOO_DEEP = "JSON_TOO_DEEP"
    ORIGIN_NOT_ALLOWED = "ORIGIN_NOT_ALLOWED"
    WEBSOCKET_NOT_SUPPORTED = "WEBSOCKET_NOT_SUPPORTED"

    # 400: the document and its values
    GRAPHQL_PARSE_FAILED = "GRAPHQL_PARSE_FAILED"
    GRAPHQL_VALIDATION_FAILED = "GRAPHQL_VALIDATION_FAILED"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    BAD_PAGE = "BAD_PAGE"
    BAD_CURSOR = "BAD_CURSOR"
    EMPTY_SEARCH = "EMPTY_SEARCH"
    TEXT_TOO_LONG = "TEXT_TOO_LONG"

    # 400: the limits
    TOO_MANY_TOKENS = "TOO_MANY_TOKENS"
    TOO_DEEP = "TOO_DEEP"
    TOO_MANY_FIELDS = "TOO_MANY_FIELDS"
    TOO_MANY_REPEATS = "TOO_MANY_REPEATS"
    TOO_MANY_OPERATIONS = "TOO_MANY_OPERATIONS"
    TOO_MANY_ROOT_FIELDS = "TOO_MANY_ROOT_FIELDS"
    TOO_MANY_ALIASES = "TOO_MANY_ALIASES"
    TOO_MANY_DIRECTIVES = "TOO_MANY_DIRECTIVES"
    TOO_MANY_FRAGMENTS = "TOO_MANY_FRAGMENTS"
    FRAGMENT_CYCLE = "FRAGMENT_CYCLE"
    TOO_MANY_VARIABLES = "TOO_MANY_VARIABLES"
    TOO_MANY_VALUES = "TOO_MANY_VALUES"
    VALUES_TOO_DEEP = "VALUES_TOO_DEEP"
    TOO_MANY_CONDITIONS = "TOO_MANY_CONDITIONS"
    CONDITIONS_TOO_DEEP = "CONDITIONS_TOO_DEEP"
    INTROSPECTION_DISABLED = "INTROSPECTION_DISABLED"  # 404 at /schema.graphql
    TOO_COSTLY = "TOO_COSTLY"
    PATH_SEARCH_TOO_WIDE = "PATH_SEARCH_TOO_WIDE"
    PLAN_NOT_ALLOWED = "PLAN_NOT_ALLOWED"

    # 401 to 429
    UNKNOWN_API_KEY = "UNKNOWN_API_KEY"  # 401
    DOCUMENT_NOT_REGISTERED = "DOCUMENT_NOT_REGISTERED"  # 403
    METHOD_NOT_ALLOWED = "METHOD_NOT_ALLOWED"  # 405
    NOT_ACCEPTABLE = "NOT_ACCEPTABLE"  # 406
    BODY_TIMEOUT = "BODY_TIMEOUT"  # 408
    STORE_CONFLICT = "STORE_CONFLICT"  # 409
    REQUEST_TOO_LARGE = "REQUEST_TOO_LARGE"  # 413
    UNSUPPORTED_MEDIA_TYPE = "UNSUPPORTED_MEDIA_TYPE"  # 415
    RATE_LIMITED = "RATE_LIMITED"  # 429

    # 500
    INTERNAL_SERVER_ERROR = "INTERNAL_SERVER_ERROR"
    STORE_ERROR = "STORE_ERROR"

    # 500, mostly at the start, when they end the process
    STORE_IN_USE = "STORE_IN_USE"
    STORE_TOO_NEW = "STORE_TOO_NEW"
    STORE_FOLDER = "STORE_FOLDER"
    STORE_DAMAGED = "STORE_DAMAGED"  # 503 at /readyz

    # 503 and 504: try again later
    STORE_UNAVAILABLE = "STORE_UNAVAILABLE"
    STORE_BUSY = "STORE_BUSY"
    RECOMMENDER_BUSY = "RECOMMENDER_BUSY"
    RECOMMENDATIONS_LOADING = "RECOMMENDATIONS_LOADING"  # only at /readyz
    EXPORT_ABORTED = "EXPORT_ABORTED"  # only in the log: the response has begun
    STORE_TIMEOUT = "STORE_TIMEOUT"  # 504
    REQUEST_TIMEOUT = "REQUEST_TIMEOUT"  # 504

    # A warning in `extensions.warnings`, not an error
    PROPERTY_WITHOUT_DATA = "PROPERTY_WITHOUT_DATA"


class ServiceError(Exception):
    """An error with a message in both languages and a machine-readable code.

    Exceptions that are always caught inside the package that raises them do not derive from this class.

    ::

        ServiceError
        ├── InternalError           a bug in the service
        ├── SettingsError           settings
        ├── AddressError            process.address
        ├── Refusal                 transport.errors
        ├── TrustedDocumentsError   transport.trusted_documents
        ├── LimitError              access.errors
        ├── RequestError            resolvers.execution.errors
        ├── RecommenderBusy         resolvers.execution.errors
        ├── BadPartialDate          schema.errors
        ├── QueryError              graph.query.errors
        │   ├── BadCursor
        │   ├── BadPage
        │   ├── BadValue
        │   │   └── Gone            resolvers.fields.answering
        │   └── TooManyConditions
        ├── SearchError             graph.search.errors
        │   ├── EmptySearch
        │   └── TextTooLong
        ├── PathSearchTooWide       graph.shortest_path
        ├── StoreError              graph.store.errors
        │   ├── StoreFailure
        │   ├── StoreUnavailable
        │   │   └── StoreRefused
        │   ├── StoreBusy
        │   ├── StoreTimeout
        │   ├── StoreConflict
        │   ├── StoreInUse
        │   ├── StoreTooNew
        │   ├── StoreFolderError
        │   │   └── StoreFull
        │   └── StoreDamaged
        ├── ExportError             export.errors
        ├── ExportAborted           export.errors
        ├── LoadErrors              graph.load.errors
        ├── DataFolderError         graph.load.shipped
        └── RecommendError          recommend.errors
            ├── InvalidDate
            ├── InvalidTables
            ├── UnknownTerritory
            ├── UnknownProject
            ├── UnknownPractice
            ├── InvalidArgument
            │   ├── UnknownCountry
            │   └── UnknownTopic
            └── InvalidFile

    Attributes:
        code: `extensions.code` of the error in a response.
        status: HTTP status of the response if the error prevents the whole operation.
        retry_after: seconds after which a client may retry; None if a retry does not help.
        is_fault: whether the service itself may be at fault; such an error is logged with an id that the client
            receives.
        key: key of the message in `messages`. details: values of its placeholders.
        id: id of the log entry; None if the error is not logged.
    """

    code: ErrorCode = ErrorCode.INTERNAL_SERVER_ERROR
    status: int = 500
    retry_after: int | None = None
    is_fault: ClassVar[bool] = False
    key: str
    id: str | None = None

    def __init__(self, key: str | None = None, /, **details: object):
        super().__init__()
        if key is not None:
            self.key = key
        if self.is_fault:
            self.id = uuid.uuid4().hex
        self.details = details

    def sentence(self, language: Language) -> str:
        """Return the message in a language."""
        return Message(self.key, self.details).text(language)

    def formatted(self) -> list[dict[str, Any]]:
        """Return the `errors` of a response: this error, with its English `message` and its `extensions`."""
        return [{"message": self.sentence("en"), "extensions": self.extensions()}]

    def extensions(self) -> dict[str, Any]:
        """Return the `extensions` of the error in a response."""
        extensions: dict[str, Any] = {"code": self.code.value, "messageRu": self.sentence("ru")}
        if self.retry_after is not None:
            extensions["retryAfter"] = self.retry_after
        if self.id is not None:
            extensions["id"] = self.id
        return extensions

    def __str__(self) -> str:
        return self.sentence("en")

    def __reduce__(self) -> tuple[Callable[..., "ServiceError"], tuple[object, ...]]:
        return _restore, (type(self), self.__dict__)


def _restore(error_class: type[ServiceError], state: dict[str, Any]) -> ServiceError:
    """Recreate a pickled error without its constructor, because constructors of subclasses take other arguments."""
    error = error_class.__new__(error_class)
    error.__dict__.update(state)
    return error


class InternalError(ServiceError):
    """An unexpected error. The client receives only the id under which the details are logged."""

    key = "operation.internal"
    is_fault = True

    def __init__(self) -> None:
        super().__init__()
        self.details = {"id": self.id}
