"""Errors in the request for an export."""

from errors import ErrorCode, ServiceError


class ExportError(ServiceError):
    """The query cannot be exported in this form. The message names the argument and the remedy."""

    code = ErrorCode.BAD_USER_INPUT
    status = 400


class ExportAborted(ServiceError):
    """The file is incomplete: a later page failed, the data changed, or the format cannot hold all rows."""

    code = ErrorCode.EXPORT_ABORTED
    status = 503
    key = "export.aborted"
