"""The resolvers of the public schema: operations become statements, rows become responses. Independent of HTTP."""
