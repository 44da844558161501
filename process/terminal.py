"""What the process says to the person who started it."""

import os
import time
from typing import TextIO

from graph.load import LoadReport, Progress
from messages import Language, text

#: Seconds between two words on progress: where one line is overwritten, and where lines follow each other.
OVERWRITING_INTERVAL, INTERVAL = 0.1, 5.0
#: "Erase in line", from its beginning (ECMA-48, 8.3.41).
_ERASE = "\r\x1b[K"


class Terminal:
    """Writes sentences, and the progress of a load, in one language; nothing where there is no output."""

    def __init__(self, language: Language, output: TextIO | None):
        self.language = language
        self._output = output
        self._overwrites = output is not None and output.isatty()
        self._last = time.monotonic()
        self._begin = self._last

    @property
    def seconds(self) -> float:
        """Since this object was made."""
        return time.monotonic() - self._begin

    def say(self, key: str, /, **details: object) -> None:
        """Write the sentence of a key of the theme `terminal`."""
        self.line(text(f"terminal.{key}", self.language, **details))

    def line(self, words: str, end: str = "\n") -> None:
        if self._output is None:
            return
        try:
            print((_ERASE if self._overwrites else "") + words, end=end, file=self._output, flush=True)
        except BrokenPipeError:
            _discard(self._output)
            self._output = None

    def loading(self, name: str) -> None:
        """The load of a data set begins."""
        self.say("loading", name=name)

    def progress(self, progress: Progress) -> None:
        """How far the file is that is being loaded: what, and how many rows of it. Not every call is shown."""
        now = time.monotonic()
        if now - self._last >= (OVERWRITING_INTERVAL if self._overwrites else INTERVAL):
            self._last = now
            words = text(
                f"load.{progress.phase}", self.language, file=progress.file, done=progress.done, total=progress.total
            )
            self.line("  " + words, end="" if self._overwrites else "\n")

    def loaded(self, name: str, report: LoadReport) -> None:
        """The load of a data set is done."""
        self.say(
            "loaded",
            name=name,
            seconds=report.seconds,
            nodes=report.node_count,
            relationships=report.relationship_count,
        )


def _discard(output: TextIO) -> None:
    """The reader of the output has gone, which ends nothing: what is still in its buffer goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, output.fileno())
    os.close(nowhere)
