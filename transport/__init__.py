"""GraphQL over HTTP: negotiation, parameters, documents, static files, health."""
