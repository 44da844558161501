"""What can be wrong with the text to search for."""

from errors import ServiceError


class SearchError(ServiceError):
    """A text that cannot be searched for. The sentence names the argument and the remedy."""

    status = 400


class EmptySearch(SearchError):
    """The text has no word: it is empty, or signs and spaces only."""

    code = "EMPTY_SEARCH"
    key = "search.empty"


class TextTooLong(SearchError):
    """The text is longer than anybody's question."""

    code = "TEXT_TOO_LONG"
    key = "search.too-long"

    def __init__(self, length: int, limit: int):
        super().__init__(length=length, limit=limit)
