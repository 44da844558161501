"""The exit codes of the service; docs/deployment.md documents them."""

import enum


class Exit(enum.IntEnum):
    """Exit codes, one per action that the operator has to take."""

    OK = 0  #: stopped on request: Ctrl-C, SIGTERM
    UNEXPECTED = 1  #: a bug in the service: report it with the log
    USAGE = 2  #: an option, a setting or the data are invalid
    STORE_UNAVAILABLE = 3  #: the store cannot be reached or does not start
    STORE_IN_USE = 4  #: another process uses the store's folder
    STORE_FOLDER = 5  #: the store's folder is not writable
    STORE_TOO_NEW = 6  #: the store was written by a newer version of the service
    ADDRESS = 7  #: the port is in use, or the address does not belong to this machine
    STORE_DAMAGED = 8  #: the contents of the store's folder differ from the data that were written
