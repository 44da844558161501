"""Requests per second of the service and of other GraphQL servers, on the same Neo4j and data."""
