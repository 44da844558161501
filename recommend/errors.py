"""Errors in tables, files and arguments. Each message names the field and the remedy."""

from errors import ServiceError


class RecommendError(ServiceError):
    """The base of all errors of this package. message: the mistake and the remedy."""

    key = "recommend.error"

    def __init__(self, message: str):
        super().__init__(words=message)


class InvalidDate(RecommendError, ValueError):
    """A text is not YYYY, YYYY-MM or YYYY-MM-DD, or not in the calendar of the years 0001 to 9999."""


class InvalidTables(RecommendError, ValueError):
    """The tables are inconsistent: an id is repeated, or a reference has no row."""


class UnknownTerritory(RecommendError, LookupError):
    """The requested territory is not in the tables."""


class UnknownProject(RecommendError, LookupError):
    """The requested project is not in the tables."""


class UnknownPractice(RecommendError, LookupError):
    """The requested practice is not in the tables."""


class InvalidArgument(RecommendError, ValueError):
    """An argument names an unknown factor or component, or a number is out of range."""


class UnknownCountry(InvalidArgument):
    """A requested country has no territory in the tables. country: its code."""

    def __init__(self, country: str, available: str):
        super().__init__(f"countries: {country!r} has no territory in the tables. Use {available}.")
        self.country = country


class UnknownTopic(InvalidArgument):
    """A requested topic is not in the tables."""

    def __init__(self, topic: str):
        super().__init__(f"topic: {topic!r} is not a topic in the tables. Use the id of a topic.")


class InvalidFile(RecommendError, ValueError):
    """A file is not the expected table. The message names the file, the line, the column and the remedy."""
