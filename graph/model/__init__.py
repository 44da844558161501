"""The graph's model: which nodes, properties and relationships there are. Everything else reads it from here."""

from graph.model.definition import MODEL, Model
from graph.model.kinds import Kind, NodeType, Property, Relationship

__all__ = ["MODEL", "Kind", "Model", "NodeType", "Property", "Relationship"]
