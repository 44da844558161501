"""What the terminal shows of a load."""

import io
import os

from graph.load import LoadReport, Progress
from process.terminal import Terminal


class Screen(io.StringIO):
    """A terminal: what is written to it can be overwritten."""

    def isatty(self) -> bool:
        return True


def test_a_load_is_told_with_what_how_many_and_how_long():
    output = io.StringIO()
    terminal = Terminal("en", output)
    terminal.loading("spid")
    terminal.loaded("spid", LoadReport("dataset:spid", {"Practice": 728}, {"ADOPTION_OF": 17219}, 4.25, False))
    assert output.getvalue().replace("\xa0", " ") == (
        "Loading spid ...\nLoaded spid: 728 nodes and 17 219 relationships in 4.2 s\n"
    )


def test_progress_overwrites_one_line_of_a_terminal():
    screen = Screen()
    terminal = Terminal("ru", screen)
    terminal._last -= 60
    terminal.progress(Progress("nodes", "adoptions.csv", 1000, 17219))
    terminal.say("stopped")
    shown = screen.getvalue().split("\r\x1b[K")
    assert shown[1].replace("\xa0", " ") == "  запись adoptions.csv: 1 000 из 17 219 узлов"
    assert shown[2] == "Остановлено.\n"


def test_without_a_terminal_progress_is_rare():
    output = io.StringIO()
    terminal = Terminal("en", output)
    for done in range(10_000):
        terminal.progress(Progress("nodes", "adoptions.csv", done, 10_000))
    assert output.getvalue() == ""


def test_nobody_is_told_where_there_is_no_output():
    Terminal("en", None).say("stopped")


def test_a_reader_that_has_gone_ends_nothing():
    read, write = os.pipe()
    os.close(read)
    with open(write, "w", encoding="utf-8") as output:
        terminal = Terminal("en", output)
        terminal.say("stopping")
        terminal.say("stopped")
