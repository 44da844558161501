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

from graph.store.errors import StoreConflict, StoreError, StoreFull, StoreRefused, StoreTimeout, StoreUnavailable

logger = logging.getLogger(__name__)

#: What the driver may raise. OSError: a connection that breaks while it is being closed. ValueError and
#: TypeError: a parameter that Bolt cannot carry, such as a lone surrogate or an integer of more than 64 bits.
DRIVER_ERRORS = (DriverError, Neo4jError, OSError, ValueError, TypeError, OverflowError)

#: Titles of Neo4j's status codes (Neo.ClientError.Transaction.TransactionTimedOut) by what they mean.
_TIMEOUTS = {"TransactionTimedOut", "TransactionTimedOutClientConfiguration", "LockAcquisitionTimeout"}
_CONFLICTS = {"ConstraintAlreadyExists", "EquivalentSchemaRuleAlreadyExists", "IndexAlreadyExists",
              "IndexWithNameAlreadyExists", "ConstraintWithNameAlreadyExists"}
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
    level = logging.ERROR if type(store_error) is StoreError else logging.INFO if opening else logging.WARNING
    logger.log(level, "%s: %s %s; statement: %s", store_error.code, type(error).__name__, error, text)
    return store_error


def _meaning(error: Exception) -> StoreError:
    match error:
        case AuthError():
            return StoreRefused(
                "The store refuses the user or the password: check TIRAZH_NEO4J_USER and TIRAZH_NEO4J_PASSWORD.",
                "Хранилище не приняло имя или пароль: проверьте TIRAZH_NEO4J_USER и TIRAZH_NEO4J_PASSWORD.",
            )
        case ConfigurationError():
            return StoreRefused(
                "The store cannot be used at this address: check TIRAZH_NEO4J_URI.",
                "Хранилище по этому адресу использовать нельзя: проверьте TIRAZH_NEO4J_URI.",
            )
        case ConnectionAcquisitionTimeoutError():
            return StoreUnavailable(
                "All connections to the store are busy; try again in a few seconds.",
                "Все соединения с хранилищем заняты; повторите через несколько секунд.",
            )
        case ServiceUnavailable() | SessionExpired() | OSError():
            return StoreUnavailable()
        case ConstraintError():
            return StoreConflict()
        case Neo4jError(code=str(code)):
            return _of_code(code)
        case ValueError() | TypeError() | OverflowError():
            return StoreError(
                "The store cannot hold one of the values that were given.",
                "Хранилище не может принять одно из переданных значений.",
            )
    return StoreError()


def _of_code(code: str) -> StoreError:
    _, classification, category, title = (code.split(".") + [""] * 3)[:4]
    if title in _TIMEOUTS:
        return StoreTimeout()
    if title == "DatabaseNotFound":
        return StoreRefused(
            "The store has no database of this name: check TIRAZH_NEO4J_DATABASE.",
            "В хранилище нет базы с таким именем: проверьте TIRAZH_NEO4J_DATABASE.",
        )
    if title in _DISK:
        return StoreFull()
    if title in _MEMORY:
        return StoreError(
            "The store has too little memory for this; ask for less at once.",
            "Хранилищу не хватает памяти; запросите меньше данных за раз.",
        )
    if title in _CONFLICTS or (classification, category) == ("TransientError", "Transaction"):
        return StoreConflict()
    if classification == "TransientError":
        return StoreUnavailable()
    return StoreError()
