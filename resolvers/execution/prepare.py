"""Prepare an operation: parse, limit, validate and plan its document once for all requests with the same text."""

from cachetools import LRUCache
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    validate,
)

from access.bounds import DEFAULT_BOUNDS, Bounds
from access.document_limits import check_document
from access.errors import TOO_MANY_TOKENS, LimitError
from access.request_context import ANY_TYPE
from errors import ErrorCode
from graph.query import Catalog
from messages import Message
from resolvers.execution.errors import OperationTypeNotAllowed, RequestError
from resolvers.execution.validation.rules import RULES
from resolvers.execution.validation.syntax import parse
from resolvers.execution.variables import Variables
from resolvers.execution.variants import OperationVariants

#: Bounds of the cache: operations, and characters of their documents. A parsed, planned and compiled document may take
#: 3,000 bytes per character.
MAX_OPERATIONS, MAX_CHARACTERS = 1000, 300_000


class PreparedOperation:
    """A valid operation.

    type: query, mutation or subscription. variables: coerces the variables of a request. variants: the plans of its
    selection. weight: its share of the cache, in characters.
    """

    __slots__ = ("document", "name", "type", "variables", "variants", "weight")

    def __init__(
        self,
        document: DocumentNode,
        definition: OperationDefinitionNode,
        variables: Variables,
        variants: OperationVariants,
        weight: int,
    ):
        self.document, self.variables, self.variants, self.weight = document, variables, variants, weight
        self.name, self.type = variants.name, definition.operation


class OperationPreparer:
    """Prepares operations of a schema, and caches the most recently used ones.

    catalog: the conditions of the schema's `where` inputs. hits, misses: the numbers of cache hits and misses.
    """

    def __init__(self, schema: GraphQLSchema, catalog: Catalog, bounds: Bounds = DEFAULT_BOUNDS):
        self._schema, self._catalog, self._bounds = schema, catalog, bounds
        self._cache: LRUCache[tuple[str, str | None], PreparedOperation] = LRUCache(
            MAX_CHARACTERS, lambda operation: operation.weight
        )
        self.hits = self.misses = 0

    def prepare(
        self, text: str, name: str | None = None, allowed_types: frozenset[OperationType] = ANY_TYPE
    ) -> PreparedOperation:
        """Return the operation with this name in a document.

        Raises RequestError, LimitError and OperationTypeNotAllowed. The type is checked before validation.
        """
        try:
            operation = self._cache[text, name]
        except KeyError:
            self.misses += 1
        else:
            self.hits += 1
            if operation.type not in allowed_types:
                raise OperationTypeNotAllowed(operation.type)
            return operation
        operation = self._prepare(text, name, allowed_types)
        if operation.weight <= MAX_CHARACTERS:
            self._cache[text, name] = operation
        return operation

    def _prepare(self, text: str, name: str | None, allowed_types: frozenset[OperationType]) -> PreparedOperation:
        document = self._parse(text)
        definition = get_operation_ast(document, name)
        if definition is not None and definition.operation not in allowed_types:
            raise OperationTypeNotAllowed(definition.operation)
        check_document(document, self._bounds)
        if errors := validate(
            self._schema, document, RULES, max_errors=50, hide_suggestions=not self._bounds.suggestions
        ):
            raise RequestError(errors, ErrorCode.GRAPHQL_VALIDATION_FAILED)
        if definition is None:
            raise RequestError.of(
                Message("operation.several") if name is None else Message("operation.unknown", {"name": name})
            )
        return PreparedOperation(
            document,
            definition,
            Variables(self._schema, definition),
            OperationVariants(self._schema, self._catalog, document, definition),
            max(len(text), MAX_CHARACTERS // MAX_OPERATIONS),
        )

    def _parse(self, text: str) -> DocumentNode:
        limit = self._bounds.tokens
        try:
            return parse(text, limit)
        except GraphQLSyntaxError as error:
            if error.message == f"Syntax Error: Document contains more than {limit} tokens. Parsing aborted.":
                raise LimitError(TOO_MANY_TOKENS, limit=limit) from None
            raise RequestError([error], ErrorCode.GRAPHQL_PARSE_FAILED) from None
        except GraphQLError as error:  # nested too deeply
            raise RequestError([error], ErrorCode.GRAPHQL_PARSE_FAILED) from None
