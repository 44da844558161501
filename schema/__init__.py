"""The public GraphQL schema. It does no I/O: each field only declares its place in the graph."""
