"""The errors of the driver, translated to those of the store."""

import logging

import pytest
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

from graph.store.bolt_errors import DRIVER_ERRORS, is_loss, retryable, translated
from graph.store.errors import (
    StoreConflict,
    StoreFailure,
    StoreFull,
    StoreRefused,
    StoreTimeout,
    StoreUnavailable,
)


def of_code(code: str) -> Exception:
    """Return the error that the driver makes of a failure with this status code of the server."""
    return Neo4jError._hydrate_neo4j(code=code, message="the words of the database")


CASES = [
    (AuthError("secret"), StoreRefused, "store.refused-user"),
    (ConfigurationError("secret"), StoreRefused, "store.refused-address"),
    (ConnectionAcquisitionTimeoutError("secret"), StoreUnavailable, "store.connections"),
    (ServiceUnavailable("secret"), StoreUnavailable, "store.unavailable"),
    (SessionExpired("secret"), StoreUnavailable, "store.unavailable"),
    (ConnectionResetError("secret"), StoreUnavailable, "store.unavailable"),
    (ConstraintError("secret"), StoreConflict, "store.conflict"),
    (ValueError("secret"), StoreFailure, "store.value"),
    (TypeError("secret"), StoreFailure, "store.value"),
    (OverflowError("secret"), StoreFailure, "store.value"),
    (DriverError("secret"), StoreFailure, "store.failure"),
    (of_code("Neo.ClientError.Transaction.TransactionTimedOut"), StoreTimeout, "store.timeout"),
    (of_code("Neo.TransientError.Transaction.LockAcquisitionTimeout"), StoreTimeout, "store.timeout"),
    (of_code("Neo.ClientError.Database.DatabaseNotFound"), StoreRefused, "store.refused-database"),
    (of_code("Neo.DatabaseError.Transaction.TransactionLogError"), StoreFull, "store.full"),
    (of_code("Neo.TransientError.General.MemoryPoolOutOfMemoryError"), StoreFailure, "store.memory"),
    (of_code("Neo.ClientError.Schema.IndexAlreadyExists"), StoreConflict, "store.conflict"),
    (of_code("Neo.TransientError.Transaction.DeadlockDetected"), StoreConflict, "store.conflict"),
    (of_code("Neo.TransientError.General.DatabaseUnavailable"), StoreUnavailable, "store.unavailable"),
    (of_code("Neo.ClientError.Statement.SyntaxError"), StoreFailure, "store.failure"),
    (of_code("Neo"), StoreFailure, "store.failure"),
]


def test_every_error_of_the_driver_has_its_meaning():
    for error, error_class, key in CASES:
        assert isinstance(error, DRIVER_ERRORS)
        store_error = translated(error)
        assert (type(store_error), store_error.key) == (error_class, key), error


def test_the_words_of_the_driver_are_logged_and_not_shown(caplog):
    caplog.set_level(logging.INFO)
    for error, _, _ in CASES:
        caplog.clear()
        store_error = translated(error, "MATCH (n) RETURN n")
        assert str(error) not in store_error.sentence("en") + store_error.sentence("ru")
        (record,) = caplog.records
        assert f"{type(error).__name__} {error}" in record.getMessage()
        assert "MATCH (n) RETURN n" in record.getMessage()
        assert record.levelno == (logging.ERROR if store_error.is_fault else logging.WARNING)


def test_while_the_store_is_opened_only_faults_are_warned_of(caplog):
    caplog.set_level(logging.INFO)
    translated(ServiceUnavailable(""), opening=True)
    translated(DriverError(""), opening=True)
    assert [record.levelno for record in caplog.records] == [logging.INFO, logging.ERROR]


@pytest.mark.parametrize(
    ("error", "may_be_retried", "loses_the_store"),
    [
        (ServiceUnavailable(""), True, True),
        (SessionExpired(""), True, True),
        (BrokenPipeError(), True, True),
        (ValueError(), False, False),
        (AuthError(""), False, False),
        (ConstraintError(""), False, False),
    ],
)
def test_only_a_failed_connection_loses_the_store(error, may_be_retried, loses_the_store):
    assert (retryable(error), is_loss(error)) == (may_be_retried, loses_the_store)
