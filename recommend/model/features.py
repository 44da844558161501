"""The features of a score, computed from one snapshot.

Each feature of a practice is one array. The features of a pair are its log lifts (`recommend.model.peer_effect`), one
array per kind of proximity and half-life, and the log lifts of the practice's topics in the territory's adoptions.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.model.neighbours import Neighbours
from recommend.model.parameters import Parameters
from recommend.model.peer_effect import PeerEffect, SparseLift
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Practice
from recommend.model.territory_relations import TerritoryRelations

#: Windows, in years, in which adopters are counted.
_RECENT = (1, 2, 5)
#: The minimum share of a topic among all adoptions, which avoids a logarithm of 0.
_MIN_SHARE = 1e-6
#: Topic lifts are rounded, so that an average one is 0 regardless of the order of summation.
_DECIMALS = 12


@dataclass(frozen=True, slots=True, eq=False)
class PairFeatures:
    """The log lifts of one territory by kind, and of `topic_ids` by half-life (None without topics of its own)."""

    lifts: Mapping[str, SparseLift]
    topics: tuple[np.ndarray, ...] | None


class FeatureSet:
    """The features of one snapshot, computed once.

    Attributes
    ----------
    snapshot, relations, parameters
    neighbours : Neighbours
    item_features : mapping
        By feature name: an array of a value per practice.
    peer_effects : mapping
        By kind of proximity.
    pair_names : tuple of str
        The names of the pair features: a kind and the position of a half-life, such as geography_0.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        relations: TerritoryRelations,
        practices: Mapping[str, Practice],
        parameters: Parameters,
    ):
        self.snapshot, self.relations, self.parameters = snapshot, relations, parameters
        self.item_features = _item_features(snapshot, parameters)
        self.neighbours = Neighbours(snapshot, parameters)
        influence = [snapshot.influence(half_life) for half_life in parameters.influence_half_lives]
        prior = parameters.lift_prior
        self.peer_effects = {"neighbours": PeerEffect(snapshot, influence, prior, self.neighbours, None)}
        for kind, (weights, groups) in relations.weights.items():
            self.peer_effects[kind] = PeerEffect(snapshot, influence, prior, weights, groups)
        self.topic_ids = tuple(sorted({t for id_ in snapshot.practice_ids for t in practices[id_].topics}))
        self._about = _about(snapshot, practices, self.topic_ids)
        self._own_topics = tuple(
            sparse.csr_array(
                sparse.csr_array((each, snapshot.running.indices, snapshot.running.indptr), snapshot.running.shape)
                @ self._about
            )
            for each in influence
        )
        self._topic_shares = tuple(
            np.maximum(np.asarray(own.sum(axis=0)).ravel() / max(own.sum(), 1e-300), _MIN_SHARE)
            for own in self._own_topics
        )
        # Topics that all practices share do not distinguish them.
        topical = len({practices[id_].topics for id_ in snapshot.practice_ids}) > 1
        kinds = [*self.peer_effects, *(["topic"] if topical else [])]
        self.pair_names = tuple(f"{kind}_{i}" for kind in kinds for i in range(len(influence)))

    def pair_features(self, row: int) -> PairFeatures:
        """Return the features of a territory and every practice."""
        lifts = {kind: lift for kind, effect in self.peer_effects.items() if (lift := effect.row(row)) is not None}
        return PairFeatures(lifts, self._topic_lifts_of(row))

    def dense(self, features: PairFeatures) -> np.ndarray:
        """Return pair features as an array, `pair_names` x practices; an absent kind is 0, an average lift."""
        block = np.zeros((len(self.pair_names), len(self.snapshot.practice_ids)))
        for position, name in enumerate(self.pair_names):
            kind, half_life = name.rsplit("_", 1)
            if kind == "topic":
                if features.topics is not None:
                    block[position] = self.mean_over_topics(features.topics[int(half_life)])
            elif kind in features.lifts:
                lifts = features.lifts[kind]
                block[position] = self.peer_effects[kind].baseline[int(half_life)]
                block[position, lifts.positions] += lifts.values[int(half_life)]
        return block

    def mean_over_topics(self, values: np.ndarray) -> np.ndarray:
        """Return the mean value over the topics of each practice, from one value per topic."""
        means: np.ndarray = self._about @ values
        return means

    def topic_lifts(self, column: int) -> tuple[np.ndarray, ...] | None:
        """Return the log lifts of a practice's topics in every territory, by half-life; None without topics."""
        span = slice(self._about.indptr[column], self._about.indptr[column + 1])
        about, parts = self._about.indices[span], self._about.data[span]
        if len(about) == 0:
            return None
        by_half_life = []
        for i, shares in enumerate(self._topic_shares):
            own, prior = self._topics_by_practice[i], self.parameters.topic_prior
            totals, lifts = self._topic_totals[i], np.zeros(len(self.snapshot.territory_ids))
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
        return {} if self.snapshot.as_of_requested else self.relations.topics_of_projects

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

    def _topic_lifts_of(self, row: int) -> tuple[np.ndarray, ...] | None:
        projects = self._projects.get(row, {})
        by_half_life = []
        for own, shares in zip(self._own_topics, self._topic_shares, strict=True):
            counts = np.zeros(len(shares))
            span = slice(own.indptr[row], own.indptr[row + 1])
            counts[own.indices[span]] = own.data[span]
            if projects:
                counts += [projects.get(topic, 0) for topic in self.topic_ids]
            total, prior = counts.sum(), self.parameters.topic_prior
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


def _item_features(snapshot: Snapshot, parameters: Parameters) -> dict[str, np.ndarray]:
    """Return the features of practices: rate, recency, age and extent of adoption.

    rate_h = log(sum over adopters of 0.5^((T - t) / h) + floor) - log(N - adopters + b): the log hazard, which is the
    rate of adoption among the territories at risk (Berry and Berry 1990, "State Lottery Adoptions as Policy
    Innovations", American Political Science Review 84), with exponential smoothing instead of a one-year window.
    """
    columns, count = snapshot.running.indices, len(snapshot.practice_ids)
    dated = ~np.isnan(snapshot.time)
    ages = snapshot.now - snapshot.time[dated]
    of_dated = columns[dated]
    territories = max(len(snapshot.territory_ids), 1)
    at_risk = np.log(territories - snapshot.adopters + parameters.prior_at_risk)
    features = {}
    for half_life in parameters.half_lives:
        # An adoption in the middle of the last year counts 1.
        recent = np.bincount(of_dated, np.exp2((0.5 - ages) / half_life), minlength=count)
        features[f"rate_{half_life:g}"] = np.log(recent + parameters.rate_floor) - at_risk
    for years in _RECENT:
        features[f"recent_{years}"] = np.log1p(np.bincount(of_dated[ages < years], minlength=count))
    newest, oldest = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(newest, of_dated, ages)
    np.maximum.at(oldest, of_dated, ages)
    unknown = np.isinf(newest)
    features["since_last"] = np.log1p(np.where(unknown, np.max(newest[~unknown], initial=0.0), newest))
    features["age"] = np.log1p(np.where(unknown, np.max(oldest[~unknown], initial=0.0), oldest))
    adopters = np.minimum(snapshot.adopters, territories)
    features["share"] = adopters / territories
    features["share_squared"] = features["share"] ** 2
    features["log_odds"] = np.log((adopters + 0.5) / (territories - adopters + 0.5))
    return features
