"""Complete rows into responses: generated code, with graphql-core as the arbiter."""
