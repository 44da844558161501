"""The data from which a scorer is learned, with a digest: equal digests give equal scorers, to the last bit."""

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
    """The data from which the scorers of one level and country are learned.

    Attributes
    ----------
    records : Slice
    relations : TerritoryRelations
        Only the weights: projects and other attributes of territories are not learned from.
    practices : mapping
        The practices of the records, with their topics only.
    topical : bool
        Whether any practice has a topic, including those without a record.
    parameters : Parameters
    """

    def __init__(
        self,
        records: Slice,
        relations: TerritoryRelations,
        practices: Mapping[str, Practice],
        parameters: Parameters,
    ):
        self.records = replace(records, annotated={})
        self.relations = TerritoryRelations((), relations.weights, {})
        self.practices = {id_: Practice(id_, topics=practices[id_].topics) for id_ in records.practice_ids}
        self.topical = any(practice.topics for practice in practices.values())
        self.parameters = parameters

    @cached_property
    def first_day(self) -> int:
        """The first day on which any fact counts; `NO_DAY` if all are undated."""
        return int(self.records.days[self.records.running].min(initial=NO_DAY))

    def training(self, year: int) -> "Training":
        """Return the training of the scorer as of the end of a year."""
        return Training(self, year, self._digest(year))

    def _digest(self, year: int) -> bytes:
        records, digest = self.records, hashlib.blake2b(self._digest_of_weights, digest_size=16)
        end = parse_date(f"{year:04}").last_day
        days = records.days
        running, stopped = days[records.running], days[records.stopped_on]
        known = running <= end
        columns, ranks = np.unique(records.column[known], return_inverse=True)
        topics = [sorted(self.practices[records.practice_ids[column]].topics) for column in columns]
        digest.update(repr((self.parameters, self.topical, len(records.territory_ids), year, topics)).encode())
        ends = np.array([np.nan if date is None else date.end for date in records.dates], float)
        codes = records.running[known]
        _update(
            digest,
            records.row[known],
            ranks,
            running[known],
            records.times[codes],
            ends[codes],
            np.where(stopped <= end, stopped, NO_DAY)[known],
        )
        if len(columns) > sampling.UNSAMPLED_PRACTICES:
            _update(digest, *self._later_examples(year, end, running))
        return digest.digest()

    def _later_examples(self, year: int, end: int, running: np.ndarray) -> list[np.ndarray]:
        """Return the pairs taken up after the year that are nevertheless examples of its windows.

        A pair taken up within the horizon of a window is an example, even if its practice is not in the sample. The
        horizon of the last windows ends after the year.
        """
        records, horizon, shortest = self.records, self.parameters.horizon, min(windows(self.parameters))
        later = first_dated_of_pairs(records) & (running > end)
        examples: list[np.ndarray] = []
        for window in range(max(year - horizon + 1, 1), year - shortest + 1):
            within = later & (running <= parse_date(f"{min(window + horizon, 9999):04}").last_day)
            if within.any():
                snapshot = take_snapshot(records, parse_date(f"{window:04}"))
                rows, sampled = sampling.sample_examples(snapshot)
                columns = snapshot.column_of[records.column]
                within &= np.isin(records.row, rows) & (columns >= 0) & ~np.isin(columns, sampled)
                if within.any():
                    examples += [np.array([window]), records.row[within], columns[within]]
        return examples

    @cached_property
    def _digest_of_weights(self) -> bytes:
        digest = hashlib.blake2b()
        for kind, matrices in self.relations.weights.items():
            digest.update(repr((kind, [matrix is not None for matrix in matrices])).encode())
            for matrix in matrices:
                if matrix is not None:
                    _update(digest, np.array(matrix.shape), matrix.indptr, matrix.indices, matrix.data)
        return digest.digest()


@dataclass(frozen=True, slots=True, eq=False)
class Training:
    """A scorer to learn as of the end of a year from these data. digest: identifies the resulting scorer."""

    data: TrainingData
    year: int
    digest: bytes


def windows(parameters: Parameters) -> tuple[int, ...]:
    """Return the lengths, in years, of the windows on which scorers are measured."""
    return tuple(range(2, parameters.horizon + 1)) if parameters.horizon > 1 else (1,)


def _update(digest: hashlib.blake2b, *arrays: np.ndarray) -> None:
    """Add arrays to a digest, with their types and shapes, so that concatenations stay distinct."""
    for array in arrays:
        digest.update(f"{array.dtype.str}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).tobytes())
