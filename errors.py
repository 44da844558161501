"""The base of all errors that reach a client or end the process."""

import uuid
from collections.abc import Callable
from typing import Any, ClassVar

from messages import Language, Message


class ServiceError(Exception):
    """An error with a sentence for people in both languages, and a code for programs.

    An error that is always caught where it was raised does not derive from it.

    ::

        ServiceError
        ├── InternalError           a fault of the service
        ├── SettingsError           settings
        ├── AddressError            process.address
        ├── Refusal                 transport.refusal
        ├── TrustedDocumentsError   transport.trusted_documents
        ├── LimitError              access.errors
        ├── RequestError            resolvers.execution.errors
        ├── RecommenderBusy         resolvers.execution.errors
        ├── BadPartialDate          schema.scalars
        ├── QueryError              graph.query.errors
        │   ├── BadCursor
        │   ├── BadPage
        │   ├── BadValue
        │   │   └── Gone            resolvers.fields.asking
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
        status: of HTTP, where nothing is answered because of this error.
        retry_after: seconds after which a client may try again; None where that does not help.
        is_fault: whether the service may be at fault: then the error is logged with an id, which the client gets.
        key: names the sentence in `messages`. details: what fills it.
        id: that of the log; None for what is not logged.
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
        """Return the sentence for people in a language."""
        return Message(self.key, self.details).text(language)

    def formatted(self) -> list[dict[str, Any]]:
        """Return `errors` of a response: one, with its `message` in English and its `extensions`."""
        return [{"message": self.sentence("en"), "extensions": self.extensions()}]

    def extensions(self) -> dict[str, Any]:
        """Return the `extensions` of the error in a response."""
        found: dict[str, Any] = {"code": self.code, "messageRu": self.sentence("ru")}
        if self.retry_after is not None:
            found["retryAfter"] = self.retry_after
        if self.id is not None:
            found["id"] = self.id
        return found

    def __str__(self) -> str:
        return self.sentence("en")

    def __reduce__(self) -> tuple[Callable[..., "ServiceError"], tuple[object, ...]]:
        return _restored, (type(self), self.__dict__)


def _restored(kind: type[ServiceError], state: dict[str, Any]) -> ServiceError:
    """Return the copy of an error: constructors take different arguments, so none is called."""
    error = kind.__new__(kind)
    error.__dict__.update(state)
    return error


class InternalError(ServiceError):
    """Something unexpected went wrong. The client learns no more than the id under which it is logged."""

    key = "operation.internal"
    is_fault = True

    def __init__(self) -> None:
        super().__init__()
        self.details = {"id": self.id}
