"""What can be wrong with a question. Each says which argument, and what to do instead."""

from errors import ServiceError


class QueryError(ServiceError):
    """A mistake of the client. argument: the one that is wrong; the sentence begins with it."""

    code = "BAD_USER_INPUT"
    status = 400

    def __init__(self, argument: str, key: str | None = None, /, **details: object):
        super().__init__(key, argument=argument, **details)
        self.argument = argument


class BadCursor(QueryError):
    """`after` or `before` does not say where to go on in this list."""

    code = "BAD_CURSOR"

    def __init__(self, argument: str, *, foreign: bool = False):
        super().__init__(argument, "query.foreign-cursor" if foreign else "query.bad-cursor")


class BadPage(QueryError):
    """A page of an impossible size."""

    code = "BAD_PAGE"


class BadValue(QueryError):
    """A value that nothing can be compared with or found by."""


class TooManyConditions(QueryError):
    """Conditions through relationships that make too long a statement together."""

    code = "TOO_MANY_CONDITIONS"
    key = "query.too-many-conditions"

    def __init__(self) -> None:
        super().__init__("where")
