"""The features of a score, computed from one snapshot.

Features of practices: `recommend.model.item_features`. Features of pairs: the log lifts of peers by kind of proximity
and half-life (`recommend.model.peer_effect`), the log lifts of topics (`recommend.model.topic_lifts`) and the
affinities (`recommend.model.affinities`). Features of territories: `recommend.model.activity`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from recommend.model.activity import activity
from recommend.model.affinities import Affinity, affinities
from recommend.model.item_features import item_features
from recommend.model.neighbours import Neighbours
from recommend.model.parameters import Parameters
from recommend.model.peer_effect import PeerEffect, SparseLift
from recommend.model.regional_rates import RegionalRates
from recommend.model.snapshot import Snapshot
from recommend.model.tables import Practice
from recommend.model.territory_relations import TerritoryRelations
from recommend.model.topic_lifts import TopicLifts


@dataclass(frozen=True, slots=True)
class PairFeatures:
    """The log lifts of one territory by kind, and of the topics by half-life (None without topics of its own)."""

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
    activity : mapping
        By feature name: an array of a value per territory.
    peer_effects : mapping
        By kind of proximity.
    topics : TopicLifts
    is_topical : bool
        Whether topics distinguish the practices: those that all of them share do not.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        relations: TerritoryRelations,
        practices: Mapping[str, Practice],
        parameters: Parameters,
    ):
        self.snapshot, self.relations, self.parameters = snapshot, relations, parameters
        self._practices = practices
        self.neighbours = Neighbours(snapshot, parameters)
        influence = [snapshot.influence(half_life) for half_life in parameters.influence_half_lives]
        prior = parameters.lift_prior
        self.peer_effects = {"neighbours": PeerEffect(snapshot, influence, prior, self.neighbours, None)}
        for kind, (weights, groups) in relations.weights.items():
            self.peer_effects[kind] = PeerEffect(snapshot, influence, prior, weights, groups)
        self.topics = TopicLifts(snapshot, relations, practices, influence, parameters)
        self.is_topical = len({practices[id_].topics for id_ in snapshot.practice_ids}) > 1
        self.item_features = item_features(snapshot, self.topics.about, parameters)
        self.activity = activity(snapshot)

    @cached_property
    def affinities(self) -> dict[str, Affinity]:
        """The affinities of territories and practices by name; those without data are absent."""
        return affinities(self.snapshot, self._practices, self.topics.about, self.parameters)

    @cached_property
    def regional_rates(self) -> RegionalRates:
        """The rates of the regions, for histories too short to learn from."""
        _, groups = self.relations.weights.get("region", (None, None))
        if groups is None:
            groups = sparse.csr_array((0, len(self.snapshot.territory_ids)))
        return RegionalRates(self.snapshot, groups)

    @cached_property
    def pair_names(self) -> tuple[str, ...]:
        """The names of the features of pairs from which scorers are learned.

        The lifts of topics are not among them: the affinity to topics says the same with more detail.
        """
        half_lives = range(len(self.parameters.influence_half_lives))
        return (*(f"{kind}_{i}" for kind in self.peer_effects for i in half_lives), *self.affinities)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the features of practices and of pairs, from which the scorer among practices is learned."""
        return (*self.item_features, *self.pair_names)

    def pair_features(self, row: int) -> PairFeatures:
        """Return the lifts of a territory and every practice."""
        lifts = {kind: lift for kind, effect in self.peer_effects.items() if (lift := effect.row(row)) is not None}
        return PairFeatures(lifts, self.topics.row(row) if self.is_topical else None)

    def block(self, row: int, names: Sequence[str]) -> np.ndarray:
        """Return features of a territory as an array, `names` x practices. What has no data is 0: average."""
        features = self.pair_features(row)
        has_own = len(self.snapshot.practices_of(row)) > 0
        block = np.zeros((len(names), len(self.snapshot.practice_ids)))
        for position, name in enumerate(names):
            if name in self.item_features:
                block[position] = self.item_features[name]
                continue
            kind, _, number = name.rpartition("_")
            if kind == "topic":
                if features.topics is not None:
                    block[position] = self.topics.mean_over_topics(features.topics[int(number)])
            elif kind in self.peer_effects:
                if kind in features.lifts:
                    lifts = features.lifts[kind]
                    block[position] = self.peer_effects[kind].baseline[int(number)]
                    block[position, lifts.positions] += lifts.values[int(number)]
            elif has_own and name in self.affinities:
                block[position] = self.affinities[name].rows(np.array([row]))[0]
        return block

    def pairs(self, rows: np.ndarray, columns: np.ndarray, names: Sequence[str]) -> np.ndarray:
        """Return features of pairs of a territory that runs a practice and a practice: pairs x `names`."""
        values = np.zeros((len(rows), len(names)))
        lifts = [(i, name) for i, name in enumerate(names) if name.rpartition("_")[0] in self.peer_effects]
        for row in np.unique(rows).tolist():
            of_row = np.flatnonzero(rows == row)
            block = self.block(row, [name for _, name in lifts])
            values[of_row[:, None], [i for i, _ in lifts]] = block[:, columns[of_row]].T
        for i, name in enumerate(names):
            if name in self.item_features:
                values[:, i] = self.item_features[name][columns]
            elif name in self.activity:
                values[:, i] = self.activity[name][rows]
            elif name in self.affinities:
                values[:, i] = self.affinities[name].pairs(rows, columns)
        return values
