"""The supporting evidence of a recommendation: similar, nearest and latest adopters, and the paths to them.

The practices that peers share, the paths and the borders are found on the practice graph. The influence, the rarity and
the distance by which they are ranked come from the arrays of the model, because they are those of the score.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recommend.explain.cases import Cases, cases_of
from recommend.model.graph_as_of import GraphAsOf
from recommend.model.objects import RUNNING
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
    """A territory that runs the practice or, in a sample, is being adapted to it.

    Attributes
    ----------
    territory : NodeId
    adopted_on : str or None
        The stated start; None if it is unknown, or the practice is not known to run.
    distance_km : float or None
        None if unknown.
    practice : NodeId
    stage : str
        RUNNING, or ADAPTED if it is not known to run.
    adapted_on : str or None
        The date since which it has been adapted, if it is not known to run.
    adoption : NodeId or None
        The adoption, if the caller knows it.
    no_later_than : bool
        Whether the practice is only known to have run by `adopted_on`.
    """

    territory: NodeId
    adopted_on: str | None
    distance_km: float | None
    practice: NodeId = ""
    stage: str = RUNNING
    adapted_on: str | None = None
    adoption: NodeId | None = None
    no_later_than: bool = False

    @property
    def date(self) -> str | None:
        """The date of the stage; None if unknown."""
        return self.adopted_on or self.adapted_on


@dataclass(frozen=True, slots=True)
class ReasonPath:
    """A path through the graph that supports a recommendation.

    Of kind "adoptions": territory - shared practices - peer - adopted on - practice. Of kind "geography", without
    shared practices: territory - near - peer - adopted on - practice. adopter: the peer with its stage and distance.
    """

    kind: str
    territory: NodeId
    shared_practices: tuple[NodeId, ...]
    peer: NodeId
    adopted_on: str | None
    practice: NodeId
    adopter: Adopter

    @property
    def stage(self) -> str:
        """The stage of the adopter."""
        return self.adopter.stage

    @property
    def distance_km(self) -> float | None:
        """The distance of the adopter."""
        return self.adopter.distance_km

    @property
    def adoption(self) -> NodeId | None:
        """The adoption, if the caller knows it."""
        return self.adopter.adoption


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
        cases = cases_of(self._model, column)
        times = np.nan_to_num(cases.times, nan=-np.inf)
        return self.adopters(cases, column, np.lexsort((cases.rows, -times))[: self._parameters.latest_adopters])

    def nearest_adopters(self, column: int) -> tuple[Adopter, ...]:
        """Return the nearest adopters, those with a common border first; an adopter without either is omitted."""
        cases = cases_of(self._model, column)
        distances = self._distances(cases.rows)
        ids, bordering = self._snapshot.territory_ids, self._bordering
        borders = np.array([ids[row] in bordering for row in cases.rows.tolist()], bool)
        known = np.flatnonzero(borders | np.isfinite(distances))
        order = np.lexsort((cases.rows[known], np.nan_to_num(distances[known], nan=0.0), ~borders[known]))
        return self.adopters(cases, column, known[order][: self._parameters.latest_adopters])

    def paths(
        self,
        column: int,
        peers: Sequence[RecommendationPeer],
        nearest: Sequence[Adopter],
    ) -> tuple[ReasonPath, ...]:
        """Return the paths to a practice through the first two of these peers and through the nearest adopter."""
        territory, practice = self._territory, self._snapshot.practice_ids[column]
        paths = [
            ReasonPath(
                "adoptions",
                territory,
                peer.shared_practices,
                peer.territory,
                peer.adopted_on,
                practice,
                self._adopter(peer.territory, column, peer.adopted_on),
            )
            for peer in peers[:2]
        ]
        paths += [
            ReasonPath("geography", territory, (), near.territory, near.adopted_on, practice, near)
            for near in nearest[:1]
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

    def adopters(self, cases: Cases, column: int, positions: np.ndarray) -> tuple[Adopter, ...]:
        """Return the cases at these positions as adopters."""
        ids, practice = self._snapshot.territory_ids, self._snapshot.practice_ids[column]
        return tuple(
            Adopter(
                ids[cases.rows[i]],
                cases.date(i) if cases.runs[i] else None,
                kilometres(distance),
                practice,
                cases.stage(i),
                None if cases.runs[i] else cases.date(i),
            )
            for i, distance in zip(positions.tolist(), self._distances(cases.rows[positions]).tolist(), strict=True)
        )

    def _adopter(self, territory: NodeId, column: int, adopted_on: str | None) -> Adopter:
        """Return a territory that runs the practice as an adopter."""
        (distance,) = self._distances(np.array([self._snapshot.row_of(territory)])).tolist()
        return Adopter(territory, adopted_on, kilometres(distance), self._snapshot.practice_ids[column])


def kilometres(distance: float) -> float | None:
    """Return a distance to a tenth of a kilometre; None for nan."""
    return round(distance, 1) if math.isfinite(distance) else None
