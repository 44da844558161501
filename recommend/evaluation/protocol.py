"""The back-test: how well rankings as of a date predict the adoptions of the following years.

As of the end of a year T, a unit's candidates are the practices that others have adopted by then and it has not. The
relevant ones are those that it adopted in (T, T + horizon]. Units are measured if they have at least 5 adoptions by T,
or another minimum, and at least one relevant candidate. Facts dated after T never influence a ranking, and undated
adoptions are excluded.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.dates import parse_date
from recommend.errors import InvalidArgument
from recommend.evaluation.baselines import Baselines, Ranker
from recommend.evaluation.metrics import RankingMetrics, ranking_metrics
from recommend.model.groups import Group, matching, name_of
from recommend.model.history import NO_DAY
from recommend.model.ndcg import significant
from recommend.model.parameters import Parameters
from recommend.model.registry import ModelRegistry
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Tables
from recommend.model.windows import taken_up_after

K = 10
#: The number of random orders over which ties are averaged, and of bootstrap samples of units.
PERMUTATIONS, SAMPLES = 10, 1000
MIN_ADOPTIONS = 5
ENGINE = "engine"


@dataclass(frozen=True, slots=True, eq=False)
class Window:
    """The results as of one T.

    Attributes
    ----------
    units : tuple of str
        The measured units.
    measures : mapping
        By ranker: units x (nDCG@10, recall@10, average precision, reciprocal rank).
    coverage : mapping
        By ranker: the share of all candidates that are in the first 10 of any unit.
    personalisation : mapping
        By ranker: the mean share of the first 10 that two units do not have in common.
    """

    year: int
    units: tuple[str, ...]
    measures: Mapping[str, np.ndarray]
    coverage: Mapping[str, float]
    personalisation: Mapping[str, float]


class BackTest:
    """The protocol on one data set; results that windows share are computed once.

    group: of several groups that begin with it, the one with most dated adoptions is tested. min_adoptions: of a unit
    by T.
    """

    def __init__(
        self, tables: Tables, group: Group | None = None, horizon: int = 5, min_adoptions: int = MIN_ADOPTIONS
    ):
        self.registry = ModelRegistry(tables, Parameters())
        slices = self.registry.history.known

        def dated(group: Group) -> int:
            return int((slices[group].running < len(slices[group].dates) - 1).sum())

        groups = matching(slices, group)
        if not groups:
            available = ", ".join(map(name_of, sorted(slices))) or "none"
            raise InvalidArgument(f"group {group!r} has no territories. Available: {available}.")
        self.group = max(groups, key=dated)
        self.records, self.horizon, self.min_adoptions = slices[self.group], horizon, min_adoptions
        self.undated = int((self.records.days[self.records.running] == NO_DAY).sum())
        self._baselines = Baselines(self.records, horizon, min_adoptions)

    def window(self, year: int) -> Window:
        """Return the metrics of all rankers as of one year."""
        date = parse_date(f"{year:04}")
        model = self.registry.model(self.group, date)
        snapshot = model.known
        rankers: dict[str, Ranker] = {ENGINE: lambda row: model.row(row, {}).values}
        rankers |= self._baselines.rankers(year, snapshot)
        count = len(snapshot.practice_ids)
        units: list[str] = []
        results: dict[str, list[np.ndarray]] = {name: [] for name in (*rankers, "oracle")}
        tops: dict[str, list[set[int]]] = {name: [] for name in results}
        random = np.random.default_rng(0)
        for row, is_relevant in self.measured(snapshot, year):
            candidates = np.flatnonzero(snapshot.candidates_of(row))
            relevant = is_relevant[candidates]
            units.append(snapshot.territory_ids[row])
            keys = random.random((PERMUTATIONS, len(candidates)))
            for name in results:
                values = relevant.astype(float) if name == "oracle" else rankers[name](row)[candidates]
                measured, first = measure(values, relevant, keys)
                results[name].append(measured)
                tops[name].append({int(candidates[i]) for i in first})
        return Window(
            year,
            tuple(units),
            {name: np.array(values) for name, values in results.items()},
            {name: len(set().union(*sets)) / max(count, 1) for name, sets in tops.items()},
            {name: _personalisation(sets) for name, sets in tops.items()},
        )

    def measured(self, snapshot: Snapshot, year: int) -> Iterator[tuple[int, np.ndarray]]:
        """Yield the measured units, as positions in the snapshot, each with a mask of the relevant practices."""
        rows, columns = self.taken_up(snapshot, year)
        for row in np.unique(rows).tolist():
            relevant = np.zeros(len(snapshot.practice_ids), bool)
            relevant[columns[rows == row]] = True
            relevant[snapshot.taken_up_by(row)] = False
            relevant &= snapshot.at_risk[row]
            if len(snapshot.practices_of(row)) >= self.min_adoptions and relevant.any():
                yield row, relevant

    def taken_up(self, snapshot: Snapshot, year: int, horizon: int | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Return the pairs first taken up in (T, T + horizon], as positions in the snapshot."""
        return taken_up_after(snapshot, year, horizon or self.horizon)

    def years(self) -> list[int]:
        """Return every fifth year from 1975, or from the first year of the data, up to the last complete window."""
        dates = [date for date in self.records.dates if date is not None]
        if not dates:
            return []
        last = int(np.floor(dates[-1].end)) - 1 - self.horizon
        first = max(1975, int(np.floor(dates[0].middle)) + 1)
        return list(range(first + -first % 5, last + 1, 5)) or [last]


def measure(values: np.ndarray, relevant: np.ndarray, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the four metrics, averaged over the random orders of ties, and the first 10 in one of these orders."""
    rounded = significant(values)
    orders = [np.lexsort((key, -rounded)) for key in (keys if len(np.unique(rounded)) < len(rounded) else keys[:1])]
    metrics: list[RankingMetrics] = [ranking_metrics(order, relevant, K) for order in orders]
    mean = np.mean([(m.ndcg, m.recall, m.average_precision, m.reciprocal_rank) for m in metrics], axis=0)
    return mean, orders[0][:K]


def macro(windows: Sequence[Window], name: str, metric: int = 0) -> tuple[float, float, float]:
    """Return the mean over windows of the mean over units, and its 95 % interval by bootstrap over units."""
    per_window = [window.measures[name][:, metric] for window in windows]
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
    """Return the difference in nDCG@10 of two rankers, and its interval, with the same units drawn for both."""
    joined = [Window(w.year, w.units, {"d": w.measures[a] - w.measures[b]}, {}, {}) for w in windows]
    return macro(joined, "d")


def _personalisation(tops: Sequence[set[int]]) -> float:
    """Return 1 minus the mean overlap of the first 10 of two units, over at most 2,000 pairs."""
    pairs = [(i, j) for i in range(len(tops)) for j in range(i)]
    if not pairs:
        return 0.0
    pairs = pairs[:: max(1, len(pairs) // 2000)]
    return float(np.mean([1 - len(tops[i] & tops[j]) / max(min(len(tops[i]), len(tops[j])), 1) for i, j in pairs]))
