"""The sample of territories and practices to learn from when there are many, drawn by a hash of their adoptions."""

import numpy as np

from recommend.model.snapshot import Snapshot

#: The maximum number of examples of a window, and of cells (territory x practice) that are ranked in it. Above them,
#: territories and practices are sampled by a hash of their adoption dates, never by name.
_MAX_EXAMPLES = 12_000
_MAX_CELLS = 1_000_000
#: Up to this number, practices are not sampled.
UNSAMPLED_PRACTICES = 100


def sample_examples(snapshot: Snapshot) -> tuple[np.ndarray, np.ndarray]:
    """Return the positions of the territories and the practices whose pairs are examples.

    A later adoption by one of these territories is an example too, even if its practice is not in the sample.
    """
    rows = np.flatnonzero(np.diff(snapshot.running.indptr) > 0)
    count = len(snapshot.practice_ids)
    per_row = max(min(count, UNSAMPLED_PRACTICES), int(_MAX_EXAMPLES / max(len(rows), 1)))
    rows = _sample(rows, _signatures(snapshot, rows, True), max(1, _MAX_EXAMPLES // max(min(count, per_row), 1)))
    columns = np.arange(count)
    return rows, _sample(columns, _signatures(snapshot, columns, False), per_row)


def sample_measured(snapshot: Snapshot, rows: np.ndarray) -> np.ndarray:
    """Return the sample of these territories whose rankings are measured."""
    limit = max(1, _MAX_CELLS // max(len(snapshot.practice_ids), 1))
    return _sample(rows, _signatures(snapshot, rows, True), limit)


def _signatures(snapshot: Snapshot, positions: np.ndarray, of_territories: bool) -> np.ndarray:
    """Return a hash of the adoption dates of each territory or each practice. Names are not hashed."""
    running = snapshot.running if of_territories else snapshot.running_by_practice
    times = np.nan_to_num(snapshot.time)[running.data]
    axis = np.repeat(np.arange(len(running.indptr) - 1), np.diff(running.indptr))
    length = len(running.indptr) - 1
    days = np.round(times * 366).astype(np.uint64)
    mixed = (days * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(20)
    sums = np.zeros(length, np.uint64)
    np.add.at(sums, axis, mixed)
    sums ^= sums >> np.uint64(31)
    hashes = (sums * np.uint64(0xBF58476D1CE4E5B9)) >> np.uint64(11)
    chosen: np.ndarray = hashes[positions]
    return chosen


def _sample(positions: np.ndarray, signatures: np.ndarray, size: int) -> np.ndarray:
    """Return about `size` positions: those with the smallest hashes, and all ties with the last of them."""
    if len(positions) <= size:
        return positions
    chosen: np.ndarray = positions[signatures <= np.partition(signatures, size - 1)[size - 1]]
    return chosen
