"""How large the graph is: nodes by label, relationships by type, and degrees. Prices are made from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.model import MODEL
from graph.query.links import Direction, Hop

#: Relationships up to which Neo4j keeps those of all types of a node in one chain, which a step walks whole
#: (dbms.relationship_grouping_threshold).
CHAIN = 50


class Degrees(NamedTuple):
    """The relationships of one type and direction at the nodes with a label: all of them, and the most at one node."""

    total: int
    largest: int


NONE = Degrees(0, 0)


@dataclass(frozen=True, eq=False)
class GraphSizes:
    """The sizes of one data version.

    version: that of the data. labels: nodes with each label. degrees: by label, relationship type and direction.
    """

    version: int
    labels: Mapping[str, int]
    degrees: Mapping[tuple[str, str, Direction], Degrees]

    def nodes(self, labels: Sequence[str]) -> int:
        """The nodes with any of these labels; all nodes where none is named."""
        return sum(self.labels[label] for label in concrete(labels))

    def relationships(self, labels: Sequence[str], hop: Hop) -> int:
        """The relationships along which a step can go from the nodes with any of these labels."""
        return sum(self._degrees(label, hop).total for label in concrete(labels))

    def degree(self, labels: Sequence[str], hop: Hop) -> int:
        """The most ends that a node with one of the labels has by a step."""
        return hop.optional + max(self._degrees(label, hop).largest for label in concrete(labels))

    def mean_degree(self, labels: Sequence[str], hop: Hop) -> float:
        """The ends that a node with one of the labels has by a step on average: of the label with the most."""
        return hop.optional + max(
            self._degrees(label, hop).total / max(self.labels[label], 1) for label in concrete(labels)
        )

    def chain(self, labels: Sequence[str]) -> float:
        """The relationships that a step from such a node walks past, on average, where few nodes are stepped from."""
        return max((min(self._chains.get(label, 0.0), CHAIN) for label in concrete(labels)), default=0.0)

    def _degrees(self, label: str, hop: Hop) -> Degrees:
        directions: tuple[Direction, ...] = ("out", "in") if hop.direction == "both" else (hop.direction,)
        found = [self.degrees.get((label, type_, direction), NONE) for type_ in hop.types for direction in directions]
        return Degrees(sum(each.total for each in found), sum(each.largest for each in found))

    @cached_property
    def _chains(self) -> Mapping[str, float]:
        chains: dict[str, float] = {}
        for (label, *_), degrees in self.degrees.items():
            chains[label] = chains.get(label, 0.0) + degrees.total / max(self.labels[label], 1)
        return chains


def concrete(labels: Sequence[str]) -> list[str]:
    """The labels of the node types that these stand for; those of all where none is named."""
    named = labels or tuple(MODEL.by_label)
    return list(dict.fromkeys(t.label for label in named for t in MODEL.concrete(label)))
