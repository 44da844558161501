"""Base classes of the errors that reach a client or terminate the process."""

import uuid
from collections.abc import Callable
from typing import Any, ClassVar

from messages import Language, Message


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
        ├── LoadErrors              graph.load.errors
        ├── DataFolderError         graph.load.shipped
        └── RecommendError          recommend.errors
            ├── InvalidDate
            ├── InvalidTables
            ├── UnknownTerritory
            ├── UnknownProject
            ├── UnknownPractice
            ├── InvalidArgument
            └── InvalidFile

    Attributes:
        code: `extensions.code` of the error in a response; docs/errors.md lists the codes.
        status: HTTP status of the response if the error prevents the whole operation.
        retry_after: seconds after which a client may retry; None if a retry does not help.
        is_fault: whether the service itself may be at fault; such an error is logged with an id that the client
            receives.
        key: key of the message in `messages`. details: values of its placeholders.
        id: id of the log entry; None if the error is not logged.
    """

    code: str = "INTERNAL_SERVER_ERROR"
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
        extensions: dict[str, Any] = {"code": self.code, "messageRu": self.sentence("ru")}
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
