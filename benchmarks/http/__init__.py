"""How many requests a second the service answers, beside other GraphQL servers on the same Neo4j and data."""
