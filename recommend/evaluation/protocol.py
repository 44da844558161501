"""The back-test: how well rankings as of a date foretell the adoptions of the years after.

As of the end of a year T a unit's candidates are the practices that somebody has adopted by then and it has not;
right are those that it adopted in (T, T + horizon]. Measured are the units with at least 5 adoptions by T and at
least one that is right. Nothing dated after T has any influence on a ranking, and adoptions without a date have no
part in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.dates import parse_date
from recommend.errors import InvalidQuestion
from recommend.evaluation.baselines import Baselines, Ranker
from recommend.evaluation.metrics import Quality, qualities
from recommend.model.episodes import first_dated_of_pairs
from recommend.model.history import NO_DAY, Group
from recommend.model.ndcg import significant
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Tables

K = 10
#: Random orders over which ties are averaged, and bootstrap samples of units.
PERMUTATIONS, SAMPLES = 10, 1000
LEAST_ADOPTIONS = 5
ENGINE = "engine"


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """One T.

    Attributes
    ----------
    units : tuple of str
        Those measured.
    measures : mapping
        By ranker: units x (nDCG@10, recall@10, average precision, reciprocal rank).
    coverage : mapping
        By ranker: the share of all candidates that is in anybody's first 10.
    personalisation : mapping
        By ranker: the mean share of the first 10 that two units do not have in common.
    chosen : mapping
        What the engine averaged, by name, and the part of each.
    """

    year: int
    units: tuple[str, ...]
    measures: Mapping[str, np.ndarray]
    coverage: Mapping[str, float]
    personalisation: Mapping[str, float]
    chosen: Mapping[str, float]


class BackTest:
    """The protocol over one data set; what several windows need is computed once."""

    def __init__(self, tables: Tables, group: Group | None = None, horizon: int = 5):
        self.registry = ModelRegistry(tables, Parameters(horizon=horizon))
        slices = self.registry.history.slices

        def dated(group: Group) -> int:
            return int((slices[group].running < len(slices[group].dates) - 1).sum())

        if not slices or (group is not None and group not in slices):
            there = ", ".join(f"{level} {country}" for level, country in sorted(slices)) or "no territories at all"
            raise InvalidQuestion(f"group is {group!r}: there are {there}")
        self.group = group or max(sorted(slices), key=dated)
        self.records, self.horizon = slices[self.group], horizon
        self.undated = int((self.records.days[self.records.running] == NO_DAY).sum())
        self._baselines = Baselines(self.records, horizon)

    def window(self, year: int) -> Window:
        """Return the measures of all rankers as of one year."""
        date = parse_date(f"{year:04}")
        model = self.registry.model(self.group, date)
        snapshot = model.features.snapshot
        rows, columns = self.taken_up(snapshot, year)
        rankers: dict[str, Ranker] = {ENGINE: lambda row: model.row(row, {}).values}
        rankers |= self._baselines.rankers(year, snapshot)
        count = len(snapshot.practice_ids)
        units: list[str] = []
        found: dict[str, list[np.ndarray]] = {name: [] for name in (*rankers, "oracle")}
        tops: dict[str, list[set[int]]] = {name: [] for name in found}
        random = np.random.default_rng(0)
        for row in np.unique(rows).tolist():
            free = np.ones(count, bool)
            free[snapshot.has(row)] = False
            candidates = np.flatnonzero(free)
            right = np.isin(candidates, columns[rows == row])
            if len(snapshot.practices_of(row)) < LEAST_ADOPTIONS or not right.any():
                continue
            units.append(snapshot.territory_ids[row])
            keys = random.random((PERMUTATIONS, len(candidates)))
            for name in found:
                values = right.astype(float) if name == "oracle" else rankers[name](row)[candidates]
                measured, first = measure(values, right, keys)
                found[name].append(measured)
                tops[name].append({int(candidates[i]) for i in first})
        return Window(
            year,
            tuple(units),
            {name: np.array(values) for name, values in found.items()},
            {name: len(set().union(*of)) / max(count, 1) for name, of in tops.items()},
            {name: _apart(of) for name, of in tops.items()},
            model.scorer.mixture,
        )

    def taken_up(self, snapshot: Snapshot, year: int) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs first taken up in (T, T + horizon], as positions in the snapshot."""
        records, days = self.records, self.records.days[self.records.running]
        after, until = (parse_date(f"{min(y, 9999):04}").last_day for y in (year, year + self.horizon))
        columns = snapshot.column_of[records.column]
        kept = first_dated_of_pairs(records) & (columns >= 0) & (days > after) & (days <= until)
        return records.row[kept], columns[kept]

    def years(self) -> list[int]:
        """Return every fifth year from 1975, or from the first of the data, up to the last with a whole window."""
        dates = [date for date in self.records.dates if date is not None]
        if not dates:
            return []
        last = int(np.floor(dates[-1].end)) - 1 - self.horizon
        first = max(1975, int(np.floor(dates[0].middle)) + 1)
        return list(range(first + -first % 5, last + 1, 5)) or [last]


def measure(values: np.ndarray, right: np.ndarray, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the four measures, ties averaged over the random orders of the keys; and the first 10 in one of them."""
    rounded = significant(values)
    orders = [np.lexsort((key, -rounded)) for key in (keys if len(np.unique(rounded)) < len(rounded) else keys[:1])]
    found: list[Quality] = [qualities(order, right, K) for order in orders]
    mean = np.mean([(q.ndcg, q.recall, q.average_precision, q.reciprocal_rank) for q in found], axis=0)
    return mean, orders[0][:K]


def macro(windows: Sequence[Window], name: str, measure_: int = 0) -> tuple[float, float, float]:
    """Return the mean over windows of the mean over units, and its 95 % interval by bootstrap over units."""
    per_window = [window.measures[name][:, measure_] for window in windows]
    names = sorted({unit for window in windows for unit in window.units})
    position = {unit: i for i, unit in enumerate(names)}
    random = np.random.default_rng(0)
    draws = np.stack(
        [np.bincount(random.integers(0, len(names), len(names)), minlength=len(names)) for _ in range(SAMPLES)]
    )
    means = []
    for window, values in zip(windows, per_window, strict=True):
        weights = draws[:, [position[unit] for unit in window.units]]
        means.append(weights @ values / np.maximum(weights.sum(axis=1), 1))
    low, high = np.percentile(np.mean(means, axis=0), [2.5, 97.5])
    return float(np.mean([values.mean() for values in per_window])), float(low), float(high)


def difference(windows: Sequence[Window], a: str, b: str) -> tuple[float, float, float]:
    """Return how much more nDCG@10 one ranker has than another, and the interval, the same units drawn for both."""
    joined = [Window(w.year, w.units, {"d": w.measures[a] - w.measures[b]}, {}, {}, {}) for w in windows]
    return macro(joined, "d")


def _apart(tops: Sequence[set[int]]) -> float:
    """Return 1 - the mean overlap of two units' first 10, over at most 2,000 pairs."""
    pairs = [(i, j) for i in range(len(tops)) for j in range(i)]
    if not pairs:
        return 0.0
    pairs = pairs[:: max(1, len(pairs) // 2000)]
    return float(np.mean([1 - len(tops[i] & tops[j]) / max(min(len(tops[i]), len(tops[j])), 1) for i, j in pairs]))
