"""`python -m recommend`: rank, back-test and cold-start evaluation of shipped or one's own data."""

import argparse
import csv
import sys
from pathlib import Path

import numpy as np

from recommend.cold_start import cold_start
from recommend.dates import parse_date
from recommend.engine import Engine
from recommend.errors import RecommendError
from recommend.history import Group, History
from recommend.model import ranked
from recommend.parameters import Parameters
from recommend.protocol import BackTest
from recommend.reading import read_folder, read_plain
from recommend.report import lines
from recommend.tables import Tables


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 if it worked, 2 with a sentence on standard error if the data or the question are wrong."""
    asked = _parser().parse_args(arguments)
    try:
        tables = _tables(asked)
        return asked.run(asked, tables)
    except RecommendError as error:
        print(f"recommend: {error}", file=sys.stderr)
        return 2


def _rank(asked: argparse.Namespace, tables: Tables) -> int:
    engine = Engine(tables, Parameters(horizon=asked.horizon))
    date = parse_date(asked.as_of) if asked.as_of else None
    written = 0
    with asked.out.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("unit", "practice", "rank", "score"))
        for group in _groups(asked, engine.history):
            model = engine.model(group, date)
            snapshot = model.moment.snapshot
            for row in np.flatnonzero(snapshot.adopted).tolist():
                free = np.ones(len(snapshot.practice_ids), bool)
                free[snapshot.has(row)] = False
                candidates = np.flatnonzero(free)
                values = model.row(row, {}).values[candidates]
                for rank, i in enumerate(ranked(candidates, values, asked.top).tolist(), 1):
                    writer.writerow((snapshot.territory_ids[row], snapshot.practice_ids[candidates[i]], rank,
                                     repr(float(values[i]))))
                    written += 1
    undated = sum(a.running_on is None for a in tables.adoptions)
    print(f"{written} rows in {asked.out}; {undated} adoptions without a date"
          + (" did not count but as what a unit has" if asked.as_of else ""), file=sys.stderr)
    return 0


def _back_test(asked: argparse.Namespace, tables: Tables) -> int:
    test = BackTest(tables, _group(asked), asked.horizon)
    years = asked.as_of or test.years()
    windows = [window for year in years if (window := test.window(year)).units]
    if not windows:
        print("recommend: no unit has 5 dated adoptions and one in the years after: give more data or another "
              "--as-of", file=sys.stderr)
        return 2
    print("\n".join(lines(test, windows, min(2, len(windows)))))
    return 0


def _cold_start(asked: argparse.Namespace, tables: Tables) -> int:
    found = cold_start(tables, _group(asked))
    print(f"All adoptions of {found.territories} territories hidden ({found.group[0]}, {found.group[1]}), recall@10:")
    for name, recall in found.recall.items():
        print(f"- {name}: {recall:.3f}")
    return 0


def _tables(asked: argparse.Namespace) -> Tables:
    if asked.data:
        found = [read_folder(folder) for folder in asked.data]
        territories, practices = {}, {}
        for tables in found:
            for territory in tables.territories:
                if territory.id not in territories or territories[territory.id].country == "ZZ":
                    territories[territory.id] = territory
            practices |= {practice.id: practice for practice in tables.practices}
        return Tables(list(territories.values()), list(practices.values()),
                      [a for tables in found for a in tables.adoptions], [b for t in found for b in t.borders])
    return read_plain(asked.adoptions, asked.units, asked.pairs, asked.practices)


def _groups(asked: argparse.Namespace, history: History) -> list[Group]:
    group = _group(asked)
    return [group] if group in history.slices else sorted(history.slices)


def _group(asked: argparse.Namespace) -> Group | None:
    return (asked.level, asked.country) if asked.level and asked.country else None


def _horizon(text: str) -> int:
    years = int(text)
    if not 1 <= years <= 50:
        raise argparse.ArgumentTypeError("give whole years from 1 to 50")
    return years


def _top(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("give a whole number from 1")
    return count


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m recommend", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run, text in (
        ("rank", _rank, "write each unit's most likely next practices"),
        ("backtest", _back_test, "measure the rankings of earlier years by what came after, beside baselines"),
        ("coldstart", _cold_start, "hide all adoptions of a fifth of the units and measure how they are found"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        source = command.add_mutually_exclusive_group(required=True)
        source.add_argument("--data", type=Path, action="append", help="a folder in the loader's format; repeatable")
        source.add_argument("--adoptions", type=Path, help="CSV: unit, practice, year or date")
        command.add_argument("--units", type=Path, help="CSV: unit, name, region, division, lat, lon, population, ...")
        command.add_argument("--pairs", type=Path, help="CSV: a, b, border, distance_km")
        command.add_argument("--practices", type=Path, help="CSV: practice, description, topic")
        command.add_argument("--level", help="with --country: only territories of this level")
        command.add_argument("--country", help="with --level: only territories of this country")
        if name != "coldstart":
            command.add_argument("--horizon", type=_horizon, default=5, help="years ahead (default 5)")
        if name == "rank":
            command.add_argument("--as-of", help="YYYY, YYYY-MM or YYYY-MM-DD; without it all facts count")
            command.add_argument("--top", type=_top, default=50, help="rows of each unit (default 50)")
            command.add_argument("--out", type=Path, required=True, help="the CSV file to write")
        if name == "backtest":
            command.add_argument("--as-of", type=int, action="append", help="a year T; repeatable")
    return parser


if __name__ == "__main__":
    sys.exit(main())
