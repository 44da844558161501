"""The supporting evidence of a recommendation: similar, nearest and latest adopters, and the paths to them.

The practices that peers share, the paths and the borders are found on the practice graph. The influence, the rarity and
the distance by which they are ranked come from the arrays of the model, because they are those of the score.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommend.model.graph_as_of import GraphAsOf
from recommend.model.proximity import coordinates, distance_km
from recommend.model.scoring import ScoringModel
from recommend.model.tables import NodeId

_DECIMALS = 9


@dataclass(frozen=True, slots=True)
class RecommendationPeer:
    """A similar territory that runs the practice.

    Attributes
    ----------
    territory : NodeId
    similarity : float
        Cosine of the idf-weighted adoptions, above 0 and at most 1.
    vote_share : float
        Its share in the influence of all neighbours that run the practice, 0 to 1.
    adopted_on : str or None
        The stated start of the practice.
    shared_practices : tuple of NodeId
        Some of the practices that both run, the rarest first.
    shared_count : int
        The number of practices that both run.
    borders : bool
        Whether the two are known to share a border.
    """

    territory: NodeId
    similarity: float
    vote_share: float
    adopted_on: str | None
    shared_practices: tuple[NodeId, ...]
    shared_count: int
    borders: bool


@dataclass(frozen=True, slots=True)
class Adopter:
    """A territory that runs the practice, with the stated start and the distance (None if unknown)."""

    territory: NodeId
    adopted_on: str | None
    distance_km: float | None


@dataclass(frozen=True, slots=True)
class ReasonPath:
    """A path through the graph that supports a recommendation.

    Of kind "adoptions": territory - shared practices - peer - adopted on - practice. Of kind "geography", without
    shared practices: territory - near - peer - adopted on - practice.
    """

    kind: str
    territory: NodeId
    shared_practices: tuple[NodeId, ...]
    peer: NodeId
    adopted_on: str | None
    practice: NodeId


class SupportingEvidence:
    """The supporting evidence of the answer to one territory.

    graph: returns the practice graph as of the date of the model, with the adoptions of its group. It is called if the
    graph is needed.
    """

    def __init__(self, model: ScoringModel, row: int, graph: Callable[[], GraphAsOf]):
        self._model, self._row, self._open_graph = model, row, graph
        self._snapshot = model.features.snapshot
        self._territory = self._snapshot.territory_ids[row]
        self._parameters = model.features.parameters
        neighbours = model.features.neighbours
        self._others, self._weights = neighbours.nearest(row)
        similar, cosines = neighbours.similarities(row)
        self._cosines = cosines[np.searchsorted(similar, self._others)]
        self._influence = model.peer_influence
        self._shared: dict[NodeId, tuple[NodeId, ...]] = {}

    def peers(self, column: int) -> tuple[RecommendationPeer, ...]:
        """Return the neighbours with most influence that run the practice."""
        snapshot, parameters = self._snapshot, self._parameters
        rows, pairs = snapshot.adopters_of(column)
        if len(self._others) == 0 or len(rows) == 0:
            return ()
        position = np.minimum(np.searchsorted(self._others, rows), len(self._others) - 1)
        is_neighbour = self._others[position] == rows
        rows, pairs, position = rows[is_neighbour], pairs[is_neighbour], position[is_neighbour]
        influence = self._weights[position] * self._influence[pairs]
        shares = np.round(influence / influence.sum(), _DECIMALS) if influence.sum() > 0 else np.zeros(len(influence))
        peers = []
        for i in np.lexsort((rows, -shares))[: parameters.peers]:
            peer = snapshot.territory_ids[rows[i]]
            shared = self._shared_practices(peer)
            peers.append(
                RecommendationPeer(
                    peer,
                    float(self._cosines[position[i]]),
                    float(shares[i]),
                    snapshot.running_on(pairs[i]),
                    shared[: parameters.shared_practices],
                    len(shared),
                    peer in self._bordering,
                )
            )
        return tuple(peers)

    def latest_adopters(self, column: int) -> tuple[Adopter, ...]:
        """Return the latest adopters of the practice, undated ones last, ties by id."""
        rows, pairs = self._snapshot.adopters_of(column)
        times = np.nan_to_num(self._snapshot.time[pairs], nan=-np.inf)
        return self._adopters(rows, pairs, np.lexsort((rows, -times)))

    def nearest_adopters(self, column: int) -> tuple[Adopter, ...]:
        """Return the nearest adopters, those with a common border first; an adopter without either is omitted."""
        rows, pairs = self._snapshot.adopters_of(column)
        distances = self._distances(rows)
        ids, bordering = self._snapshot.territory_ids, self._bordering
        borders = np.array([ids[row] in bordering for row in rows.tolist()], bool)
        known = np.flatnonzero(borders | np.isfinite(distances))
        rows, pairs, distances, borders = rows[known], pairs[known], distances[known], borders[known]
        return self._adopters(rows, pairs, np.lexsort((rows, np.nan_to_num(distances, nan=0.0), ~borders)))

    def paths(
        self,
        column: int,
        peers: Sequence[RecommendationPeer],
        nearest: Sequence[Adopter],
    ) -> tuple[ReasonPath, ...]:
        """Return the paths to a practice through the first two of these peers and through the nearest adopter."""
        territory, practice = self._territory, self._snapshot.practice_ids[column]
        paths = [
            ReasonPath("adoptions", territory, peer.shared_practices, peer.territory, peer.adopted_on, practice)
            for peer in peers[:2]
        ]
        paths += [
            ReasonPath("geography", territory, (), near.territory, near.adopted_on, practice) for near in nearest[:1]
        ]
        return tuple(paths)

    @cached_property
    def _graph(self) -> GraphAsOf:
        return self._open_graph()

    @cached_property
    def _bordering(self) -> set[NodeId]:
        return self._graph.bordering(self._territory)

    @cached_property
    def _rarest_first(self) -> list[NodeId]:
        """The practices that the territory runs, the rarest first, ties by id."""
        own, idf = self._snapshot.practices_of(self._row), self._model.features.neighbours.idf
        return [self._snapshot.practice_ids[column] for column in own[np.lexsort((own, -idf[own]))]]

    def _shared_practices(self, peer: NodeId) -> tuple[NodeId, ...]:
        """Return the practices that both run, the rarest first. A peer of several items is looked up once."""
        shared = self._shared.get(peer)
        if shared is None:
            practices = self._graph.practices_of(peer)
            shared = self._shared[peer] = tuple(id_ for id_ in self._rarest_first if id_ in practices)
        return shared

    def _distances(self, rows: np.ndarray) -> np.ndarray:
        territories = self._model.features.relations.territories
        places = coordinates([territories[row] for row in rows])
        own = coordinates([territories[self._row]])
        return distance_km(np.repeat(own, len(rows), axis=0), places)

    def _adopters(self, rows: np.ndarray, pairs: np.ndarray, order: np.ndarray) -> tuple[Adopter, ...]:
        order = order[: self._parameters.latest_adopters]
        distances = self._distances(rows[order])
        return tuple(
            Adopter(
                self._snapshot.territory_ids[rows[i]],
                self._snapshot.running_on(pairs[i]),
                round(float(distance), 1) if np.isfinite(distance) else None,
            )
            for i, distance in zip(order, distances, strict=True)
        )
