"""The errors of scalars."""

from errors import ErrorCode, ServiceError


class BadPartialDate(ServiceError, ValueError):
    """A value that is not a date of reduced precision. The message names the valid forms."""

    code = ErrorCode.BAD_USER_INPUT
    status = 400
    key = "query.partial-date"
