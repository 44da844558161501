"""The model as one object with the look-ups that its readers need."""

from functools import cached_property

from graph.model.kinds import NodeType, Relationship
from graph.model.nodes import NODE_TYPES
from graph.model.relationships import relationships


class Model:
    """Node types by label, by id prefix and by file; relationships by type.

    >>> MODEL.type_of_id("region:RU-TA").label
    'Region'
    >>> [t.label for t in MODEL.concrete("Territory")]
    ['Region', 'Municipality']
    """

    #: Raised by one with every change of constraints, indexes or stored form: see graph/schema_version.py.
    version = 1

    def __init__(self, node_types: tuple[NodeType, ...]):
        self.node_types = node_types
        self.relationships = relationships(tuple(t.label for t in node_types))

    @cached_property
    def by_label(self) -> dict[str, NodeType]:
        return {t.label: t for t in self.node_types}

    @cached_property
    def by_prefix(self) -> dict[str, NodeType]:
        return {t.prefix: t for t in self.node_types}

    @cached_property
    def by_file(self) -> dict[str, NodeType]:
        return {t.file: t for t in self.node_types}

    @cached_property
    def relationships_by_file(self) -> dict[str, Relationship]:
        return {r.file: r for r in self.relationships if r.file}

    @cached_property
    def interfaces(self) -> tuple[str, ...]:
        """Labels that several node types share: `Territory`."""
        return tuple(dict.fromkeys(i for t in self.node_types for i in t.interfaces))

    def concrete(self, label: str) -> tuple[NodeType, ...]:
        """The node types that carry this label: one, or those of an interface."""
        return tuple(t for t in self.node_types if label in t.labels)

    def type_of_id(self, id_: str) -> NodeType | None:
        """The node type that the prefix of an id names; None for a prefix that there is not."""
        return self.by_prefix.get(id_.partition(":")[0])

    def outgoing(self, label: str) -> tuple[Relationship, ...]:
        """The relationships that start at this type (or at an interface that it has)."""
        labels = self.by_label[label].labels
        return tuple(r for r in self.relationships if any(s in labels for s in r.start))


MODEL = Model(NODE_TYPES)
