"""Messages of the process on the terminal."""

import os
import time
from typing import TextIO

from graph.load import LoadReport, Progress
from messages import Language, text

#: Seconds between two progress messages: on a terminal, where each overwrites the previous one, and in other output.
OVERWRITING_INTERVAL, INTERVAL = 0.1, 5.0
#: Return to the start of the line and erase it ("erase in line", ECMA-48, 8.3.41).
_ERASE = "\r\x1b[K"


class Terminal:
    """Write messages and load progress in one language. Without an output, discard them."""

    def __init__(self, language: Language, output: TextIO | None):
        self.language = language
        self._output = output
        self._overwrites = output is not None and output.isatty()
        self._last = time.monotonic()
        self._start = self._last

    @property
    def seconds(self) -> float:
        """Seconds since this object was created."""
        return time.monotonic() - self._start

    def say(self, key: str, /, **details: object) -> None:
        """Write the message `terminal.<key>`."""
        self.line(text(f"terminal.{key}", self.language, **details))

    def line(self, message: str, end: str = "\n") -> None:
        if self._output is None:
            return
        try:
            print((_ERASE if self._overwrites else "") + message, end=end, file=self._output, flush=True)
        except BrokenPipeError:
            _redirect_to_null(self._output)
            self._output = None

    def loading(self, name: str) -> None:
        """Report that the load of a data set starts."""
        self.say("loading", name=name)

    def progress(self, progress: Progress) -> None:
        """Report the progress of the current file. Calls in quick succession are skipped."""
        now = time.monotonic()
        if now - self._last >= (OVERWRITING_INTERVAL if self._overwrites else INTERVAL):
            self._last = now
            message = text(
                f"load.{progress.phase}", self.language, file=progress.file, done=progress.done, total=progress.total
            )
            self.line("  " + message, end="" if self._overwrites else "\n")

    def loaded(self, name: str, report: LoadReport) -> None:
        """Report that the load of a data set is complete."""
        self.say(
            "loaded",
            name=name,
            seconds=report.seconds,
            nodes=report.node_count,
            relationships=report.relationship_count,
        )


def _redirect_to_null(output: TextIO) -> None:
    """Redirect a closed pipe to the null device, so that flushing its buffer at exit does not fail."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, output.fileno())
    os.close(null)
