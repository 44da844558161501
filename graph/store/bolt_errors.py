"""Translation of the driver's exceptions to the store's errors."""

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

#: Exceptions that the driver may raise. OSError: a connection broke while it was being closed. ValueError, TypeError
#: and OverflowError: Bolt cannot encode a parameter, such as a lone surrogate or an integer of more than 64 bits.
DRIVER_ERRORS = (DriverError, Neo4jError, OSError, ValueError, TypeError, OverflowError)

#: Titles of Neo4j's status codes (Neo.ClientError.Transaction.TransactionTimedOut) by their meaning.
_TIMEOUTS = {"TransactionTimedOut", "TransactionTimedOutClientConfiguration", "LockAcquisitionTimeout"}
_CONFLICTS = {
    "ConstraintAlreadyExists",
    "EquivalentSchemaRuleAlreadyExists",
    "IndexAlreadyExists",
    "IndexWithNameAlreadyExists",
    "ConstraintWithNameAlreadyExists",
}
#: The transaction log could not be written, usually because the disk is full.
_DISK = {"TransactionLogError"}
_MEMORY = {"MemoryPoolOutOfMemoryError", "TransactionMemoryLimit", "OutOfMemoryError", "StackOverFlowError"}


def retryable(error: Exception) -> bool:
    """Return whether a retry of a failed read may succeed."""
    if isinstance(error, (DriverError, Neo4jError)):
        return error.is_retryable()
    return isinstance(error, OSError)


def is_loss(error: Exception) -> bool:
    """Return whether the connection to the store failed, as opposed to an error reported by the store."""
    return isinstance(error, (ServiceUnavailable, SessionExpired, OSError))


def translated(error: Exception, text: str = "", *, opening: bool = False) -> StoreError:
    """Return the store's error for one of `DRIVER_ERRORS`, and log the driver's message and the statement.

    opening: the store is being opened. The caller reports the error, so it is logged at a lower level.
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
