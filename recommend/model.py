"""What all territories of a level and country share as of a date."""

from dataclasses import dataclass

import networkx as nx

from recommend.factors import Factor
from recommend.neighbours import Neighbours
from recommend.parameters import Parameters
from recommend.snapshot import Snapshot


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """A snapshot with what is computed from it once; never changed after it is built."""

    snapshot: Snapshot
    spread: Factor
    neighbours: Neighbours
    borders: nx.Graph
    parameters: Parameters
