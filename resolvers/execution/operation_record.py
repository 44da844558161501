"""The outcome and the timing of an operation, recorded during its execution for the log and the metrics."""

import time
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

#: The timed parts of an operation: finding its statements, waiting for the store, building the response.
PARTS = ("prepare", "store", "completion")


@dataclass(slots=True)
class OperationRecord:
    """The outcome and the timing of one operation.

    operation_name: None if the operation is anonymous or invalid.
    cost: as computed by `graph.query.pricing`; None if the operation was refused before.
    codes: the distinct codes of the errors in the response.
    seconds: by part; the times of root fields that wait for the store concurrently are added up.
    """

    operation_name: str | None = None
    cost: int | None = None
    codes: tuple[str, ...] = ()
    seconds: dict[str, float] = field(default_factory=dict)

    def note_errors(self, response: Mapping[str, Any]) -> None:
        """Record the codes of a response's errors."""
        errors = response.get("errors", ())
        self.codes = tuple(dict.fromkeys(error.get("extensions", {}).get("code", "") for error in errors))


_current: ContextVar[OperationRecord | None] = ContextVar("record", default=None)


def current_record() -> OperationRecord:
    """Return the record of the current operation, or a detached record outside `recording`."""
    return _current.get() or OperationRecord()


class recording:  # noqa: N801 - used like a function: with recording() as record
    """Record the operation executed in the body, including the tasks that the body starts."""

    __slots__ = ("_token",)

    def __enter__(self) -> OperationRecord:
        record = OperationRecord()
        self._token = _current.set(record)
        return record

    def __exit__(self, *_: object) -> None:
        _current.reset(self._token)


class timed:  # noqa: N801 - used like a function: with timed("store")
    """Add the duration of the body to a part of the current operation."""

    __slots__ = ("_start", "_name")

    def __init__(self, name: str):
        self._name = name

    def __enter__(self) -> None:
        self._start = time.perf_counter()

    def __exit__(self, *_: object) -> None:
        if record := _current.get():
            duration = time.perf_counter() - self._start
            record.seconds[self._name] = record.seconds.get(self._name, 0.0) + duration
