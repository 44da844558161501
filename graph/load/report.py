"""What a load did, and how far it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Phase = Literal["reading", "checking", "nodes", "relationships"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a load is. done, total: rows of the file in this phase; total is 0 while it is not known."""

    phase: Phase
    file: str
    done: int
    total: int

    @property
    def is_last(self) -> bool:
        """Whether the file is done with in this phase."""
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class Changes:
    """How many rows of a file state what the graph did not have, what it had otherwise, and what it had so."""

    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a folder holds, and what was written unless it was a dry run.

    dataset: the id of its data set. nodes: rows by label. relationships: by type, those of the rows and
    IN_DATASET; what the graph had already counts too. files: by the name of each file what was written; empty for a
    dry run. seconds: how long it took.
    """

    dataset: str
    nodes: Mapping[str, int]
    relationships: Mapping[str, int]
    seconds: float
    dry_run: bool
    files: Mapping[str, Changes] = field(default_factory=dict)

    @property
    def has_changed(self) -> bool:
        """Whether a load wrote anything."""
        return any(changes.new or changes.changed for changes in self.files.values())

    @property
    def node_count(self) -> int:
        return sum(self.nodes.values())

    @property
    def relationship_count(self) -> int:
        return sum(self.relationships.values())
