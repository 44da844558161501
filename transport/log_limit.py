"""Rate limiting of log lines that clients can cause."""

import asyncio
import logging


class LogLimit:
    """Log at most `lines` lines at info level per `seconds`, then one line with the number of suppressed lines."""

    def __init__(self, logger: logging.Logger, lines: int = 10, seconds: float = 60.0):
        self._logger, self._lines, self._seconds = logger, lines, seconds
        self._count = 0
        self._timer: asyncio.TimerHandle | None = None

    def info(self, message: str, *details: object) -> None:
        """Log a line, or only count it once the limit is reached."""
        if self._timer is None:
            self._count = 0
            self._timer = asyncio.get_running_loop().call_later(self._seconds, self._log_suppressed)
        self._count += 1
        if self._count <= self._lines:
            self._logger.info(message, *details)

    def _log_suppressed(self) -> None:
        self._timer = None
        if self._count > self._lines:
            self._logger.info(
                "%d more lines in the last %g s were not logged", self._count - self._lines, self._seconds
            )
