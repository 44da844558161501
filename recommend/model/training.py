"""What a scorer is learned from, and a digest of it: equal digests give equal scorers, to the last bit."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from recommend.dates import parse_date
from recommend.model import sampling
from recommend.model.episodes import first_dated_of_pairs
from recommend.model.history import NO_DAY, Slice
from recommend.model.parameters import Parameters
from recommend.model.snapshot import take_snapshot
from recommend.model.tables import Practice
from recommend.model.territory_relations import TerritoryRelations


class TrainingData:
    """What the scorers of one level and country are learned from.

    Attributes
    ----------
    records : Slice
    relations : TerritoryRelations
        Their weights only: nothing is learned from projects, nor from what else a territory is.
    practices : mapping
        Of the records, with their topics only.
    topical : bool
        Whether any practice has a topic, also one that nobody of the level and country has taken up.
    parameters : Parameters
    """

    def __init__(
        self,
        records: Slice,
        relations: TerritoryRelations,
        practices: Mapping[str, Practice],
        parameters: Parameters,
    ):
        self.records = replace(records, noted={})
        self.relations = TerritoryRelations((), relations.weights, {})
        self.practices = {id_: Practice(id_, topics=practices[id_].topics) for id_ in records.practice_ids}
        self.topical = any(practice.topics for practice in practices.values())
        self.parameters = parameters

    @cached_property
    def first_day(self) -> int:
        """The first day on which anything was known; `NO_DAY` where nothing has a date."""
        return int(self.records.days[self.records.running].min(initial=NO_DAY))

    def training(self, year: int) -> "Training":
        """Return the training of the scorer as of the end of a year."""
        return Training(self, year, self._digest(year))

    def _digest(self, year: int) -> bytes:
        records, found = self.records, hashlib.blake2b(self._digest_of_weights, digest_size=16)
        end = parse_date(f"{year:04}").last_day
        days = records.days
        running, stopped = days[records.running], days[records.stopped_on]
        known = running <= end
        columns, ranks = np.unique(records.column[known], return_inverse=True)
        topics = [sorted(self.practices[records.practice_ids[column]].topics) for column in columns]
        found.update(repr((self.parameters, self.topical, len(records.territory_ids), year, topics)).encode())
        ends = np.array([np.nan if date is None else date.end for date in records.dates], float)
        codes = records.running[known]
        _add(
            found,
            records.row[known],
            ranks,
            running[known],
            records.times[codes],
            ends[codes],
            np.where(stopped <= end, stopped, NO_DAY)[known],
        )
        if len(columns) > sampling.LEAST_PRACTICES:
            _add(found, *self._later_examples(year, end, running))
        return found.digest()

    def _later_examples(self, year: int, end: int, running: np.ndarray) -> list[np.ndarray]:
        """Return the pairs taken up after the year that are examples in its windows all the same.

        A pair taken up within the horizon of a window is an example of it, also where the practice is not in the
        sample. The horizon of the last windows ends after the year.
        """
        records, horizon, least = self.records, self.parameters.horizon, min(windows(self.parameters))
        later = first_dated_of_pairs(records) & (running > end)
        found: list[np.ndarray] = []
        for window in range(max(year - horizon + 1, 1), year - least + 1):
            within = later & (running <= parse_date(f"{min(window + horizon, 9999):04}").last_day)
            if within.any():
                snapshot = take_snapshot(records, parse_date(f"{window:04}"))
                rows, sampled = sampling.examples(snapshot)
                columns = snapshot.column_of[records.column]
                within &= np.isin(records.row, rows) & (columns >= 0) & ~np.isin(columns, sampled)
                if within.any():
                    found += [np.array([window]), records.row[within], columns[within]]
        return found

    @cached_property
    def _digest_of_weights(self) -> bytes:
        found = hashlib.blake2b()
        for kind, matrices in self.relations.weights.items():
            found.update(repr((kind, [matrix is not None for matrix in matrices])).encode())
            for matrix in matrices:
                if matrix is not None:
                    _add(found, np.array(matrix.shape), matrix.indptr, matrix.indices, matrix.data)
        return found.digest()


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """One scorer to learn: as of the end of a year, from these data. digest: names the scorer that comes of it."""

    data: TrainingData
    year: int
    digest: bytes


def windows(parameters: Parameters) -> tuple[int, ...]:
    """Return how many years the windows are long on which scorers are measured."""
    return tuple(range(2, parameters.horizon + 1)) if parameters.horizon > 1 else (1,)


def _add(found: hashlib.blake2b, *arrays: np.ndarray) -> None:
    """Add arrays to a digest, with their types and sizes: two that follow each other are not one."""
    for array in arrays:
        found.update(f"{array.dtype.str}{array.shape}".encode())
        found.update(np.ascontiguousarray(array).tobytes())
