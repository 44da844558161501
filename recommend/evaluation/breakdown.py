"""Where the engine gains: by confidence, size and activity of the unit; how early and how different its lists are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from recommend.answers.recommendations import confidence_of
from recommend.dates import parse_date
from recommend.evaluation.baselines import hazard
from recommend.evaluation.protocol import BackTest, K
from recommend.model.ndcg import expected_ndcg

#: A practice is early if at most this share of the territories has taken it up.
EARLY = 0.2
#: The pairs of units of a window whose lists are compared, at most.
_MAX_PAIRS = 500


@dataclass(slots=True)
class Breakdown:
    """The results over all units and windows.

    Attributes
    ----------
    by_confidence : mapping
        nDCG@10 of the units by the confidence of their answer.
    gains : mapping
        nDCG@10 of the engine less that of the hazard (half a year), by third of the size and of the activity: the
        number of inhabitants, and of adoptions in the five years before.
    early, early_came : list
        By unit: the share of early practices among its first 10, and among those that it took up.
    overlap, overlap_with_hazard : list
        The share of the first 10 that two units have in common among the practices that both lack, by pair; and that
        the lists of the engine and of the hazard have in common, by unit.
    """

    by_confidence: dict[str, list[float]] = field(default_factory=dict)
    gains: dict[str, list[float]] = field(default_factory=dict)
    early: list[float] = field(default_factory=list)
    early_came: list[float] = field(default_factory=list)
    overlap: list[float] = field(default_factory=list)
    overlap_with_hazard: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True, eq=False)
class _Unit:
    row: int
    lacking: np.ndarray
    values: np.ndarray


def breakdown(test: BackTest, years: Sequence[int]) -> Breakdown:
    """Return the breakdown of the windows after these years."""
    result = Breakdown()
    for year in years:
        _add_window(result, test, year)
    return result


def _add_window(result: Breakdown, test: BackTest, year: int) -> None:
    date = parse_date(f"{year:04}")
    model = test.registry.model(test.group, date)
    snapshot, territories = model.known, model.features.relations.territories
    plain = hazard(snapshot, 0.5, 10.0)
    is_early = snapshot.adopters <= EARLY * snapshot.exposed_counts
    thirds = {
        "size": _thirds(np.array([t.population if t.population is not None else np.nan for t in territories])),
        "activity": _thirds(snapshot.recent_by_territory[5].astype(float)),
    }
    units: list[_Unit] = []
    for row, relevant in test.measured(snapshot, year):
        is_candidate = snapshot.candidates_of(row)
        values = model.row(row, {}).values
        gains = [expected_ndcg(v[is_candidate], relevant[is_candidate], K) for v in (values, plain)]
        label, _ = confidence_of(test.registry, test.group, territories[row], date)
        result.by_confidence.setdefault(label.value, []).append(gains[0])
        for name, third in thirds.items():
            if third[row] >= 0:
                key = f"{name}, {('lowest', 'middle', 'highest')[third[row]]} third"
                result.gains.setdefault(key, []).append(gains[0] - gains[1])
        result.early.append(float(is_early[_first(values, is_candidate)].mean()))
        result.early_came.append(float(is_early[relevant].mean()))
        result.overlap_with_hazard.append(_common(_first(values, is_candidate), _first(plain, is_candidate)))
        units.append(_Unit(row, is_candidate, values))
    pairs = [(a, b) for i, a in enumerate(units) for b in units[:i]]
    for a, b in pairs[:: max(1, len(pairs) // _MAX_PAIRS)]:
        both = a.lacking & b.lacking
        if both.sum() > K:
            result.overlap.append(_common(_first(a.values, both), _first(b.values, both)))


def breakdown_lines(result: Breakdown) -> list[str]:
    """Return the breakdown as lines of Markdown."""
    return [
        "| units | nDCG@10, mean | number |",
        "| --- | ---: | ---: |",
        *_lines("confidence ", result.by_confidence, ".3f"),
        *_lines("gain over the hazard, ", result.gains, "+.3f"),
        "",
        f"- early practices (at most {EARLY:.0%} have them): {_mean(result.early)} of the first {K}, "
        f"{_mean(result.early_came)} of what came",
        f"- in common to the lists of two units, among the practices that both lack: {_mean(result.overlap)}",
        f"- in common with the list of the hazard: {_mean(result.overlap_with_hazard)}",
    ]


def _mean(values: Sequence[float]) -> str:
    return f"{np.mean(values):.2f}" if values else "no data"


def _lines(prefix: str, groups: Mapping[str, Sequence[float]], style: str) -> list[str]:
    return [f"| {prefix}{name} | {np.mean(of):{style}} | {len(of)} |" for name, of in sorted(groups.items())]


def _first(values: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Return the positions of the K highest values within a mask, ties by position."""
    positions = np.flatnonzero(mask)
    first: np.ndarray = positions[np.lexsort((positions, -values[positions]))[:K]]
    return first


def _common(a: np.ndarray, b: np.ndarray) -> float:
    return len(np.intersect1d(a, b)) / max(min(len(a), len(b)), 1)


def _thirds(values: np.ndarray) -> np.ndarray:
    """Return 0, 1 or 2 for the lowest, middle and highest third of the known values; -1 if unknown."""
    known = np.sort(values[~np.isnan(values)])
    thirds = np.minimum(3 * np.searchsorted(known, values) // max(len(known), 1), 2)
    return np.where(np.isnan(values), -1, thirds)
