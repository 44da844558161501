"""The model as one object with its lookup tables."""

from functools import cached_property

from graph.model.kinds import NodeType, Relationship
from graph.model.nodes import NODE_TYPES
from graph.model.relationships import relationships


class Model:
    """The node types and relationship types, with lookups by label, id prefix and file.

    >>> MODEL.type_of_id("region:RU-TA").label
    'Region'
    >>> [t.label for t in MODEL.concrete("Territory")]
    ['Region', 'Municipality']
    """

    #: Incremented when loaded data sets must be loaded again.
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
        """The labels that several node types share: `Territory`."""
        return tuple(dict.fromkeys(i for t in self.node_types for i in t.interfaces))

    def concrete(self, label: str) -> tuple[NodeType, ...]:
        """Return the node types with this label: several for an interface, else one."""
        return tuple(t for t in self.node_types if label in t.labels)

    def type_of_id(self, id_: str) -> NodeType | None:
        """Return the node type of an id by its prefix; None for an unknown prefix."""
        return self.by_prefix.get(id_.partition(":")[0])

    def label_of(self, id_: str) -> str:
        """Return the label of an id by its prefix. Raises KeyError for an unknown prefix."""
        return self.by_prefix[id_.partition(":")[0]].label

    def outgoing(self, label: str) -> tuple[Relationship, ...]:
        """Return the relationships that start at this node type or at one of its interfaces."""
        labels = self.by_label[label].labels
        return tuple(r for r in self.relationships if any(s in labels for s in r.start))


MODEL = Model(NODE_TYPES)
