"""The interface of a format."""

import abc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from export.about import About
from export.columns import Column, Scalar

#: The text between the values of a list in one cell.
SEPARATOR = "; "


def joined(values: Iterable[Scalar]) -> str:
    """Return the text of a list in one cell; a missing value is empty.

    >>> joined(["a", None, 2])
    'a; ; 2'
    """
    return SEPARATOR.join("" if value is None else str(value) for value in values)


class Writer(abc.ABC):
    """Writes one file. Its methods may block, so they are called in a thread."""

    @abc.abstractmethod
    def write(self, rows: Iterable[Mapping[str, Any]]) -> bytes:
        """Add rows. Return the bytes of the file that are complete."""

    @abc.abstractmethod
    def finish(self) -> Iterator[bytes]:
        """End the file. Yield its remaining bytes."""

    def close(self) -> None:  # noqa: B027 - most formats hold nothing
        """Release the resources of an abandoned file."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format. writer: starts a file. max_rows: the largest number of rows that it can hold."""

    extension: str
    media_type: str
    writer: Callable[[Sequence[Column], About], Writer]
    max_rows: int | None = None
    delimiter: str = ","
