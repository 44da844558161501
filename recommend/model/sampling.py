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


def sample_examples(snapshot: Snapshot, rows: np.ndarray, columns: np.ndarray) -> Iterator[Sample]:
    """Yield the examples of a window after the snapshot.

    rows, columns: the pairs taken up within the window. A territory without any, or with fewer adoptions than
    `MIN_ADOPTIONS`, is no example.
    """
    active = np.unique(rows)
    active = active[np.diff(snapshot.running.indptr)[active] >= MIN_ADOPTIONS]
    of_territories = _signatures(snapshot, True)
    of_practices = _signatures(snapshot, False)
    everything = np.arange(len(snapshot.practice_ids))
    for row in _sample(active, of_territories[active], MAX_TERRITORIES).tolist():
        is_candidate = snapshot.at_risk_of(row)
        is_positive = np.zeros(len(everything), bool)
        is_positive[columns[rows == row]] = True
        positives = np.flatnonzero(is_positive & is_candidate)
        if len(positives):
            others = np.flatnonzero(is_candidate & ~is_positive)
            sampled = _sample(others, _mixed(of_practices[others] ^ of_territories[row]), NEGATIVES)
            yield Sample(
                row,
                np.concatenate([positives, sampled]),
                np.repeat([1.0, 0.0], [len(positives), len(sampled)]),
                np.repeat([1.0, len(others) / max(len(sampled), 1)], [len(positives), len(sampled)]),
            )


def sample_measured(snapshot: Snapshot, rows: np.ndarray) -> np.ndarray:
    """Return the sample of these territories whose rankings are measured."""
    limit = max(1, _MAX_CELLS // max(len(snapshot.practice_ids), 1))
    return _sample(rows, _signatures(snapshot, True)[rows], limit)


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
