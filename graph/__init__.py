"""The property graph: model, stores, query planner, search and loader. Independent of the GraphQL server."""
