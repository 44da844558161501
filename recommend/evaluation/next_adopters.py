"""The back-test of the next adopters: how well the territories of a practice are ranked.

As of the end of a year T, the candidates of a practice are the territories that have not taken it up. The relevant ones
did so in (T, T + horizon]. A practice is measured by the area under the ROC curve if it has candidates of both kinds,
and by precision@5 if it has at least two relevant ones.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.dates import parse_date
from recommend.evaluation.baselines import nearest
from recommend.evaluation.metrics import area_under_curve, expected_precision
from recommend.evaluation.protocol import BackTest
from recommend.model.ndcg import significant
from recommend.model.scoring import ScoringModel
from recommend.model.snapshot import Snapshot

AMONG_TERRITORIES, AMONG_PRACTICES = "score among territories", "score among practices"
K, MIN_RELEVANT = 5, 2

#: Returns the scores of all territories for a practice, given by its position.
Ranker = Callable[[int], np.ndarray]


@dataclass(frozen=True, slots=True, eq=False)
class PracticeWindow:
    """The results as of one T. By ranker, an entry per measured practice: areas under the curve, precisions@5."""

    year: int
    areas: Mapping[str, np.ndarray]
    precisions: Mapping[str, np.ndarray]


def practice_window(test: BackTest, year: int) -> PracticeWindow:
    """Return the results of all rankers as of one year."""
    registry, group, date = test.registry, test.group, parse_date(f"{year:04}")
    model = registry.territory_model(group, date)
    snapshot = model.known
    rankers = {
        AMONG_TERRITORIES: scores_among_territories(model),
        AMONG_PRACTICES: scores_among_territories(registry.model(group, date)),
        **_baselines(test, model, snapshot),
    }
    rows, columns = test.taken_up(snapshot, year)
    areas: dict[str, list[float]] = {name: [] for name in rankers}
    precisions: dict[str, list[float]] = {name: [] for name in rankers}
    for column in np.unique(columns).tolist():
        is_candidate = snapshot.candidates_for(column)
        relevant = np.zeros(len(is_candidate), bool)
        relevant[rows[columns == column]] = True
        relevant = relevant[is_candidate]
        for name, ranker in rankers.items():
            values = significant(ranker(column)[is_candidate])
            if 0 < relevant.sum() < len(relevant):
                areas[name].append(area_under_curve(values, relevant))
            if relevant.sum() >= MIN_RELEVANT:
                precisions[name].append(expected_precision(values, relevant, K))
    return PracticeWindow(
        year,
        {name: np.array(values) for name, values in areas.items()},
        {name: np.array(values) for name, values in precisions.items()},
    )


def practice_lines(windows: Sequence[PracticeWindow]) -> list[str]:
    """Return the results as a Markdown table: the area by year, its mean, and the mean precision@5."""
    measured = [window for window in windows if len(window.areas[AMONG_TERRITORIES])]
    if not measured:
        return ["No practice has candidates that took it up and others."]
    precise = [window for window in measured if len(window.precisions[AMONG_TERRITORIES])]
    lines = [
        f"| AUC within a practice | {' | '.join(str(window.year) for window in measured)} | mean | precision@{K} |",
        "| --- |" + " ---: |" * (len(measured) + 2),
    ]
    for name in measured[0].areas:
        areas = [float(window.areas[name].mean()) for window in measured]
        precision = f"{np.mean([window.precisions[name].mean() for window in precise]):.3f}" if precise else "-"
        lines.append(f"| {name} | {' | '.join(f'{area:.3f}' for area in areas)} | {np.mean(areas):.3f} | {precision} |")
    counts = [str(len(window.areas[AMONG_TERRITORIES])) for window in measured]
    return [*lines, f"| practices measured | {' | '.join(counts)} | | |"]


def scores_among_territories(model: ScoringModel) -> Ranker:
    """Return the ranker of the territories of a practice by a model."""
    return lambda column: sum(model.column(column, {}).values(), np.zeros(len(model.features.snapshot.territory_ids)))


def _baselines(test: BackTest, model: ScoringModel, snapshot: Snapshot) -> dict[str, Ranker]:
    features = model.features
    count = len(snapshot.territory_ids)
    random, recent, early = np.zeros(count), features.activity["activity_2"], innovativeness(snapshot)
    by_row = nearest(snapshot)
    similar = np.array([by_row(row) for row in range(count)]).reshape(count, len(snapshot.practice_ids))
    rankers: dict[str, Ranker] = {
        "random": lambda column: random,
        "adoptions in the last five years": lambda column: recent,
        "innovativeness": lambda column: early,
        "cosine kNN": lambda column: similar[:, column],
        "lift of the random walk": features.affinities["walk_0"].column,
    }
    borders = _borders(test, snapshot)
    if borders.any():
        shares = borders / np.maximum(borders.sum(axis=1, keepdims=True), 1)

        def bordering(column: int) -> np.ndarray:
            total: np.ndarray = shares[:, snapshot.adopters_of(column)[0]].sum(axis=1)
            return total

        rankers["bordering adopters"] = bordering
    return rankers


def innovativeness(snapshot: Snapshot) -> np.ndarray:
    """Return the mean over practices of a territory's earliness, after Walker 1969.

    The earliness is the share of the adopters that are later, counting half of those at the same time and itself; 0
    without the practice. "The Diffusion of Innovations among the American States", American Political Science Review
    63.
    """
    totals = np.zeros(len(snapshot.territory_ids))
    for column in range(len(snapshot.practice_ids)):
        rows, pairs = snapshot.adopters_of(column)
        times = snapshot.time[pairs]
        rows, times = rows[~np.isnan(times)], np.sort(times[~np.isnan(times)])
        of_rows = snapshot.time[pairs][~np.isnan(snapshot.time[pairs])]
        earlier, until = times.searchsorted(of_rows), times.searchsorted(of_rows, side="right")
        totals[rows] += 1 - (earlier + until) / (2 * max(len(times), 1))
    return totals / max(len(snapshot.practice_ids), 1)


def _borders(test: BackTest, snapshot: Snapshot) -> np.ndarray:
    row_of = {id_: row for row, id_ in enumerate(snapshot.territory_ids)}
    borders = np.zeros((len(row_of), len(row_of)), bool)
    for (a, b), border in test.registry.history.borders.items():
        if border.border and a in row_of and b in row_of:
            borders[row_of[a], row_of[b]] = True
    return borders
