"""The samples of territories and practices to learn from, drawn by a hash of their adoptions up to a date.

Names are never hashed, so that the result does not depend on them. Nor are later facts: a practice may be in a sample
because it was taken up in the window, which the window is to explain, but for no other reason later than its start.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recommend.model.snapshot import Snapshot

#: The maximum number of territories that are examples of a window.
MAX_TERRITORIES = 120
#: Practices of a territory that it did not take up in the window, each an example for its share of them.
NEGATIVES = 100
#: The maximum number of practices of a window within which territories are compared.
MAX_PRACTICES = 120
#: Adoptions from which a territory is an example.
MIN_ADOPTIONS = 5
#: The maximum number of cells (territory x practice) that are ranked when scorers are measured.
_MAX_CELLS = 1_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The examples of one territory.

    columns: positions of practices that it had not taken up. labels: 1 if it took the practice up in the window, else
    0. weights: the number of pairs that each example represents.
    """

    row: int
    columns: np.ndarray
    labels: np.ndarray
    weights: np.ndarray


@dataclass(frozen=True, slots=True, eq=False)
class WithinPractices:
    """Pairs of territories and practices that these had not taken up, by practice and then by territory.

    labels: 1 if the territory took the practice up in the window, else 0. sizes: the number of pairs of each practice.
    """

    rows: np.ndarray
    columns: np.ndarray
    labels: np.ndarray
    sizes: np.ndarray


def sample_examples(
    snapshot: Snapshot, rows: np.ndarray, columns: np.ndarray, territories: np.ndarray | None = None
) -> Iterator[Sample]:
    """Yield the examples of a window after the snapshot.

    rows, columns: the pairs taken up within the window. territories: the examples; by default some of those with such
    pairs and at least `MIN_ADOPTIONS`.
    """
    chosen = _some_territories(snapshot, np.unique(rows)) if territories is None else territories
    of_territories = _signatures(snapshot, True)
    of_practices = _signatures(snapshot, False)
    for row in chosen.tolist():
        is_candidate, is_positive = snapshot.at_risk_of(row), np.zeros(len(snapshot.practice_ids), bool)
        is_positive[columns[rows == row]] = True
        positives = np.flatnonzero(is_positive & is_candidate)
        if len(positives) or territories is not None:
            others = np.flatnonzero(is_candidate & ~is_positive)
            sampled = _sample(others, _mixed(of_practices[others] ^ of_territories[row]), NEGATIVES)
            yield Sample(
                row,
                np.concatenate([positives, sampled]),
                np.repeat([1.0, 0.0], [len(positives), len(sampled)]),
                np.repeat([1.0, len(others) / max(len(sampled), 1)], [len(positives), len(sampled)]),
            )


def sample_panel(snapshot: Snapshot) -> np.ndarray:
    """Return some of the territories at risk with at least `MIN_ADOPTIONS`, active or not after the snapshot."""
    return _some_territories(snapshot, np.flatnonzero(snapshot.at_risk))


def sample_within_practices(
    snapshot: Snapshot, panel: np.ndarray, rows: np.ndarray, columns: np.ndarray
) -> WithinPractices:
    """Return all pairs of the panel with some of the practices that a part of it took up.

    panel: positions of territories. rows, columns: the pairs taken up within the window.
    """
    candidates, taken_up = np.zeros((2, len(snapshot.practice_ids), len(panel)), bool)
    for position, row in enumerate(panel.tolist()):
        candidates[:, position] = snapshot.at_risk_of(row)
        taken_up[columns[rows == row], position] = True
    taken_up &= candidates
    split = np.flatnonzero(taken_up.any(axis=1) & (candidates & ~taken_up).any(axis=1))
    chosen = _sample(split, _signatures(snapshot, False)[split], MAX_PRACTICES)
    of_chosen, of_panel = np.nonzero(candidates[chosen])
    labels = taken_up[chosen][of_chosen, of_panel].astype(float)
    return WithinPractices(panel[of_panel], chosen[of_chosen], labels, candidates[chosen].sum(axis=1))


def sample_measured(snapshot: Snapshot, rows: np.ndarray) -> np.ndarray:
    """Return the sample of these territories whose rankings are measured."""
    limit = max(1, _MAX_CELLS // max(len(snapshot.practice_ids), 1))
    return _sample(rows, _signatures(snapshot, True)[rows], limit)


def _some_territories(snapshot: Snapshot, rows: np.ndarray) -> np.ndarray:
    rows = rows[np.diff(snapshot.running.indptr)[rows] >= MIN_ADOPTIONS]
    return _sample(rows, _signatures(snapshot, True)[rows], MAX_TERRITORIES)


def _signatures(snapshot: Snapshot, of_territories: bool) -> np.ndarray:
    """Return a hash of the adoption dates of each territory or each practice."""
    running = snapshot.running if of_territories else snapshot.running_by_practice
    times = np.nan_to_num(snapshot.time)[running.data]
    length = len(running.indptr) - 1
    axis = np.repeat(np.arange(length), np.diff(running.indptr))
    days = np.round(times * 366).astype(np.uint64)
    sums = np.zeros(length, np.uint64)
    np.add.at(sums, axis, (days * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20))
    return _mixed(sums)


def _mixed(values: np.ndarray) -> np.ndarray:
    """Return hashes of integers (the multiply-xorshift step of Steele, Lea and Flood 2014, SplitMix)."""
    values = (values ^ (values >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed: np.ndarray = values >> np.uint64(11)
    return mixed


def _sample(positions: np.ndarray, signatures: np.ndarray, size: int) -> np.ndarray:
    """Return about `size` positions: those with the smallest hashes, and all ties with the last of them."""
    if len(positions) <= size:
        return positions
    chosen: np.ndarray = positions[signatures <= np.partition(signatures, size - 1)[size - 1]]
    return chosen
