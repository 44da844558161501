"""Graph sizes: nodes by label, relationships by type, and degrees. Prices are computed from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from graph.model import MODEL
from graph.query.links import Direction, Hop

#: The degree up to which Neo4j stores the relationships of a node, of all types, in one chain. A step walks the whole
#: chain (dbms.relationship_grouping_threshold).
CHAIN = 50


class Degrees(NamedTuple):
    """The numbers of relationships of one type and direction: at all nodes with a label, and the most at one node."""

    total: int
    largest: int


NO_DEGREES = Degrees(0, 0)


@dataclass(frozen=True, eq=False)
class GraphSizes:
    """The sizes of one data version.

    version: the data version. labels: the number of nodes by label. degrees: by label, relationship type and direction.
    """

    version: int
    labels: Mapping[str, int]
    degrees: Mapping[tuple[str, str, Direction], Degrees]

    def nodes(self, labels: Sequence[str]) -> int:
        """Return the number of nodes with any of these labels, or of all nodes if `labels` is empty."""
        return sum(self.labels[label] for label in concrete_labels(labels))

    def relationships(self, labels: Sequence[str], hop: Hop) -> int:
        """Return the number of relationships that a step from nodes with any of these labels can follow."""
        return sum(self._degrees(label, hop).total for label in concrete_labels(labels))

    def degree(self, labels: Sequence[str], hop: Hop) -> int:
        """Return the maximum number of ends that a step reaches from a node with one of these labels."""
        return hop.optional + max(self._degrees(label, hop).largest for label in concrete_labels(labels))

    def mean_degree(self, labels: Sequence[str], hop: Hop) -> float:
        """Return the mean number of ends that a step reaches from a node, for the label with the highest mean."""
        return hop.optional + max(
            self._degrees(label, hop).total / max(self.labels[label], 1) for label in concrete_labels(labels)
        )

    def chain(self, labels: Sequence[str]) -> float:
        """Return the mean number of relationships that a step from such a node walks past, for steps from few nodes."""
        return max((min(self._chains.get(label, 0.0), CHAIN) for label in concrete_labels(labels)), default=0.0)

    def _degrees(self, label: str, hop: Hop) -> Degrees:
        directions: tuple[Direction, ...] = ("out", "in") if hop.direction == "both" else (hop.direction,)
        degrees = [self.degrees.get((label, type_, side), NO_DEGREES) for type_ in hop.types for side in directions]
        return Degrees(sum(d.total for d in degrees), sum(d.largest for d in degrees))

    @cached_property
    def _chains(self) -> Mapping[str, float]:
        chains: dict[str, float] = {}
        for (label, *_), degrees in self.degrees.items():
            chains[label] = chains.get(label, 0.0) + degrees.total / max(self.labels[label], 1)
        return chains


def concrete_labels(labels: Sequence[str]) -> list[str]:
    """Return the labels of the node types that `labels` include, or of all node types if `labels` is empty."""
    included = labels or tuple(MODEL.by_label)
    return list(dict.fromkeys(t.label for label in included for t in MODEL.concrete(label)))
