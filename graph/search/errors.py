"""What can be wrong with the text to search for, said to people."""


class SearchError(Exception):
    """A text that cannot be searched for.

    Attributes:
        code: what programs tell the failures apart by; the `extensions.code` of a GraphQL error.
        field: the argument that is wrong.
        english, russian: the same sentence, which names the field and the remedy; `str()` gives both.
    """

    code = "SEARCH_ERROR"
    field = "text"

    def __init__(self, english: str, russian: str) -> None:
        self.english = english
        self.russian = russian
        super().__init__(f"{english} / {russian}")


class EmptySearch(SearchError):
    """The text has no word: it is empty, or signs and spaces only."""

    code = "EMPTY_SEARCH"

    def __init__(self) -> None:
        super().__init__(
            "text has no word to search for: write at least one letter or digit.",
            "В text нет ни одного слова: напишите хотя бы одну букву или цифру.",
        )


class TextTooLong(SearchError):
    """The text is longer than anybody's question."""

    code = "TEXT_TOO_LONG"

    def __init__(self, length: int, maximum: int) -> None:
        super().__init__(
            f"text has {length} characters: write at most {maximum}, the words that matter.",
            f"В text {length} символов: напишите не больше {maximum}, только важные слова.",
        )
