"""Errors in an operation. Each names the argument and the remedy."""

from errors import ErrorCode, ServiceError


class QueryError(ServiceError):
    """A client error. argument: the invalid argument, with which the message begins."""

    code = ErrorCode.BAD_USER_INPUT
    status = 400

    def __init__(self, argument: str, key: str | None = None, /, **details: object):
        super().__init__(key, argument=argument, **details)
        self.argument = argument


class BadCursor(QueryError):
    """`after` or `before` is not a position in this list."""

    code = ErrorCode.BAD_CURSOR

    def __init__(self, argument: str, *, foreign: bool = False):
        super().__init__(argument, "query.foreign-cursor" if foreign else "query.bad-cursor")


class BadPage(QueryError):
    """A page with a size out of range, or with both `first` and `last`."""

    code = ErrorCode.BAD_PAGE


class BadValue(QueryError):
    """A value that cannot be compared or looked up."""


class TooManyConditions(QueryError):
    """Conditions through relationships, or groups, that together make the statement too long."""

    code = ErrorCode.TOO_MANY_CONDITIONS
    key = "query.too-many-conditions"

    def __init__(self, argument: str = "where") -> None:
        super().__init__(argument)
