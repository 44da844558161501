"""Who stands behind a recommendation: the peers that voted for it, and those that took it up last."""

from dataclasses import dataclass

import networkx as nx
import numpy as np

from recommend.neighbours import Neighbourhood, Neighbours
from recommend.parameters import Parameters
from recommend.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Peer:
    """A similar territory that runs the practice.

    Attributes
    ----------
    territory_id : str
    similarity : float
        Cosine of the idf-weighted adoptions, above 0 and at most 1.
    vote_share : float
        Its part of all votes for the practice here, 0 to 1.
    running_on : str or None
        Since when it runs the practice, as stated.
    shared_practices : tuple of str
        Some of the practices that both run, the rarest first.
    shared_count : int
        How many practices both run.
    borders : bool
        Whether the two are known to border on each other.
    """

    territory_id: str
    similarity: float
    vote_share: float
    running_on: str | None
    shared_practices: tuple[str, ...]
    shared_count: int
    borders: bool


@dataclass(frozen=True, slots=True)
class Adopter:
    """A territory that runs the practice, and since when, as stated."""

    territory_id: str
    running_on: str | None


def peers(
    snapshot: Snapshot, neighbours: Neighbours, neighbourhood: Neighbourhood, borders: nx.Graph,
    row: int, column: int, parameters: Parameters,
) -> tuple[Peer, ...]:
    """The peers whose votes for the practice weigh most; none where no similar territory runs it."""
    own = snapshot.practices_of(row)
    found = []
    for voter in neighbourhood.voters(column)[:parameters.peers]:
        shared = np.intersect1d(own, snapshot.practices_of(voter.row), assume_unique=True)
        rarest = shared[np.lexsort((shared, -neighbours.idf[shared]))][:parameters.shared_practices]
        peer_id = snapshot.territory_ids[voter.row]
        found.append(Peer(
            peer_id,
            voter.similarity,
            voter.share,
            snapshot.running_on[voter.pair],
            tuple(snapshot.practice_ids[practice] for practice in rarest),
            len(shared),
            borders.has_edge(snapshot.territory_ids[row], peer_id),
        ))
    return tuple(found)


def latest_adopters(snapshot: Snapshot, column: int, parameters: Parameters) -> tuple[Adopter, ...]:
    """Those that took the practice up last, who are behind the hazard; without a date last, ties by id."""
    rows, pairs = snapshot.adopters_of(column)
    times = np.nan_to_num(snapshot.time[pairs], nan=-np.inf)
    order = np.lexsort((rows, -times))[:parameters.latest_adopters]
    return tuple(Adopter(snapshot.territory_ids[rows[i]], snapshot.running_on[pairs[i]]) for i in order)
