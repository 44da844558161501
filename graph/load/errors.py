"""The faults of a folder: one `LoadError` per fault, collected up to a bound and raised together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from errors import ServiceError
from graph.model.rules.violation import Violation
from graph.store.errors import StoreError
from messages import Language, Message, text

#: The longest value in a message; longer ones are shortened.
SHOWN = 60


class CellError(Violation):
    """A cell that cannot be parsed as a value or as references, before any rule of the model applies."""


@dataclass(frozen=True, slots=True)
class LoadError:
    """One fault in a folder of data.

    file: the name of the file in the folder, or the folder. line: the line on which the row begins, from 1; None for a
    fault of the whole file. column: the header. value: the text of the cell, shortened, with unprintable characters
    escaped. key, details: of the message, as in CellError.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    key: str
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The fault, in English."""
        return self._text("en")

    @property
    def remedy(self) -> str:
        """The remedy, in English."""
        return self._text("en", ".remedy")

    def _text(self, language: Language, part: str = "") -> str:
        return Message(f"fault.{self.key}{part}", self.details).text(language)

    def render(self, language: Language = "en") -> str:
        """Return `FILE:LINE: column 'X': value '...': message. remedy`.

        >>> print(LoadError("regions.csv", 3, "country", None, "required").render())
        regions.csv:3: column 'country': the value is missing. Fill in the cell
        """
        parts = [self.file if self.line is None else f"{self.file}:{self.line}"]
        if self.column is not None:
            parts.append(text("load.column", language, column=self.column))
        if self.value is not None:
            parts.append(text("load.value", language, value=self.value))
        remedy = self._text(language, ".remedy")
        return ": ".join([*parts, self._text(language)]) + f". {remedy[:1].upper()}{remedy[1:]}"

    def __str__(self) -> str:
        return self.render()


class LoadErrors(ServiceError):
    """A folder cannot be loaded; nothing of it was written.

    errors: the first faults, in the order of files and lines. more: the number of further faults.
    failure: the error of a store that could not be read, so that there may be more faults; else None.
    """

    def __init__(self, errors: Iterable[LoadError], more: int = 0, failure: StoreError | None = None):
        super().__init__()
        self.errors = list(errors)
        self.more = more
        self.failure = failure

    def sentence(self, language: Language) -> str:
        """Return a line for each fault."""
        lines = [error.render(language) for error in self.errors]
        if self.more:
            lines.append(text("load.more", language, count=self.more))
        if self.failure is not None:
            lines.append(unchecked(self.failure, language))
        return "\n".join(lines)


def unchecked(failure: StoreError, language: Language) -> str:
    """Return the message that the folder could not be compared with the graph, with the reason."""
    return text("load.unchecked", language, reason=failure.sentence(language))


def pattern_remedy(property_: str, prefix: object) -> Message:
    """Return the remedy for a value that does not match the pattern of its property. prefix: of its ids."""
    return Message(f"pattern.{property_}", {"prefix": prefix})


class ErrorLog:
    """Keep the first `bound` faults and count the rest, so that a file full of errors costs little memory."""

    def __init__(self, bound: int = 100):
        if bound < 1:
            raise ValueError("max_errors must be 1 or more")
        self.bound = bound
        self.count = 0
        self._kept: list[LoadError] = []
        self._file_order: dict[str, int] = {}

    @property
    def is_full(self) -> bool:
        """Return whether further faults are only counted."""
        return self.count >= self.bound

    def add(
        self, file: str, line: int | None, column: str | None, value: object, key: str, /, **details: object
    ) -> None:
        """Add a fault. key, details: as in CellError."""
        self.count += 1
        self._file_order.setdefault(file, len(self._file_order))
        if len(self._kept) < self.bound:
            shown = None if value is None else shorten(value)
            column = None if column is None else shorten(column)
            self._kept.append(LoadError(file, line, column, shown, key, details))

    def add_violation(self, file: str, line: int, column: str | None, value: Any, violation: Violation) -> None:
        """Add the violation of a rule in a row."""
        details = violation.details
        if violation.rule == "pattern":
            details = {**details, "remedy": pattern_remedy(str(details["property"]), details["prefix"])}
        self.add(file, line, column, value, violation.rule, **details)

    def raise_if_any(self, failure: StoreError | None = None) -> None:
        """Raise LoadErrors if there are faults. failure: the error of a store that could not be read."""
        if self.count:
            order = self._file_order
            kept = sorted(self._kept, key=lambda e: (order[e.file], e.line or 0))
            raise LoadErrors(kept, self.count - len(kept), failure)


def shorten(value: object) -> str:
    """Return a value as text that fits on one line of a terminal.

    >>> shorten("a" * 100)[-5:], shorten("a\\nb")
    ('aaaa…', 'a\\\\nb')
    """
    line = value if isinstance(value, str) else str(value)
    return printable(line[: SHOWN - 1] + "…" if len(line) > SHOWN else line)


def printable(line: str) -> str:
    """Return a text with unprintable characters escaped: control characters and lone surrogates."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in line)
