"""Whether a document is GraphQL and fits the schema; graphql-core's errors get a Russian sentence each."""
