"""Topic lifts: the log of a territory's share of a topic over that of all territories, with adoptions added to its own.

Without own adoptions, the topics of a territory's projects are the only sign of its interests.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.model.parameters import Parameters
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Practice
from recommend.model.territory_relations import TerritoryRelations

#: The minimum share of a topic among all adoptions, which avoids a logarithm of 0.
_MIN_SHARE = 1e-6
#: Topic lifts are rounded, so that an average one is 0 regardless of the order of summation.
_DECIMALS = 12


class TopicLifts:
    """The topic lifts of one snapshot, by half-life.

    Attributes
    ----------
    topic_ids : tuple of str
        Sorted: the topics of the practices of the snapshot.
    about : csr_array
        Practices x topics; the topics of a practice have equal shares of 1.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        relations: TerritoryRelations,
        practices: Mapping[str, Practice],
        influence: Sequence[np.ndarray],
        parameters: Parameters,
    ):
        self._snapshot, self._relations, self._prior = snapshot, relations, parameters.topic_prior
        self.topic_ids = tuple(sorted({t for id_ in snapshot.practice_ids for t in practices[id_].topics}))
        self.about = _about(snapshot, practices, self.topic_ids)
        running = snapshot.running
        self._own_topics = tuple(
            sparse.csr_array(sparse.csr_array((each, running.indices, running.indptr), running.shape) @ self.about)
            for each in influence
        )
        self._topic_shares = tuple(
            np.maximum(np.asarray(own.sum(axis=0)).ravel() / max(own.sum(), 1e-300), _MIN_SHARE)
            for own in self._own_topics
        )

    def mean_over_topics(self, values: np.ndarray) -> np.ndarray:
        """Return the mean value over the topics of each practice, from one value per topic."""
        means: np.ndarray = self.about @ values
        return means

    def column(self, column: int) -> tuple[np.ndarray, ...] | None:
        """Return the log lifts of a practice's topics in every territory, by half-life; None without topics."""
        span = slice(self.about.indptr[column], self.about.indptr[column + 1])
        about, parts = self.about.indices[span], self.about.data[span]
        if len(about) == 0:
            return None
        by_half_life = []
        for i, shares in enumerate(self._topic_shares):
            own, prior = self._topics_by_practice[i], self._prior
            totals, lifts = self._topic_totals[i], np.zeros(len(self._snapshot.territory_ids))
            for topic, part in zip(about, parts, strict=True):
                of_topic = slice(own.indptr[topic], own.indptr[topic + 1])
                counts = np.zeros(len(totals))
                counts[own.indices[of_topic]] = own.data[of_topic]
                for row, projects in self._projects.items():
                    counts[row] += projects.get(self.topic_ids[topic], 0)
                ratios = (counts + prior * shares[topic]) / ((totals + prior) * shares[topic])
                lifts += part * np.round(np.log(ratios), _DECIMALS)
            by_half_life.append(np.where(totals > 0, lifts, 0.0))
        return tuple(by_half_life)

    @property
    def has_topics(self) -> np.ndarray:
        """A mask of the territories with known topics of their own."""
        return self._topic_totals[-1] > 0

    @property
    def topics_of_territories(self) -> sparse.csr_array:
        """Topic counts of the running practices, decayed by age: territories x `topic_ids`."""
        return self._own_topics[-1]

    @property
    def _projects(self) -> Mapping[int, Mapping[str, int]]:
        """The topics of projects by territory; empty as of a date, because projects are undated here."""
        return {} if self._snapshot.as_of_requested else self._relations.topics_of_projects

    @cached_property
    def _topics_by_practice(self) -> tuple[sparse.csc_array, ...]:
        return tuple(own.tocsc() for own in self._own_topics)

    @cached_property
    def _topic_totals(self) -> tuple[np.ndarray, ...]:
        known, totals = set(self.topic_ids), []
        for own in self._own_topics:
            total = np.asarray(own.sum(axis=1)).ravel()
            for row, projects in self._projects.items():
                total[row] += sum(count for topic, count in projects.items() if topic in known)
            totals.append(total)
        return tuple(totals)

    def row(self, row: int) -> tuple[np.ndarray, ...] | None:
        """Return the log lifts of `topic_ids` in a territory, by half-life; None without topics of its own."""
        projects = self._projects.get(row, {})
        by_half_life = []
        for own, shares in zip(self._own_topics, self._topic_shares, strict=True):
            counts = np.zeros(len(shares))
            span = slice(own.indptr[row], own.indptr[row + 1])
            counts[own.indices[span]] = own.data[span]
            if projects:
                counts += [projects.get(topic, 0) for topic in self.topic_ids]
            total, prior = counts.sum(), self._prior
            if total == 0:
                return None
            by_half_life.append(np.round(np.log((counts + prior * shares) / ((total + prior) * shares)), _DECIMALS))
        return tuple(by_half_life)


def _about(snapshot: Snapshot, practices: Mapping[str, Practice], topic_ids: tuple[str, ...]) -> sparse.csr_array:
    """Return the matrix practices x topics; the topics of a practice have equal shares of 1."""
    position = {topic: i for i, topic in enumerate(topic_ids)}
    topics = [sorted(practices[id_].topics) for id_ in snapshot.practice_ids]
    indptr = np.concatenate(([0], np.cumsum([len(of) for of in topics]))).astype(int)
    indices = np.array([position[topic] for of in topics for topic in of], int)
    data = np.array([1 / len(of) for of in topics for _ in of])
    return sparse.csr_array((data, indices, indptr), (len(topics), len(topic_ids)))
