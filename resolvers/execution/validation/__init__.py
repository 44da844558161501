"""Parse and validate documents, and add a Russian message to each error of graphql-core."""
