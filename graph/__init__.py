"""The property graph: model, stores, planner, loader. Knows no GraphQL server."""
