"""What can go wrong with the store. One tree: `except StoreError` catches all of it.

The database's own words never reach a user: they are logged, and kept as `__cause__`.
"""

from collections.abc import Sequence

from errors import ServiceError
from messages import Message

#: Seconds after which to try again what the store has no room for now.
RETRY_AFTER = 1


class StoreError(ServiceError):
    """The store could not do what it was asked."""

    code = "STORE_ERROR"


class StoreFailure(StoreError):
    """The store failed in a way that is not foreseen."""

    key = "store.failure"
    is_fault = True


class StoreUnavailable(StoreError):
    """The store cannot be reached, or it is starting."""

    code = "STORE_UNAVAILABLE"
    status = 503
    retry_after = RETRY_AFTER
    key = "store.unavailable"


class StoreRefused(StoreUnavailable):
    """The store is there and does not admit this service: its address, user, password or database is wrong."""


class StoreBusy(StoreError):
    """More is asked of the store than it can work on just now."""

    code = "STORE_BUSY"
    status = 503
    retry_after = RETRY_AFTER
    key = "store.busy"


class StoreTimeout(StoreError):
    """A statement took longer than its limit and was ended."""

    code = "STORE_TIMEOUT"
    status = 504
    key = "store.timeout"


class StoreConflict(StoreError):
    """A write that a rule of the graph forbids, or that another write got in the way of."""

    code = "STORE_CONFLICT"
    status = 409
    key = "store.conflict"


class StoreInUse(StoreError):
    """Another process works on the same folder."""

    code = "STORE_IN_USE"
    key = "store.in-use"

    def __init__(self, folder: object):
        super().__init__(folder=folder)


class StoreTooNew(StoreError):
    """The graph was written by a newer version of this program."""

    code = "STORE_TOO_NEW"
    key = "store.too-new"

    def __init__(self, found: int, known: int):
        super().__init__(found=found, known=known)


class StoreFolderError(StoreError):
    """The store's folder cannot be written: it is read-only, on a full disk, or a file."""

    code = "STORE_FOLDER"
    key = "store.folder"

    def __init__(self, folder: object, reason: str | None):
        super().__init__(folder=folder, reason=reason)


class StoreFull(StoreFolderError):
    """The disk of the store is full, or nearly so."""

    def __init__(self, folder: object = None, free: int = 0, reserve: int = 0):
        """folder: that of the embedded store, None for a Neo4j. free, reserve: MiB that are free, and must be free."""
        key = "store.full" if folder is None else "store.full-reserve" if reserve else "store.full-folder"
        StoreError.__init__(self, key, folder=folder, free=free, reserve=reserve)


class StoreDamaged(StoreError):
    """The store's folder does not hold what was written into it."""

    code = "STORE_DAMAGED"
    key = "store.damaged"

    def __init__(self, folder: object, faults: Sequence[Message]):
        """faults: parts of the sentence, one for each mistake in the files."""
        super().__init__(folder=folder, faults=tuple(faults))
