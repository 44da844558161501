"""What can be wrong with the tables or with a question; each message names the field and the remedy."""

from errors import ServiceError


class RecommendError(ServiceError):
    """Base of all errors of this package. words: a sentence with the mistake and the remedy."""

    key = "recommend.error"

    def __init__(self, words: str):
        super().__init__(words=words)


class InvalidDate(RecommendError, ValueError):
    """A date that is not YYYY, YYYY-MM or YYYY-MM-DD of the calendar, years 0001 to 9999."""


class InvalidTables(RecommendError, ValueError):
    """Tables that contradict themselves: an id given twice, or one that is in no row."""


class UnknownTerritory(RecommendError, LookupError):
    """The territory asked about is not in the tables."""


class UnknownProject(RecommendError, LookupError):
    """The project asked about is not in the tables."""


class UnknownPractice(RecommendError, LookupError):
    """The practice asked about is not in the tables."""


class InvalidQuestion(RecommendError, ValueError):
    """A question that names an unknown factor or component, or a number out of its range."""


class InvalidFile(RecommendError, ValueError):
    """A file that is not the table it should be; the message names the file, the line, the column, the remedy."""
