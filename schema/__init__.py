"""The public GraphQL schema: what there is to ask for. No I/O: each field only says where it lies in the graph."""
