"""The progress and the result of a load."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Phase = Literal["reading", "checking", "nodes", "relationships"]


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a load. done, total: rows of the file in this phase; both are equal during the first reading."""

    phase: Phase
    file: str
    done: int
    total: int

    @property
    def is_last(self) -> bool:
        """Return whether the phase is complete for this file."""
        return self.done == self.total


@dataclass(frozen=True, slots=True)
class Changes:
    """The numbers of rows of a file that are new to the graph, that differ from it, and that it already has."""

    new: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class LoadReport:
    """The contents of a folder and, unless it was a dry run, the changes to the graph.

    dataset: the id of its data set. nodes: numbers of rows by label. relationships: numbers by type, of the rows and of
    IN_DATASET, including those that the graph already had. seconds: the duration. files: the changes by file name;
    empty for a dry run.
    """

    dataset: str
    nodes: Mapping[str, int]
    relationships: Mapping[str, int]
    seconds: float
    dry_run: bool
    files: Mapping[str, Changes] = field(default_factory=dict)

    @property
    def has_changed(self) -> bool:
        """Return whether the load wrote anything."""
        return any(changes.new or changes.changed for changes in self.files.values())

    @property
    def node_count(self) -> int:
        return sum(self.nodes.values())

    @property
    def relationship_count(self) -> int:
        return sum(self.relationships.values())
