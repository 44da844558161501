"""Links: the relationships that fields and conditions follow from one node to others."""

from dataclasses import dataclass
from typing import Literal

from graph.model import MODEL

Direction = Literal["out", "in", "both"]
#: Relationships that state provenance; they have no provenance of their own.
_PROVENANCE = frozenset(
    r.type for r in MODEL.relationships if all(t.hidden for end in r.end for t in MODEL.concrete(end))
)


@dataclass(frozen=True, slots=True)
class Hop:
    """One step along relationships of these types.

    optional: whether the step may be skipped (`*0..1`), so that the start itself counts as reached.
    """

    types: tuple[str, ...]
    direction: Direction = "out"
    optional: bool = False

    def pattern(self, variable: str = "") -> str:
        length = "*0..1" if self.optional else ""
        inner = f"-[{variable}:{'|'.join(self.types)}{length}]-"
        return {"out": inner + ">", "in": "<" + inner, "both": inner}[self.direction]

    @property
    def reversed(self) -> "Hop":
        """Return the same step from its end."""
        reverse: dict[Direction, Direction] = {"out": "in", "in": "out", "both": "both"}
        return Hop(self.types, reverse[self.direction], self.optional)

    @property
    def leads_to_one(self) -> bool:
        """Return whether a node has at most one such relationship. An optional step also reaches the node itself."""
        return self.direction == "out" and not self._may_be_many

    @property
    def leads_to_exactly_one(self) -> bool:
        """Return whether every node that may have such a relationship has exactly one: the loader rejects others."""
        return self.leads_to_one and all(r.required for r in MODEL.relationships if r.type in self.types)

    @property
    def shares_ends(self) -> bool:
        """Return whether different nodes may lead to the same end."""
        return self.optional or self.direction != "in" or self._may_be_many

    @property
    def _may_be_many(self) -> bool:
        """Return whether the start of such a relationship may have several of them."""
        return len(self.types) > 1 or any(r.many or r.symmetric for r in MODEL.relationships if r.type in self.types)


@dataclass(frozen=True, slots=True)
class Link:
    """A path from a node over one or more hops to nodes with one of `labels`, or to any node if `labels` is empty."""

    hops: tuple[Hop, ...]
    labels: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Return whether one relationship leads to an end, so that an edge can show its properties."""
        return len(self.hops) == 1 and not self.hops[0].optional

    @property
    def has_sources(self) -> bool:
        """Return whether one relationship leads to an end and can have sources."""
        return self.single and _PROVENANCE.isdisjoint(self.hops[0].types)

    def match(self, start: str, end: str, relationship: str = "") -> str:
        """Return the MATCH clause that binds `end`, and `relationship` if named, from the bound `start`."""
        first, *middle = self.hops
        if not middle:
            steps = first.pattern(relationship)
        else:
            steps = first.pattern() + "".join("()" + hop.pattern() for hop in middle)
        return f"MATCH ({start}){steps}({end}{self._label})"

    @property
    def leads_to_exactly_one(self) -> bool:
        """Return whether every start has exactly one end, of whatever type."""
        ends = {
            label
            for r in MODEL.relationships
            if r.type in self.hops[0].types
            for end in r.end
            for label in (t.label for t in MODEL.concrete(end))
        }
        reached = {t.label for label in self.labels for t in MODEL.concrete(label)} if self.labels else ends
        return self.single and self.hops[0].leads_to_exactly_one and ends <= reached

    @property
    def back(self) -> tuple[Hop, ...]:
        """Return the steps from an end to the start."""
        return tuple(hop.reversed for hop in reversed(self.hops))

    @property
    def _label(self) -> str:
        return f":{'|'.join(self.labels)}" if self.labels else ""

    def end(self, variable: str, properties: str = "") -> str:
        """Return the inside of a node pattern for an end of the link, with these properties."""
        return f"{variable}{self._label}{f' {{{properties}}}' if properties else ''}"

    def match_back(self, start: str, end: str) -> str:
        """Return the MATCH clause of the link read from its end, for conditions that select few ends.

        start, end: the insides of the node patterns.
        """
        steps = "()".join(hop.pattern() for hop in self.back)
        return f"MATCH ({end}){steps}({start})"


@dataclass(frozen=True, slots=True)
class SourcesOfRelationship:
    """A link from a relationship to the nodes whose ids are in its `sourceIds`."""

    labels: tuple[str, ...] = ("Source",)
    single = False
    has_sources = False

    def match(self, start: str, end: str, relationship: str = "") -> str:
        return f"UNWIND {start}.sourceIds AS {end}Id MATCH ({end}:Source {{id: {end}Id}})"


AnyLink = Link | SourcesOfRelationship
