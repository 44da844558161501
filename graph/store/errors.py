"""The errors of the store. All derive from `StoreError`.

Messages of the database never reach the user: they are logged, and the exception is the `__cause__`.
"""

from collections.abc import Sequence

from errors import ErrorCode, ServiceError
from messages import Message

#: Seconds after which a client may retry.
RETRY_AFTER = 1


class StoreError(ServiceError):
    """The base class of the store's errors."""

    code = ErrorCode.STORE_ERROR


class StoreFailure(StoreError):
    """The store failed unexpectedly."""

    key = "store.failure"
    is_fault = True


class StoreUnavailable(StoreError):
    """The store cannot be reached, or is starting."""

    code = ErrorCode.STORE_UNAVAILABLE
    status = 503
    retry_after = RETRY_AFTER
    key = "store.unavailable"


class StoreRefused(StoreUnavailable):
    """The store refuses the connection: the address, user, password or database is wrong."""


class StoreBusy(StoreError):
    """The store is overloaded."""

    code = ErrorCode.STORE_BUSY
    status = 503
    retry_after = RETRY_AFTER
    key = "store.busy"


class StoreTimeout(StoreError):
    """A statement exceeded its timeout and was terminated."""

    code = ErrorCode.STORE_TIMEOUT
    status = 504
    key = "store.timeout"


class StoreConflict(StoreError):
    """A write violates a constraint or conflicts with another write."""

    code = ErrorCode.STORE_CONFLICT
    status = 409
    key = "store.conflict"


class StoreInUse(StoreError):
    """Another process uses the same folder."""

    code = ErrorCode.STORE_IN_USE
    key = "store.in-use"

    def __init__(self, folder: object):
        super().__init__(folder=folder)


class StoreTooNew(StoreError):
    """The graph was written by a newer version of this program."""

    code = ErrorCode.STORE_TOO_NEW
    key = "store.too-new"

    def __init__(self, found: int, known: int):
        super().__init__(found=found, known=known)


class StoreFolderError(StoreError):
    """The store's folder cannot be written: it is read-only, on a full disk, or a file."""

    code = ErrorCode.STORE_FOLDER
    key = "store.folder"

    def __init__(self, folder: object, reason: str | None):
        super().__init__(folder=folder, reason=reason)


class StoreFull(StoreFolderError):
    """The disk of the store is full, or nearly so."""

    def __init__(self, folder: object = None, free: int = 0, reserve: int = 0):
        """folder: of the embedded store, None for Neo4j. free: MiB of free space. reserve: MiB that must stay free."""
        key = "store.full" if folder is None else "store.full-reserve" if reserve else "store.full-folder"
        StoreError.__init__(self, key, folder=folder, free=free, reserve=reserve)


class StoreDamaged(StoreError):
    """The files in the store's folder are damaged."""

    code = ErrorCode.STORE_DAMAGED
    key = "store.damaged"

    def __init__(self, folder: object, faults: Sequence[Message]):
        """faults: the parts of the message, one for each fault in the files."""
        super().__init__(folder=folder, faults=tuple(faults))
