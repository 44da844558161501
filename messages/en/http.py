"""English sentences: HTTP responses."""

from typing import Final

SENTENCES: Final = {
    "http.not-json": "The request body is not valid JSON in UTF-8: {reason}.",
    "http.too-deep": "The request body is nested too deeply. Send flatter values.",
    "http.duplicate-key": "The request body has the key {member} twice in one object. Send each key once.",
    "http.not-an-object": 'The request body must be a JSON object with the key "query".',
    "http.a-batch": "Batches of operations are not supported. Send each operation in its own request.",
    "http.wrong-persisted-query": (
        '"extensions.persistedQuery" must be {{"version": 1, "sha256Hash": ...}} with the SHA-256 of the document as '
        "64 lower-case hexadecimal digits."
    ),
    "http.persisted-query-not-found": "PersistedQueryNotFound",
    "http.persisted-query-not-supported": "PersistedQueryNotSupported",
    "http.persisted-query-mismatch": (
        'The hash in "extensions.persistedQuery" does not match "query". Send the SHA-256 of the document.'
    ),
    "http.no-registered-documents": 'The service has no registered documents. Send "query" instead of "documentId".',
    "http.document-not-registered": 'Only registered documents are executed. Send the "documentId" of one of them.',
    "http.unknown-key": "The key in X-API-Key is unknown. Correct the key or remove the header.",
    "http.slow-body": "The request body did not arrive within {seconds:g} s. Send it without delay.",
    "http.no-query": 'The request has no "query". Send the text of a GraphQL operation as a string.',
    "http.wrong-member": '"{member}" must be {expected}.',
    "http.a-string": "a string",
    "http.a-string-or-null": "a string or null",
    "http.an-object-or-null": "an object or null",
    "http.not-json-parameter": 'The URL parameter "{member}" is not valid JSON: {reason}.',
    "http.duplicate-parameter": 'The URL parameter "{member}" is repeated. Send it once.',
    "http.not-utf8-parameters": "The URL parameters are not UTF-8. Percent-encode them in UTF-8.",
    "http.content-type": (
        "The request body must be uncompressed JSON in UTF-8. Send it with Content-Type: application/json."
    ),
    "http.not-acceptable": (
        "None of the media types in Accept is available. Accept application/json or application/graphql-response+json."
    ),
    "http.export-method": "The HTTP method is not allowed for exports. Use GET.",
    "http.method": "The HTTP method is not allowed. Use GET or POST.",
    "http.schema-hidden": (
        "TIRAZH_INTROSPECTION is false, so the schema is not published. Take it from schema.graphql in the source."
    ),
    "http.cors-origin": "Pages of this site may not call the service. Add the site to TIRAZH_CORS_ORIGINS.",
    "http.not-http": "The request is not valid HTTP/1.1 ({reason}). The connection is not read any further.",
    "http.no-websocket": (
        "The service has no WebSocket endpoint. Send the operation by POST; subscriptions are not available."
    ),
    "http.get-only-query": "GET executes queries only. Send the operation by POST.",
    "http.too-large": "The request is larger than {limit:byte|bytes}. Send a smaller one.",
    "http.too-slow": "The request took longer than {seconds:g} s. Request less data or try again later.",
}
