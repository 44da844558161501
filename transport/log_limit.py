"""A log that clients cannot fill."""

import asyncio
import logging


class LogLimit:
    """Lines at info, at most `lines` in `seconds`; one more says how many were not logged."""

    def __init__(self, logger: logging.Logger, lines: int = 10, seconds: float = 60.0):
        self._logger, self._lines, self._seconds = logger, lines, seconds
        self._count = 0
        self._timer: asyncio.TimerHandle | None = None

    def info(self, message: str, *details: object) -> None:
        """Logs a line, or counts it."""
        if self._timer is None:
            self._count = 0
            self._timer = asyncio.get_running_loop().call_later(self._seconds, self._sum_up)
        self._count += 1
        if self._count <= self._lines:
            self._logger.info(message, *details)

    def _sum_up(self) -> None:
        self._timer = None
        if self._count > self._lines:
            self._logger.info("%d more of the last %g s were not logged", self._count - self._lines, self._seconds)
