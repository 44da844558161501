"""What the driver's exceptions mean for the store's callers."""

import logging

from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConnectionAcquisitionTimeoutError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.store.errors import (
    StoreConflict,
    StoreError,
    StoreFailure,
    StoreFull,
    StoreRefused,
    StoreTimeout,
    StoreUnavailable,
)

logger = logging.getLogger(__name__)

#: What the driver may raise. OSError: a connection that breaks while it is being closed. ValueError and
#: TypeError: a parameter that Bolt cannot carry, such as a lone surrogate or an integer of more than 64 bits.
DRIVER_ERRORS = (DriverError, Neo4jError, OSError, ValueError, TypeError, OverflowError)

#: Titles of Neo4j's status codes (Neo.ClientError.Transaction.TransactionTimedOut) by what they mean.
_TIMEOUTS = {"TransactionTimedOut", "TransactionTimedOutClientConfiguration", "LockAcquisitionTimeout"}
_CONFLICTS = {
    "ConstraintAlreadyExists",
    "EquivalentSchemaRuleAlreadyExists",
    "IndexAlreadyExists",
    "IndexWithNameAlreadyExists",
    "ConstraintWithNameAlreadyExists",
}
#: The transaction log could not be written, most often because the disk is full.
_DISK = {"TransactionLogError"}
_MEMORY = {"MemoryPoolOutOfMemoryError", "TransactionMemoryLimit", "OutOfMemoryError", "StackOverFlowError"}


def retryable(error: Exception) -> bool:
    """Whether a read that failed so may succeed when it is sent again."""
    if isinstance(error, (DriverError, Neo4jError)):
        return error.is_retryable()
    return isinstance(error, OSError)


def is_loss(error: Exception) -> bool:
    """Whether the store could not be reached, or broke off, as opposed to an error that it reported itself."""
    return isinstance(error, (ServiceUnavailable, SessionExpired, OSError))


def translated(error: Exception, text: str = "", *, opening: bool = False) -> StoreError:
    """The store's error for one of `DRIVER_ERRORS`; logs what the driver said, and the statement's text.

    opening: the store is just being opened. Its opener reports the error, so that the log need not.
    """
    store_error = _meaning(error)
    level = logging.ERROR if store_error.is_fault else logging.INFO if opening else logging.WARNING
    logger.log(level, "%s: %s %s; statement: %s", store_error.code, type(error).__name__, error, text)
    return store_error


def _meaning(error: Exception) -> StoreError:
    match error:
        case AuthError():
            return StoreRefused("store.refused-user")
        case ConfigurationError():
            return StoreRefused("store.refused-address")
        case ConnectionAcquisitionTimeoutError():
            return StoreUnavailable("store.connections")
        case ServiceUnavailable() | SessionExpired() | OSError():
            return StoreUnavailable()
        case ConstraintError():
            return StoreConflict()
        case Neo4jError(code=str(code)):
            return _of_code(code)
        case ValueError() | TypeError() | OverflowError():
            return StoreFailure("store.value")
    return StoreFailure()


def _of_code(code: str) -> StoreError:
    _, classification, category, title = (code.split(".") + [""] * 3)[:4]
    if title in _TIMEOUTS:
        return StoreTimeout()
    if title == "DatabaseNotFound":
        return StoreRefused("store.refused-database")
    if title in _DISK:
        return StoreFull()
    if title in _MEMORY:
        return StoreFailure("store.memory")
    if title in _CONFLICTS or (classification, category) == ("TransientError", "Transaction"):
        return StoreConflict()
    if classification == "TransientError":
        return StoreUnavailable()
    return StoreFailure()
