"""`python -m recommend`: rank practices, back-test the rankings, evaluate the cold start, or write the graph."""

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import numpy as np

from recommend.answers.ranked_list import ranked
from recommend.answers.recommendations import is_offered
from recommend.dates import parse_date
from recommend.errors import InvalidArgument, InvalidFile, RecommendError
from recommend.evaluation.breakdown import breakdown, breakdown_lines
from recommend.evaluation.cold_start import cold_start, cold_start_lines
from recommend.evaluation.next_adopters import practice_lines, practice_window
from recommend.evaluation.one_practice import practice_back_test, practice_back_test_lines
from recommend.evaluation.protocol import MIN_ADOPTIONS, BackTest
from recommend.evaluation.reliability import reliability_lines, reliability_window
from recommend.evaluation.report import report_lines
from recommend.evaluation.rolling import rolling_lines, rolling_test
from recommend.graph_file import check_graph_file, write_graph
from recommend.model.groups import Group, matching, name_of
from recommend.model.history import History
from recommend.model.parameters import Parameters
from recommend.model.practice_graph import practice_graph
from recommend.model.registry import ModelRegistry
from recommend.model.scoring import ScoringModel
from recommend.model.tables import Tables
from recommend.reading import read_folders, read_plain


def main(arguments: list[str] | None = None) -> int:
    """Run a command. Return 0 on success, or 2 after an error message if the data or the options are invalid."""
    options = _parser().parse_args(arguments)
    try:
        _check(options)
        run: Callable[[argparse.Namespace, Tables], int] = options.run
        return run(options, _tables(options))
    except RecommendError as error:
        _report(str(error))
        return 2


def _rank(options: argparse.Namespace, tables: Tables) -> int:
    registry = ModelRegistry(tables, Parameters())
    date = parse_date(options.as_of) if options.as_of else None
    # The models are built before the file is opened, so that an error leaves no partial file.
    models = {group: registry.model(group, date) for group in _groups(options, registry.history)}
    written, ranked_units, units = 0, 0, 0
    try:
        with options.out.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(("unit", "practice", "rank", "score"))
            for group, model in models.items():
                for row in np.flatnonzero(model.known.adoption_counts).tolist():
                    is_candidate = is_offered(registry, group, model.known, row)
                    rows = _ranks(model, row, is_candidate, options.top)
                    writer.writerows(rows)
                    written, units, ranked_units = written + len(rows), units + 1, ranked_units + bool(rows)
    except OSError as error:
        raise InvalidFile(
            f"--out {options.out.name} cannot be written ({error.strerror}). Pass another path."
        ) from None
    _report(
        f"wrote {written} rows to {options.out.name}: {ranked_units} of {units} units with an adoption"
        + (f" up to {options.as_of}" if options.as_of else "")
        + " have a practice left to rank"
    )
    _report_undated(sum(a.running_on is None for a in tables.adoptions), bool(options.as_of))
    return 0


def _ranks(model: ScoringModel, row: int, is_candidate: np.ndarray, top: int) -> list[tuple[str, str, int, str]]:
    snapshot = model.known
    is_candidate[snapshot.taken_up_by(row)] = False
    candidates = np.flatnonzero(is_candidate)
    values = model.row(row, {}).values[candidates]
    return [
        (snapshot.territory_ids[row], snapshot.practice_ids[candidates[i]], rank, repr(float(values[i])))
        for rank, i in enumerate(ranked(candidates, values, top).tolist(), 1)
    ]


def _back_test(options: argparse.Namespace, tables: Tables) -> int:
    test = BackTest(tables, _group(options), options.horizon, options.min_adoptions)
    years = options.as_of or test.years()
    windows = [window for year in years if (window := test.window(year)).units]
    _report_undated(test.undated, True)
    if not windows:
        _report(
            f"no unit has {options.min_adoptions} dated adoptions and another one in the years after. "
            "Pass more data, another --as-of or a smaller --min-adoptions."
        )
        return 2
    print("\n".join(report_lines(test, windows)))
    measured = [window.year for window in windows]
    print("\n" + "\n".join(breakdown_lines(breakdown(test, measured))))
    print("\n" + "\n".join(practice_lines([practice_window(test, year) for year in measured])))
    print("\n" + "\n".join(reliability_lines([reliability_window(test, year) for year in measured])))
    return 0


def _next_adopters(options: argparse.Namespace, tables: Tables) -> int:
    test = BackTest(tables, _group(options))
    if options.practice not in test.records.practice_ids:
        raise InvalidArgument(
            f"--practice {options.practice!r} has no adoption in {name_of(test.group)}. Pass one of "
            f"{', '.join(test.records.practice_ids)}, or another --level, --country or --part."
        )
    tests = [
        practice_back_test(test, options.practice, year, years)
        for year in options.as_of
        for years in options.horizon or [1]
    ]
    windows = [window for window in tests if window is not None]
    _report_undated(test.undated, True)
    if not windows:
        _report("no territory takes it up in the years after any --as-of, or the data end before. Pass another year.")
        return 2
    print("\n".join(practice_back_test_lines(windows)))
    return 0


def _cold_start(options: argparse.Namespace, tables: Tables) -> int:
    seeds = range(1, options.splits + 1)
    splits = [cold_start(tables, _group(options), seed=seed, one=options.one) for seed in seeds]
    print("\n".join(cold_start_lines(splits, options.one)))
    return 0


def _rolling(options: argparse.Namespace, tables: Tables) -> int:
    test = BackTest(tables, _group(options), horizon=1, min_adoptions=0)
    results = rolling_test(test, options.as_of or ())
    _report_undated(test.undated, True)
    if not results:
        _report("no year has enough dated adoptions of practices that were known before. Pass more data.")
        return 2
    print("\n".join(rolling_lines(results)))
    return 0


def _graph(options: argparse.Namespace, tables: Tables) -> int:
    graph = practice_graph(History(tables), tables.projects)
    write_graph(graph, options.out)
    nodes = Counter(kind for kind, _ in graph)
    edges = Counter(relation for _, _, relation in graph.edges(data="relation"))
    counts = ", ".join(f"{count} {name}" for counter in (nodes, edges) for name, count in counter.most_common())
    _report(f"wrote {len(graph)} nodes and {graph.number_of_edges()} edges to {options.out.name}: {counts}")
    return 0


def _tables(options: argparse.Namespace) -> Tables:
    if options.data:
        return read_folders(options.data)
    return read_plain(options.adoptions, options.units, options.pairs, options.practices, _report)


def _check(options: argparse.Namespace) -> None:
    plain = [f"--{name}" for name in ("units", "pairs", "practices") if getattr(options, name)]
    if options.data and plain:
        raise InvalidArgument(f"{plain[0]} requires --adoptions. A --data folder contains its own files.")
    if options.run is _graph:
        check_graph_file(options.out)
        return
    if bool(options.level) != bool(options.country):
        raise InvalidArgument("--level and --country must be used together. Pass both or neither.")
    if options.part and not options.level:
        raise InvalidArgument("--part requires --level and --country. Pass them too.")


def _groups(options: argparse.Namespace, history: History) -> list[Group]:
    group = _group(options)
    groups = matching(history.slices, group)
    if group is not None and not groups:
        available = ", ".join(map(name_of, sorted(history.slices)))
        part = f" --part {options.part}" if options.part else ""
        raise InvalidArgument(
            f"--level {group[0]} --country {group[1]}{part} matches no territory. Available: {available}."
        )
    return groups


def _group(options: argparse.Namespace) -> Group | None:
    if not options.level:
        return None
    return (options.level, options.country, *([options.part] if options.part else []))


def _report(text: str) -> None:
    print(f"recommend: {text}", file=sys.stderr)


def _report_undated(count: int, dated_only: bool) -> None:
    if count:
        _report(
            f"{count} adoptions without a date"
            + (": they only exclude practices from the ranking of their unit" if dated_only else "")
        )


def _year(text: str) -> int:
    return _integer(text, 1, 9999)


def _horizon(text: str) -> int:
    return _integer(text, 1, 50)


def _splits(text: str) -> int:
    return _integer(text, 1, 1000)


def _min_adoptions(text: str) -> int:
    return _integer(text, 0, 10**6)


def _top(text: str) -> int:
    return _integer(text, 1, 10**9)


def _integer(text: str, minimum: int, maximum: int) -> int:
    if not (text.isascii() and text.isdigit() and minimum <= int(text) <= maximum):
        raise argparse.ArgumentTypeError(f"{text!r} is not an integer from {minimum} to {maximum}")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m recommend", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for name, run, text in (
        ("rank", _rank, "rank the practices that each unit will likely take up next"),
        ("backtest", _back_test, "measure rankings as of earlier years against later adoptions, beside baselines"),
        (
            "nextadopters",
            _next_adopters,
            "measure who takes one practice up next, beside baselines by region and distance",
        ),
        ("coldstart", _cold_start, "hide all adoptions of a fifth of the units and measure the rankings without them"),
        ("rolling", _rolling, "rank the practices of a year among all that were known before, beside baselines"),
        ("graph", _graph, "write units, practices, topics, projects, borders and adoptions as a graph"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        source = command.add_mutually_exclusive_group(required=True)
        source.add_argument("--data", type=Path, action="append", help="folder in the loader's format; repeatable")
        source.add_argument("--adoptions", type=Path, help="CSV: unit, practice, year or date")
        command.add_argument("--units", type=Path, help="CSV: unit, name, region, division, lat, lon, population, ...")
        command.add_argument("--pairs", type=Path, help="CSV: a, b, border, distance_km")
        command.add_argument("--practices", type=Path, help="CSV: practice, description, topic")
        if name == "graph":
            command.add_argument("--out", type=Path, required=True, help="file to write: .graphml or .gexf")
            continue
        command.add_argument("--level", help="level of the territories; requires --country")
        command.add_argument("--country", help="country of the territories; requires --level")
        command.add_argument("--part", help="SAMPLE, or the kind of the territories at risk; requires --level")
        if name == "coldstart":
            command.add_argument("--splits", type=_splits, default=10, help="number of random splits (default 10)")
            command.add_argument(
                "--one", action="store_true", help="hide one adoption of a fifth of the units with several instead"
            )
        if name == "backtest":
            command.add_argument("--horizon", type=_horizon, default=5, help="years ahead (default 5)")
        if name == "nextadopters":
            command.add_argument("--practice", required=True, help="id of the practice")
            command.add_argument(
                "--as-of", type=_year, action="append", required=True, help="year of a ranking; repeatable"
            )
            command.add_argument(
                "--horizon", type=_horizon, action="append", help="years ahead (default 1); repeatable"
            )
        if name == "rank":
            command.add_argument("--as-of", help="YYYY, YYYY-MM or YYYY-MM-DD; by default all facts count")
            command.add_argument("--top", type=_top, default=50, help="rows per unit (default 50)")
            command.add_argument("--out", type=Path, required=True, help="CSV file to write")
        if name == "rolling":
            command.add_argument("--as-of", type=_year, action="append", help="year of the adoptions; repeatable")
        if name == "backtest":
            command.add_argument("--as-of", type=_year, action="append", help="year of a ranking; repeatable")
            command.add_argument(
                "--min-adoptions",
                type=_min_adoptions,
                default=MIN_ADOPTIONS,
                help=f"adoptions that a measured unit has by the year (default {MIN_ADOPTIONS})",
            )
    return parser


if __name__ == "__main__":
    sys.exit(main())
