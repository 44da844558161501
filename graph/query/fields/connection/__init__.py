"""Connections: the parts of a list and its pages, for `graph.query.fields.to_many`."""
