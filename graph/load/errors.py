"""The faults of a folder: one `LoadError` per fault, collected up to a bound, raised together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.load.texts import LANGUAGES, PLACE, error_text
from graph.model.rules.violation import Violation
from graph.store.errors import StoreError

#: A value is shown up to this many characters.
SHOWN = 60


class CellError(Violation):
    """A cell that cannot be read as a value or as references, before any rule of the model."""


@dataclass(frozen=True, slots=True)
class LoadError:
    """One fault in a folder of data.

    file: the file's name in the folder, or the folder. line: the line on which the row begins, from 1; None
    when the fault is of the whole file. column: the header. value: what stands there, shortened, unprintable
    characters escaped.
    """

    file: str
    line: int | None
    column: str | None
    value: str | None
    key: str
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """What is wrong, in English."""
        return error_text(self.key, "en", self.details)[0]

    @property
    def remedy(self) -> str:
        """What to do about it, in English."""
        return error_text(self.key, "en", self.details)[1]

    def render(self, lang: str = "en") -> str:
        """`FILE:LINE: column 'X': value '...': message. remedy` in one of `texts.LANGUAGES`.

        >>> print(LoadError("regions.csv", 3, "country", None, "required").render())
        regions.csv:3: column 'country': a value is needed. Fill the cell in
        """
        message, remedy = error_text(self.key, lang, self.details)
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        column, value = PLACE[lang]
        parts = [place]
        if self.column is not None:
            parts.append(f"{column} '{self.column}'")
        if self.value is not None:
            parts.append(f"{value} '{self.value}'")
        return ": ".join([*parts, message]) + f". {remedy[:1].upper()}{remedy[1:]}"

    def __str__(self) -> str:
        return self.render()


class LoadErrors(Exception):
    """A folder cannot be loaded; nothing of it was written.

    errors: the first faults, in the order of files and lines. more: how many there are beyond these.
    failure: why the store could not be asked for what it has already, so that there may be more; else None.
    """

    def __init__(self, errors: Iterable[LoadError], more: int = 0, failure: StoreError | None = None):
        self.errors = list(errors)
        self.more = more
        self.failure = failure
        super().__init__(self.render())

    def render(self, lang: str = "en") -> str:
        lines = [error.render(lang) for error in self.errors]
        if self.more:
            lines.append(LANGUAGES[lang]["more"].format(count=self.more))
        if self.failure is not None:
            lines.append(unchecked(self.failure, lang))
        return "\n".join(lines)


def unchecked(failure: StoreError, lang: str) -> str:
    """That the store could not be asked for what it has already, and why."""
    return LANGUAGES[lang]["unchecked"].format(reason=failure.russian if lang == "ru" else failure.english)


class ErrorLog:
    """Keeps the first `bound` faults and counts the rest, so that a wholly wrong file costs no memory."""

    def __init__(self, bound: int = 100):
        if bound < 1:
            raise ValueError("max_errors must be 1 or more")
        self.bound = bound
        self.count = 0
        self._kept: list[LoadError] = []
        self._file_order: dict[str, int] = {}

    @property
    def is_full(self) -> bool:
        """Whether further faults are only counted."""
        return self.count >= self.bound

    def add(self, file: str, line: int | None, column: str | None, value: Any, key: str, /,
            **details: Any) -> None:
        """Adds a fault. key and details: the text of error_texts/ and what fills it."""
        self.count += 1
        self._file_order.setdefault(file, len(self._file_order))
        if len(self._kept) < self.bound:
            shown = None if value is None else shorten(value)
            column = None if column is None else shorten(column)
            self._kept.append(LoadError(file, line, column, shown, key, details))

    def add_violation(self, file: str, line: int, column: str | None, value: Any, violation: Violation) -> None:
        """Add the violation of a rule in a row."""
        self.add(file, line, column, value, violation.rule, **violation.details)

    def raise_if_any(self, failure: StoreError | None = None) -> None:
        """Raises LoadErrors when anything was added. failure: why the store could not be asked."""
        if self.count:
            order = self._file_order
            kept = sorted(self._kept, key=lambda e: (order[e.file], e.line or 0))
            raise LoadErrors(kept, self.count - len(kept), failure)


def shorten(value: Any) -> str:
    """A value fit for one line of a terminal.

    >>> shorten("a" * 100)[-5:], shorten("a\\nb")
    ('aaaa…', 'a\\\\nb')
    """
    text = value if isinstance(value, str) else str(value)
    return printable(text[: SHOWN - 1] + "…" if len(text) > SHOWN else text)


def printable(text: str) -> str:
    """Text without characters that would move a terminal's cursor or that no encoding has."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
