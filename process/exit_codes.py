"""With which code the service ends, and what it says of an error that ends it. docs/deployment.md lists the codes."""

import enum


class Exit(enum.IntEnum):
    """Exit codes, by what somebody has to do about them."""

    OK = 0  #: ended on request: Ctrl-C, SIGTERM
    UNEXPECTED = 1  #: a fault of the service: report it, with the log
    USAGE = 2  #: an option, a setting or the data are not in order
    STORE_UNAVAILABLE = 3  #: the store cannot be reached or does not start
    STORE_IN_USE = 4  #: another process works on the store's folder
    STORE_FOLDER = 5  #: the store's folder cannot be written
    STORE_TOO_NEW = 6  #: a newer version of the service wrote the store
    ADDRESS = 7  #: the port is in use, or the address is not one of this machine
    STORE_DAMAGED = 8  #: the store's folder does not hold what was written into it
