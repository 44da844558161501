"""The HTTP transport: content negotiation, parameters, documents, static files, health checks."""
