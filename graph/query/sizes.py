"""How large the graph is: nodes by label, relationships by type, and the largest degrees. Prices are made from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model import MODEL
from graph.query.links import Direction, Hop


@dataclass(frozen=True, eq=False)
class GraphSizes:
    """The sizes of one data version.

    version: that of the data. labels: nodes with each label. types: relationships of each type. degrees: by label,
    relationship type and direction, the most that a node has.
    """

    version: int
    labels: Mapping[str, int]
    types: Mapping[str, int]
    degrees: Mapping[tuple[str, str, Direction], int]

    def nodes(self, labels: Sequence[str]) -> int:
        """The nodes with any of these labels; all nodes where none is named."""
        return sum(self.labels[label] for label in concrete(labels))

    def relationships(self, hop: Hop) -> int:
        """The relationships along which a step can go; against and along one of them are two ways."""
        return sum(self.types[type_] for type_ in hop.types) * (2 if hop.direction == "both" else 1)

    def degree(self, labels: Sequence[str], hop: Hop) -> int:
        """The most ends that a node with one of the labels has by a step."""
        directions: tuple[Direction, ...] = ("out", "in") if hop.direction == "both" else (hop.direction,)
        return hop.optional + max(
            sum(self.degrees.get((label, type_, direction), 0) for type_ in hop.types for direction in directions)
            for label in concrete(labels))


def concrete(labels: Sequence[str]) -> list[str]:
    """The labels of the node types that these stand for; those of all where none is named."""
    named = labels or tuple(MODEL.by_label)
    return list(dict.fromkeys(t.label for label in named for t in MODEL.concrete(label)))
