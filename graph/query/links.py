"""How one thing in the graph leads to others: relationships to follow, as declared by fields and conditions."""

from dataclasses import dataclass
from typing import Literal

from graph.model import MODEL

Direction = Literal["out", "in", "both"]
#: Relationships that say where facts come from; nothing further says where these do.
_PROVENANCE = frozenset(
    r.type for r in MODEL.relationships if all(t.hidden for end in r.end for t in MODEL.concrete(end))
)


@dataclass(frozen=True, slots=True)
class Hop:
    """One step along relationships of these types.

    optional: the step may also be left out (`*0..1`): the start itself counts as reached.
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
        """The same step from its end."""
        reverse: dict[Direction, Direction] = {"out": "in", "in": "out", "both": "both"}
        return Hop(self.types, reverse[self.direction], self.optional)

    @property
    def leads_to_one(self) -> bool:
        """Whether a node has at most one such relationship; with an optional step its end and the node itself count."""
        return self.direction == "out" and not self._may_be_many

    @property
    def leads_to_exactly_one(self) -> bool:
        """Whether every node that may have such a relationship has exactly one: the loader refuses others."""
        return self.leads_to_one and all(r.required for r in MODEL.relationships if r.type in self.types)

    @property
    def shares_ends(self) -> bool:
        """Whether different nodes may lead to the same one."""
        return self.optional or self.direction != "in" or self._may_be_many

    @property
    def _may_be_many(self) -> bool:
        """Whether the start of such a relationship may have several of them."""
        return len(self.types) > 1 or any(r.many or r.symmetric for r in MODEL.relationships if r.type in self.types)


@dataclass(frozen=True, slots=True)
class Link:
    """From a node over one or more hops to nodes with one of `labels`, or to any where none is named."""

    hops: tuple[Hop, ...]
    labels: tuple[str, ...]

    @property
    def single(self) -> bool:
        """Whether an end is reached by one relationship, whose properties an edge can show."""
        return len(self.hops) == 1 and not self.hops[0].optional

    @property
    def has_sources(self) -> bool:
        """Whether an end is reached by one relationship that can say where it is stated."""
        return self.single and _PROVENANCE.isdisjoint(self.hops[0].types)

    def match(self, start: str, end: str, relationship: str = "") -> str:
        """The MATCH clause that binds `end`, and `relationship` where asked, from the bound `start`."""
        first, *middle = self.hops
        if not middle:
            steps = first.pattern(relationship)
        else:
            steps = first.pattern() + "".join("()" + hop.pattern() for hop in middle)
        return f"MATCH ({start}){steps}({end}{self._label})"

    @property
    def leads_to_exactly_one(self) -> bool:
        """Whether every start has exactly one end, whatever its type."""
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
        """The steps from an end to the start."""
        return tuple(hop.reversed for hop in reversed(self.hops))

    @property
    def _label(self) -> str:
        return f":{'|'.join(self.labels)}" if self.labels else ""

    def end(self, variable: str, properties: str = "") -> str:
        """The inside of a node pattern for an end of the link, with these properties."""
        return f"{variable}{self._label}{f' {{{properties}}}' if properties else ''}"

    def match_back(self, start: str, end: str) -> str:
        """The MATCH clause of the same link begun at its end: for conditions that select few ends.

        start, end: the insides of the node patterns.
        """
        steps = "()".join(hop.pattern() for hop in self.back)
        return f"MATCH ({end}){steps}({start})"


@dataclass(frozen=True, slots=True)
class SourcesOfRelationship:
    """From a relationship to the nodes whose ids stand in its `sourceIds`."""

    labels: tuple[str, ...] = ("Source",)
    single = False
    has_sources = False

    def match(self, start: str, end: str, relationship: str = "") -> str:
        return f"UNWIND {start}.sourceIds AS {end}Id MATCH ({end}:Source {{id: {end}Id}})"


AnyLink = Link | SourcesOfRelationship
