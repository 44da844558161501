"""English sentences: answers over HTTP."""

from typing import Final

SENTENCES: Final = {
    "http.not-json": "The request's body is not valid JSON in UTF-8: {reason}.",
    "http.too-deep": "The request's body is nested too deeply.",
    "http.duplicate-key": "The request's body has the member {member} twice in one object.",
    "http.not-an-object": 'The request must be a JSON object with the member "query".',
    "http.a-batch": "Batches of operations are not supported: send each operation in a request of its own.",
    "http.wrong-persisted-query": (
        '"extensions.persistedQuery" must be {{"version": 1, "sha256Hash": ...}} with the SHA-256 of the document as '
        "64 hexadecimal digits in lower case."
    ),
    "http.persisted-query-not-found": "PersistedQueryNotFound",
    "http.persisted-query-not-supported": "PersistedQueryNotSupported",
    "http.persisted-query-mismatch": 'The hash in "extensions.persistedQuery" is not the SHA-256 of "query".',
    "http.no-registered-documents": 'The service has no registered documents: send "query" instead of "documentId".',
    "http.document-not-registered": 'Only registered documents are executed here: name one by "documentId".',
    "http.unknown-key": "The key in X-API-Key is not known: correct it or leave it out.",
    "http.slow-body": "The request's body did not come within {seconds:g} s.",
    "http.no-query": 'The request has no "query": give the text of a GraphQL operation as a string.',
    "http.wrong-member": '"{member}" must be {expected}.',
    "http.a-string": "a string",
    "http.a-string-or-null": "a string or null",
    "http.an-object-or-null": "an object or null",
    "http.not-json-parameter": 'The parameter "{member}" is not valid JSON: {reason}.',
    "http.duplicate-parameter": 'The parameter "{member}" is given twice.',
    "http.not-utf8-parameters": "The address's parameters are not UTF-8, percent-encoded.",
    "http.content-type": "Send the request as Content-Type: application/json in UTF-8, not compressed.",
    "http.not-acceptable": (
        "The answer comes as application/json or application/graphql-response+json: name one of them in Accept."
    ),
    "http.method": "Only GET and POST are served here.",
    "http.schema-hidden": "This service does not show its schema: TIRAZH_INTROSPECTION is false.",
    "http.cors-origin": "The pages of this site may not call the service: add the site to TIRAZH_CORS_ORIGINS.",
    "http.not-http": "This is not valid HTTP/1.1 ({reason}): nothing more is read from the connection.",
    "http.no-websocket": (
        "The service has no WebSocket endpoint: send the operation by POST; there are no subscriptions."
    ),
    "http.get-only-query": "By GET only queries are executed: send the operation by POST.",
    "http.too-large": "The request is larger than {limit:byte|bytes}.",
    "http.too-slow": "The answer took longer than {seconds:g} s; ask for less at once or try again later.",
}
