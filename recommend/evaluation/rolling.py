"""The rolling test: the practices that a territory took up in a year, ranked among all that were known before it.

For each year T, the model as of the end of T - 1 ranks practices for each territory that took one up in T: those that
any territory was known to have taken up by then, and it was not. The territories need no history. In a sample only the
positives mean anything: a practice that a territory is not known to have taken up may be in place there.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.dates import parse_date
from recommend.evaluation.baselines import Ranker
from recommend.evaluation.metrics import ranking_metrics
from recommend.evaluation.protocol import ENGINE, PERMUTATIONS, SAMPLES, BackTest
from recommend.model.episodes import first_dated_of_pairs
from recommend.model.ndcg import significant
from recommend.model.proximity import coordinates, distance_km
from recommend.model.scoring import ScoringModel

K = 5
#: The fewest territories that are measured in a year.
MIN_TERRITORIES = 10
METRICS = (f"nDCG@{K}", "MRR", f"recall@{K}")


@dataclass(frozen=True, slots=True, eq=False)
class RollingYear:
    """The results of one year.

    Attributes
    ----------
    year : int
    measures : mapping
        By ranker: territories x `METRICS`.
    positives : int
        The adoptions of the year of practices that were known before.
    new : int
        The other adoptions of the year, which no ranking contains.
    candidates : float
        The mean number of ranked practices.
    """

    year: int
    measures: Mapping[str, np.ndarray]
    positives: int
    new: int
    candidates: float


def rolling_test(test: BackTest, years: Sequence[int] = ()) -> list[RollingYear]:
    """Return the results of some years, by default of all with enough territories. test: with a horizon of one year."""
    first = first_dated_of_pairs(test.records)
    dates = [test.records.dates[code] for code in test.records.running[first].tolist()]
    starts = Counter(int(date.text[:4]) for date in dates if date is not None)
    found = []
    for year in years or range(min(starts, default=0) + 1, max(starts, default=0) + 1):
        result = _year(test, year, starts[year])
        if result is not None and (years or len(result.measures[ENGINE]) >= MIN_TERRITORIES):
            found.append(result)
    return found


def rolling_lines(results: Sequence[RollingYear]) -> list[str]:
    """Return the lines of the report: each metric by year, the differences of the engine, and where it loses."""
    names = list(results[0].measures)
    lines = []
    for position, metric in enumerate(METRICS):
        lines += [
            f"| {metric} | {' | '.join(str(result.year) for result in results)} | mean |",
            "| --- |" + " ---: |" * (len(results) + 1),
        ]
        for name in names:
            means = [float(result.measures[name][:, position].mean()) for result in results]
            lines.append(f"| {name} | {' | '.join(f'{mean:.3f}' for mean in means)} | {np.mean(means):.3f} |")
        lines.append("")
    for title, values in (
        ("territories", [len(result.measures[ENGINE]) for result in results]),
        ("positives", [result.positives for result in results]),
        ("adoptions of practices not known before", [result.new for result in results]),
        ("mean number of ranked practices", [round(result.candidates, 1) for result in results]),
    ):
        lines.append(f"- {title}: {', '.join(f'{r.year} {v}' for r, v in zip(results, values, strict=True))}")
    lines += ["", f"Engine minus each, {METRICS[0]} over all territories (95 % by bootstrap):"]
    lines += [f"- {name}: {_difference(results, name)}" for name in names if name != ENGINE]
    losses = [
        f"- {result.year}, {metric}, to {name}: {ours:.3f} to {theirs:.3f}"
        for result in results
        for position, metric in enumerate(METRICS)
        for name in names
        if (theirs := float(result.measures[name][:, position].mean()))
        > (ours := float(result.measures[ENGINE][:, position].mean()))
    ]
    return [*lines, "", "Where the engine loses:", *(losses or ["- nowhere"])]


def _year(test: BackTest, year: int, all_positives: int) -> RollingYear | None:
    model = test.registry.model(test.group, parse_date(f"{year - 1:04}"))
    snapshot = model.known
    rankers = _rankers(model)
    measures: dict[str, list[np.ndarray]] = {name: [] for name in rankers}
    random, positives = np.random.default_rng(0), 0
    sizes: list[int] = []
    for row, is_relevant in test.measured(snapshot, year - 1):
        candidates = np.flatnonzero(snapshot.candidates_of(row))
        relevant = is_relevant[candidates]
        positives += int(relevant.sum())
        sizes.append(len(candidates))
        keys = random.random((PERMUTATIONS, len(candidates)))
        for name, ranker in rankers.items():
            measures[name].append(_measure(ranker(row)[candidates], relevant, keys))
    if not sizes:
        return None
    return RollingYear(
        year,
        {name: np.array(values) for name, values in measures.items()},
        positives,
        all_positives - positives,
        float(np.mean(sizes)),
    )


def _measure(values: np.ndarray, relevant: np.ndarray, keys: np.ndarray) -> np.ndarray:
    """Return the metrics, averaged over random orders of ties."""
    rounded = significant(values)
    found = []
    for key in keys:
        metrics = ranking_metrics(np.lexsort((key, -rounded)), relevant, K)
        found.append((metrics.ndcg, metrics.reciprocal_rank, metrics.recall))
    mean: np.ndarray = np.mean(found, axis=0)
    return mean


def _rankers(model: ScoringModel) -> dict[str, Ranker]:
    """Return the rankers by name: functions from a territory to a value per practice."""
    known, territories = model.known, model.features.relations.territories
    count = len(known.practice_ids)
    popularity = np.diff(known.running_by_practice.indptr).astype(float)
    share = popularity / (popularity.sum() + 1)
    regions = np.array([territory.region_id or "" for territory in territories], object)
    rows = np.repeat(np.arange(len(territories)), np.diff(known.running.indptr))
    places = coordinates(territories)

    def in_region(row: int) -> np.ndarray:
        """Return the adopters in the region; equally many are ranked by popularity."""
        near = (regions[rows] == regions[row]) & (regions[row] != "")
        counts: np.ndarray = np.bincount(known.running.indices[near], minlength=count) + share
        return counts

    def nearest(row: int) -> np.ndarray:
        """Return the negative distance of the nearest adopter; without one, the practice comes last."""
        distances = np.full(count, np.inf)
        to = distance_km(np.repeat(places[[row]], len(rows), axis=0), places[rows])
        np.minimum.at(distances, known.running.indices, np.where(np.isnan(to), np.inf, to))
        negative: np.ndarray = -np.minimum(distances, 1e9)
        return negative

    return {
        ENGINE: lambda row: model.row(row, {}).values,
        "engine without the stage": lambda row: model.row(row, {"stage": 0.0}).values,
        "random": lambda row: np.zeros(count),
        "popularity": lambda row: popularity,
        "popularity in the region": in_region,
        "nearest adopter": nearest,
    }


def _difference(results: Sequence[RollingYear], name: str) -> str:
    """Return the mean difference in the first metric to a ranker, with its interval."""
    gains = np.concatenate([result.measures[ENGINE][:, 0] - result.measures[name][:, 0] for result in results])
    random = np.random.default_rng(0)
    means = gains[random.integers(0, len(gains), (SAMPLES, len(gains)))].mean(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return f"{gains.mean():+.3f} ({low:+.3f} to {high:+.3f})"
