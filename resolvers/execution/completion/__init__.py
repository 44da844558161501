"""Complete rows into responses with generated code, or with graphql-core as the arbiter."""
