"""Runs of `python -m recommend` on CSV files."""

import csv

from recommend.__main__ import main

PLAIN = "unit,practice,year\na,p,2000\nb,q,2001\n"


def file_options(folder, **texts):
    """Write a CSV file for each text and return the options that name the files."""
    options = []
    for name, text in texts.items():
        path = folder / f"{name}.csv"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        options += [f"--{name}", str(path)]
    return options


def ranks(folder, *options, **texts):
    """Return the rows that `rank` writes."""
    out = folder / "ranks.csv"
    assert main(["rank", *file_options(folder, **texts), *options, "--out", str(out)]) == 0
    with out.open(encoding="utf-8", newline="") as stream:
        return [(row["unit"], row["practice"], int(row["rank"]), float(row["score"])) for row in csv.DictReader(stream)]


def pairs(rows):
    return [(unit, practice) for unit, practice, _, _ in rows]


def assert_rejected(folder, capsys, message, **texts):
    """Assert that the commands exit with code 2 and the message, and that no ranking is written."""
    for command in (["rank", "--out", str(folder / "ranks.csv")], ["backtest"]):
        assert main([*command, *file_options(folder, **texts)]) == 2, message
        assert message in capsys.readouterr().err
        assert not (folder / "ranks.csv").exists()
