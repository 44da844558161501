"""The parts of a connection and its pages, for `graph.query.fields.to_many`."""
