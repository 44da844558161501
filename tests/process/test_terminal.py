"""Messages on the terminal, and the progress of a load."""

import io
import os

from graph.load import LoadReport, Progress
from process.terminal import Terminal


class FakeTerminal(io.StringIO):
    """An output that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_load_is_reported_with_its_name_counts_and_duration():
    output = io.StringIO()
    terminal = Terminal("en", output)
    terminal.loading("spid")
    terminal.loaded("spid", LoadReport("dataset:spid", {"Practice": 728}, {"ADOPTION_OF": 17219}, 4.25, False))
    assert output.getvalue().replace("\xa0", " ") == (
        "Loading spid ...\nLoaded spid: 728 nodes and 17 219 relationships in 4.2 s\n"
    )


def test_progress_overwrites_one_line_of_a_terminal():
    output = FakeTerminal()
    terminal = Terminal("ru", output)
    terminal._last -= 60
    terminal.progress(Progress("nodes", "adoptions.csv", 1000, 17219))
    terminal.say("stopped")
    messages = output.getvalue().split("\r\x1b[K")
    assert messages[1].replace("\xa0", " ") == "  запись adoptions.csv: 1 000 из 17 219 узлов"
    assert messages[2] == "Остановлено.\n"


def test_progress_is_throttled_if_the_output_is_not_a_terminal():
    output = io.StringIO()
    terminal = Terminal("en", output)
    for done in range(10_000):
        terminal.progress(Progress("nodes", "adoptions.csv", done, 10_000))
    assert output.getvalue() == ""


def test_without_an_output_messages_are_discarded():
    Terminal("en", None).say("stopped")


def test_a_closed_pipe_is_tolerated():
    read, write = os.pipe()
    os.close(read)
    with open(write, "w", encoding="utf-8") as output:
        terminal = Terminal("en", output)
        terminal.say("stopping")
        terminal.say("stopped")
