"""The errors of a search text."""

from errors import ErrorCode, ServiceError


class SearchError(ServiceError):
    """The text cannot be searched for. The message names the argument and the remedy."""

    status = 400


class EmptySearch(SearchError):
    """The text has no words: it is empty or only punctuation and white space."""

    code = ErrorCode.EMPTY_SEARCH
    key = "search.empty"


class TextTooLong(SearchError):
    """The text exceeds the maximum length."""

    code = ErrorCode.TEXT_TOO_LONG
    key = "search.too-long"

    def __init__(self, length: int, limit: int):
        super().__init__(length=length, limit=limit)
