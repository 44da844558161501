"""The data from which a scorer is learned, with a digest: equal digests give equal scorers, to the last bit."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from recommend.dates import parse_date
from recommend.model.history import NO_DAY, Slice
from recommend.model.parameters import Parameters
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
        The practices of the records, with their topics and terms only.
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
        self.practices = {
            id_: Practice(id_, topics=practices[id_].topics, terms=practices[id_].terms) for id_ in records.practice_ids
        }
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
        practices = [self.practices[records.practice_ids[column]] for column in columns]
        texts = [(sorted(practice.topics), sorted(practice.terms)) for practice in practices]
        digest.update(repr((self.parameters, len(records.territory_ids), year, texts)).encode())
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
        return digest.digest()

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


def _update(digest: hashlib.blake2b, *arrays: np.ndarray) -> None:
    """Add arrays to a digest, with their types and shapes, so that concatenations stay distinct."""
    for array in arrays:
        digest.update(f"{array.dtype.str}{array.shape}".encode())
        digest.update(np.ascontiguousarray(array).tobytes())
