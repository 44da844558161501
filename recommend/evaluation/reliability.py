"""The back-test of the probabilities: how often practices were taken up within the years, beside the stated chances.

As of the end of a year T, a pair is a territory and a practice that it has not taken up. Also measured are the first
ten of each territory, which a reader sees.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recommend.dates import parse_date
from recommend.evaluation.protocol import BackTest, K
from recommend.explain.probability import BANDS, LIMITS
from recommend.model.probability import YEARS, brier_skill


@dataclass(frozen=True, slots=True, eq=False)
class StatedChances:
    """Stated chances, bounded by the last band, and labels: 1 if the practice was taken up within the years, else 0."""

    chances: np.ndarray
    labels: np.ndarray

    @property
    def bands(self) -> np.ndarray:
        """The position of each pair's band."""
        return np.searchsorted(LIMITS[:-1], self.chances, side="right")

    @property
    def skill(self) -> float:
        """The Brier skill beside the share of the labels."""
        return brier_skill(self.chances, self.labels, np.ones(len(self.labels)))

    @property
    def calibration_error(self) -> float:
        """The mean over pairs of the difference, in the band of the pair, of the mean chance and the share taken up."""
        bands = self.bands
        differences = [
            abs(self.chances[bands == band].sum() - self.labels[bands == band].sum()) for band in np.unique(bands)
        ]
        return float(sum(differences) / len(self.labels))


@dataclass(frozen=True, slots=True, eq=False)
class ReliabilityWindow:
    """The pairs as of one T: all, and the first ten of each territory."""

    year: int
    all: StatedChances
    first: StatedChances


def reliability_window(test: BackTest, year: int) -> ReliabilityWindow | None:
    """Return the pairs as of one year; None if no probability is stated."""
    model = test.registry.model(test.group, parse_date(f"{year:04}"))
    snapshot = model.known
    rows, columns = test.taken_up(snapshot, year, YEARS)
    chances, labels, is_first = [], [], []
    for row in range(len(snapshot.territory_ids)):
        log_odds = model.log_odds(row)
        if log_odds is None:
            continue
        candidates = np.flatnonzero(snapshot.candidates_of(row))
        order = np.lexsort((candidates, -model.row(row, {}).values[candidates]))
        chances.append(np.minimum(1 / (1 + np.exp(-log_odds[candidates])), LIMITS[-1]))
        labels.append(np.isin(candidates, columns[rows == row]).astype(float))
        is_first.append(np.isin(np.arange(len(candidates)), order[:K]))
    if not chances:
        return None
    joined, of_labels, first = np.concatenate(chances), np.concatenate(labels), np.concatenate(is_first)
    if not 0 < of_labels.sum() < len(of_labels):
        return None
    return ReliabilityWindow(year, StatedChances(joined, of_labels), StatedChances(joined[first], of_labels[first]))


def reliability_lines(windows: Sequence[ReliabilityWindow | None]) -> list[str]:
    """Return the reliability of the bands over all windows as a Markdown table, and the measures by year."""
    measured = [window for window in windows if window is not None]
    if not measured:
        return ["No probability is stated."]
    joined = [_joined([window.all for window in measured]), _joined([window.first for window in measured])]
    lines = [
        f"| probability within {YEARS} years | pairs | stated | taken up | first {K}: pairs | stated | taken up |",
        "| --- |" + " ---: |" * 6,
    ]
    for band, name in enumerate(BANDS):
        cells = []
        for pairs in joined:
            of_band = pairs.bands == band
            cells.append(str(int(of_band.sum())))
            for values in (pairs.chances, pairs.labels):
                cells.append(f"{values[of_band].mean():.3f}" if of_band.any() else "")
        lines.append(f"| {name.replace('-', ' ')} | {' | '.join(cells)} |")
    measures = []
    for title, by_window in (
        ("Brier skill", [window.all.skill for window in measured]),
        ("Calibration error", [window.all.calibration_error for window in measured]),
        (f"Calibration error of the first {K}", [window.first.calibration_error for window in measured]),
    ):
        by_year = ", ".join(f"{window.year} {value:.3f}" for window, value in zip(measured, by_window, strict=True))
        measures.append(f"- {title}: {np.mean(by_window):.3f} ({by_year})")
    return [*lines, "", *measures]


def _joined(windows: Sequence[StatedChances]) -> StatedChances:
    return StatedChances(
        np.concatenate([window.chances for window in windows]), np.concatenate([window.labels for window in windows])
    )
