"""`python -m recommend`: rank, back-test and cold-start evaluation of shipped or one's own data."""

import argparse
import csv
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np

from recommend.answers.ranked_list import ranked
from recommend.dates import parse_date
from recommend.errors import InvalidFile, InvalidQuestion, RecommendError
from recommend.evaluation.cold_start import ENGINE, REGIONAL, cold_start
from recommend.evaluation.protocol import BackTest
from recommend.evaluation.report import lines
from recommend.model.history import Group, History
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.scoring import ScoringModel
from recommend.model.tables import Practice, Tables, Territory
from recommend.reading import read_folder, read_plain


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 if it worked, 2 with a sentence on standard error if the data or the question are wrong."""
    asked = _parser().parse_args(arguments)
    try:
        _check(asked)
        run: Callable[[argparse.Namespace, Tables], int] = asked.run
        return run(asked, _tables(asked))
    except RecommendError as error:
        _report(str(error))
        return 2


def _rank(asked: argparse.Namespace, tables: Tables) -> int:
    registry = ModelRegistry(tables, Parameters(horizon=asked.horizon))
    date = parse_date(asked.as_of) if asked.as_of else None
    # Built before the file is opened: what goes wrong leaves no half of one.
    models = [registry.model(group, date) for group in _groups(asked, registry.history)]
    written, ranked_units, units = 0, 0, 0
    try:
        with asked.out.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(("unit", "practice", "rank", "score"))
            for model in models:
                for row in np.flatnonzero(model.features.snapshot.adopted).tolist():
                    rows = _ranks(model, row, asked.top)
                    writer.writerows(rows)
                    written, units, ranked_units = written + len(rows), units + 1, ranked_units + bool(rows)
    except OSError as error:
        raise InvalidFile(f"--out {asked.out.name} cannot be written: {error.strerror}: give another path") from None
    _report(
        f"{written} rows in {asked.out.name}: {ranked_units} of {units} units with an adoption"
        + (f" up to {asked.as_of}" if asked.as_of else "")
        + " have a practice to rank"
    )
    _report_undated(sum(a.running_on is None for a in tables.adoptions), bool(asked.as_of))
    return 0


def _ranks(model: ScoringModel, row: int, top: int) -> list[tuple[str, str, int, str]]:
    snapshot = model.features.snapshot
    free = np.ones(len(snapshot.practice_ids), bool)
    free[snapshot.has(row)] = False
    candidates = np.flatnonzero(free)
    values = model.row(row, {}).values[candidates]
    return [
        (snapshot.territory_ids[row], snapshot.practice_ids[candidates[i]], rank, repr(float(values[i])))
        for rank, i in enumerate(ranked(candidates, values, top).tolist(), 1)
    ]


def _back_test(asked: argparse.Namespace, tables: Tables) -> int:
    test = BackTest(tables, _group(asked), asked.horizon)
    years = asked.as_of or test.years()
    windows = [window for year in years if (window := test.window(year)).units]
    _report_undated(test.undated, True)
    if not windows:
        _report("no unit has 5 dated adoptions and one in the years after: give more data or another --as-of")
        return 2
    print("\n".join(lines(test, windows, min(2, len(windows)))))
    return 0


def _cold_start(asked: argparse.Namespace, tables: Tables) -> int:
    splits = [cold_start(tables, _group(asked), seed=seed) for seed in range(1, asked.splits + 1)]
    level, country = splits[0].group
    print(
        f"All adoptions of {splits[0].territories} territories hidden ({level}, {country}), recall@10, mean and "
        f"standard deviation over {len(splits)} random splits:"
    )
    for name in splits[0].recall:
        values = [split.recall[name] for split in splits]
        print(f"- {name}: {np.mean(values):.3f} ({np.std(values, ddof=min(1, len(values) - 1)):.3f})")
    gains = [split.recall[ENGINE] - split.recall[REGIONAL] for split in splits]
    print(f"The engine minus {REGIONAL}, split by split: {', '.join(f'{gain:+.4f}' for gain in gains)}")
    return 0


def _tables(asked: argparse.Namespace) -> Tables:
    if asked.data:
        found = [read_folder(folder) for folder in asked.data]
        territories: dict[str, Territory] = {}
        practices: dict[str, Practice] = {}
        for tables in found:
            for territory in tables.territories:
                if territory.id not in territories or territories[territory.id].country == "ZZ":
                    territories[territory.id] = territory
            practices |= {practice.id: practice for practice in tables.practices}
        return Tables(
            list(territories.values()),
            list(practices.values()),
            [a for tables in found for a in tables.adoptions],
            [b for t in found for b in t.borders],
        )
    return read_plain(asked.adoptions, asked.units, asked.pairs, asked.practices, _report)


def _check(asked: argparse.Namespace) -> None:
    plain = [f"--{name}" for name in ("units", "pairs", "practices") if getattr(asked, name)]
    if asked.data and plain:
        raise InvalidQuestion(f"{plain[0]} goes with --adoptions: a folder of --data has files of its own")
    if bool(asked.level) != bool(asked.country):
        raise InvalidQuestion("--level and --country go together: give both or neither")


def _groups(asked: argparse.Namespace, history: History) -> list[Group]:
    group = _group(asked)
    if group is not None and group not in history.slices:
        there = ", ".join(f"{level} {country}" for level, country in sorted(history.slices))
        raise InvalidQuestion(f"--level {group[0]} --country {group[1]}: there are none; there are {there}")
    return sorted(history.slices) if group is None else [group]


def _group(asked: argparse.Namespace) -> Group | None:
    return (asked.level, asked.country) if asked.level else None


def _report(text: str) -> None:
    print(f"recommend: {text}", file=sys.stderr)


def _report_undated(count: int, dated_only: bool) -> None:
    if count:
        _report(
            f"{count} adoptions without a date" + (": they tell only what a unit has already" if dated_only else "")
        )


def _year(text: str) -> int:
    return _whole(text, 1, 9999)


def _horizon(text: str) -> int:
    return _whole(text, 1, 50)


def _splits(text: str) -> int:
    return _whole(text, 1, 1000)


def _top(text: str) -> int:
    return _whole(text, 1, 10**9)


def _whole(text: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise argparse.ArgumentTypeError(f"{text!r}: give a whole number from {least} to {most}")
    return int(text)


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
        if name == "coldstart":
            command.add_argument("--splits", type=_splits, default=5, help="how many random splits (default 5)")
        else:
            command.add_argument("--horizon", type=_horizon, default=5, help="years ahead (default 5)")
        if name == "rank":
            command.add_argument("--as-of", help="YYYY, YYYY-MM or YYYY-MM-DD; without it all facts count")
            command.add_argument("--top", type=_top, default=50, help="rows of each unit (default 50)")
            command.add_argument("--out", type=Path, required=True, help="the CSV file to write")
        if name == "backtest":
            command.add_argument("--as-of", type=_year, action="append", help="a year T; repeatable")
    return parser


if __name__ == "__main__":
    sys.exit(main())
