"""Which territories and practices are learned from where all would be too many: drawn by a hash of facts."""

import numpy as np

from recommend.model.snapshot import Snapshot

#: Bounds: examples of one window, and cells (territory x practice) that are ranked in it.
#: Beyond them territories and practices are sampled by a hash of what they adopted, never by name.
_MOST_EXAMPLES = 12_000
_MOST_CELLS = 1_000_000
#: The number of practices up to which none is left out.
LEAST_PRACTICES = 100


def examples(snapshot: Snapshot) -> tuple[np.ndarray, np.ndarray]:
    """The territories and the practices whose pairs are examples, by position.

    What a territory took up later is an example too, also where its practice is not among these.
    """
    able = np.flatnonzero(np.diff(snapshot.running.indptr) > 0)
    count = len(snapshot.practice_ids)
    per_row = max(min(count, LEAST_PRACTICES), int(_MOST_EXAMPLES / max(len(able), 1)))
    able = _sample(able, _signatures(snapshot, able, True), max(1, _MOST_EXAMPLES // max(min(count, per_row), 1)))
    every = np.arange(count)
    return able, _sample(every, _signatures(snapshot, every, False), per_row)


def measured(snapshot: Snapshot, rows: np.ndarray) -> np.ndarray:
    """Of these territories those whose rankings are measured."""
    most = max(1, _MOST_CELLS // max(len(snapshot.practice_ids), 1))
    return _sample(rows, _signatures(snapshot, rows, True), most)


def _signatures(snapshot: Snapshot, positions: np.ndarray, of_territories: bool) -> np.ndarray:
    """Return a hash of when a territory adopted what, or of when a practice was adopted; of no names."""
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


def _sample(positions: np.ndarray, signatures: np.ndarray, most: int) -> np.ndarray:
    """About `most` of them: the least hashes, and all that tie with the last of these."""
    if len(positions) <= most:
        return positions
    chosen: np.ndarray = positions[signatures <= np.partition(signatures, most - 1)[most - 1]]
    return chosen
