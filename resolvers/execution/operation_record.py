"""The outcome of an operation and where its time went: noted where it happens, read by the log and the metrics."""

import time
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

#: The parts of the work: until the statements are known; waiting for the store; building the response.
PARTS = ("prepare", "store", "completion")


@dataclass(slots=True)
class OperationRecord:
    """Of one operation.

    operation_name: that of an operation that could be executed, where it has one.
    cost: as `graph.query.pricing` has it; None where the operation was refused before.
    codes: of all errors in the response, each once.
    seconds: by part; those of root fields that wait for the store at the same time are added up.
    """

    operation_name: str | None = None
    cost: int | None = None
    codes: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    def note_errors(self, response: Mapping[str, Any]) -> None:
        """Note the codes of a response's errors."""
        errors = response.get("errors", ())
        self.codes = tuple(dict.fromkeys(error.get("extensions", {}).get("code", "") for error in errors))


_current: ContextVar[OperationRecord | None] = ContextVar("record", default=None)


def current_record() -> OperationRecord:
    """Return the record of the operation under way; one that nobody reads where nobody observes."""
    return _current.get() or OperationRecord()


class recording:  # noqa: N801 - reads as what it does: with recording() as record
    """Observe the operation that its body executes, also in tasks that begin there."""

    __slots__ = ("_token",)

    def __enter__(self) -> OperationRecord:
        record = OperationRecord()
        self._token = _current.set(record)
        return record

    def __exit__(self, *_: object) -> None:
        _current.reset(self._token)


class timed:  # noqa: N801 - reads as what it does: with timed("store")
    """Adds the time that its body takes to a part of the operation under way."""

    __slots__ = ("_begin", "_name")

    def __init__(self, name: str):
        self._name = name

    def __enter__(self) -> None:
        self._begin = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        if record := _current.get():
            spent = time.perf_counter() - self._begin
            record.seconds[self._name] = record.seconds.get(self._name, 0.0) + spent
