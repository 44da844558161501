"""The back-test of the next adopters of one practice, window by window, beside baselines by region and by distance.

As of the end of a year T the candidates are the territories that can adopt the practice and have not taken it up,
however few others they have. The relevant ones take it up in (T, T + years]. Regions often decide for many of their
territories at once, so intervals are by bootstrap over regions.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommend.dates import parse_date
from recommend.evaluation.metrics import area_under_curve, expected_precision
from recommend.evaluation.next_adopters import scores_among_territories
from recommend.evaluation.protocol import ENGINE, BackTest
from recommend.evaluation.regional_baselines import later_decisions, regional_baselines, regions
from recommend.model.ndcg import expected_ndcg, significant
from recommend.model.snapshot import Snapshot
from recommend.model.sorted_ids import position_in

#: The ranker that reads the decisions of the window itself: an upper bound, not a method.
KNOWS_THE_FUTURE = "the region decided (knows the future)"
K = 50
SAMPLES = 200
#: The candidates' scores and which of them are relevant, to a number from 0 to 1.
Measure = Callable[[np.ndarray, np.ndarray], float]
MEASURES: Mapping[str, Measure] = {
    "AUC": area_under_curve,
    f"precision@{K}": lambda values, relevant: expected_precision(values, relevant, K),
    f"nDCG@{K}": lambda values, relevant: expected_ndcg(values, relevant, K),
}


@dataclass(frozen=True, slots=True, eq=False)
class PracticeBackTest:
    """The candidates of one window.

    years: the first and the last year of the window. scores: by ranker, of the candidates. relevant: a mask of them.
    regions: the region of each candidate, by name.
    """

    years: tuple[int, int]
    scores: Mapping[str, np.ndarray]
    relevant: np.ndarray
    regions: np.ndarray

    @property
    def name(self) -> str:
        """The years, such as "2022" or "2022 to 2023"."""
        first, last = self.years
        return f"{first}" if first == last else f"{first} to {last}"


def practice_back_test(test: BackTest, practice_id: str, year: int, years: int) -> PracticeBackTest | None:
    """Return the candidates as of the end of a year with their scores.

    None if no territory runs the practice by then, if all or no candidates take it up in the years after, or if the
    data end before these years do.
    """
    snapshot = test.registry.snapshot(test.group, parse_date(f"{year:04}"))
    column = position_in(snapshot.practice_ids, practice_id)
    if column is None or year + years > _last_year(test):
        return None
    model = test.registry.territory_model(test.group, snapshot.as_of)
    features = model.features
    by_year = {each: _taken_up(test, snapshot, column, each) for each in range(year + 1, year + years + 1)}
    candidates = snapshot.candidates_for(column)
    relevant = np.zeros(len(candidates), bool)
    relevant[np.concatenate(list(by_year.values()))] = True
    if not 0 < relevant[candidates].sum() < candidates.sum():
        return None
    scores = {
        ENGINE: scores_among_territories(model)(column),
        "random": np.zeros(len(candidates)),
        **regional_baselines(features, column),
        KNOWS_THE_FUTURE: later_decisions(features.relations, by_year),
    }
    codes = regions(features.relations)
    return PracticeBackTest(
        (year + 1, year + years),
        {name: significant(values[candidates]) for name, values in scores.items()},
        relevant[candidates],
        codes[candidates],
    )


def _taken_up(test: BackTest, snapshot: Snapshot, column: int, year: int) -> np.ndarray:
    """Return the territories that first take a practice up in a year."""
    rows, columns = test.taken_up(snapshot, year - 1, 1)
    of_practice: np.ndarray = rows[columns == column]
    return of_practice


def _last_year(test: BackTest) -> int:
    return max((int(np.ceil(date.end)) - 1 for date in test.records.dates if date is not None), default=0)


def practice_back_test_lines(windows: Sequence[PracticeBackTest]) -> list[str]:
    """Return the counts and the measures as Markdown tables, the differences, and where the engine loses."""
    names, heads = list(windows[0].scores), [window.name for window in windows]
    lines = [
        f"| takes it up in | {' | '.join(heads)} |",
        "| --- |" + " ---: |" * len(heads),
        f"| territories at risk | {' | '.join(str(len(window.relevant)) for window in windows)} |",
        f"| of them take it up | {' | '.join(str(int(window.relevant.sum())) for window in windows)} |",
        f"| regions in which any does | {' | '.join(str(_region_count(window)) for window in windows)} |",
    ]
    losses: list[str] = []
    for title, measure in MEASURES.items():
        values = {name: [measure(w.scores[name], w.relevant) for w in windows] for name in names}
        lines += ["", f"| {title} | {' | '.join(heads)} | mean |", "| --- |" + " ---: |" * (len(heads) + 1)]
        for name, of_name in values.items():
            cells = " | ".join(f"{value:.3f}" for value in of_name)
            lines.append(f"| {name} | {cells} | {np.mean(of_name):.3f} |")
        losses += [
            f"- {title}, {head}, to {name}: {own:.3f} to {other:.3f}"
            for name, of_name in values.items()
            if name not in (ENGINE, KNOWS_THE_FUTURE)
            for head, own, other in zip(heads, values[ENGINE], of_name, strict=True)
            if other > own
        ]
    lines += ["", "Engine minus each, AUC, mean over the windows (95 % by bootstrap over regions):"]
    for name in names:
        if name != ENGINE:
            mean, low, high = _difference(windows, name)
            lines.append(f"- {name}: {mean:+.3f} ({low:+.3f} to {high:+.3f})")
    return [*lines, "", "Where the engine loses:", *(losses or ["- nowhere"])]


def _region_count(window: PracticeBackTest) -> int:
    return len(np.unique(window.regions[window.relevant]))


def _difference(windows: Sequence[PracticeBackTest], name: str) -> tuple[float, float, float]:
    """Return the mean difference in AUC between the engine and a ranker, and its interval.

    A sample draws regions with replacement, the same ones for all windows. A window of which it has no candidates of
    both kinds is left out of it.
    """
    count = 1 + max(int(window.regions.max()) for window in windows)
    random = np.random.default_rng(0)
    means = []
    for _ in range(SAMPLES):
        drawn = np.bincount(random.integers(0, count, count), minlength=count)
        gains = [gain for window in windows if (gain := _gain(window, name, drawn[window.regions])) is not None]
        if gains:
            means.append(np.mean(gains))
    low, high = np.percentile(means, [2.5, 97.5])
    whole = [_gain(window, name, np.ones(len(window.regions), int)) for window in windows]
    return float(np.mean([gain for gain in whole if gain is not None])), float(low), float(high)


def _gain(window: PracticeBackTest, name: str, times: np.ndarray) -> float | None:
    """Return the difference in AUC with each candidate counted so many times; None without candidates of both kinds."""
    relevant = np.repeat(window.relevant, times)
    if not 0 < relevant.sum() < len(relevant):
        return None
    own, other = (area_under_curve(np.repeat(window.scores[each], times), relevant) for each in (ENGINE, name))
    return own - other
