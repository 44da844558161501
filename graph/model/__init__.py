"""The model of the graph: its node types, properties and relationship types. All other packages read it."""

from graph.model.definition import MODEL, Model
from graph.model.kinds import Kind, NodeType, Property, Relationship

__all__ = ["MODEL", "Kind", "Model", "NodeType", "Property", "Relationship"]
