"""Prepare an operation: parse, check the limits, validate and plan it, once for all requests that send its text."""

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
from graph.query import Catalog
from messages import Message
from resolvers.execution.errors import (
    PARSE_FAILED,
    VALIDATION_FAILED,
    OperationTypeNotAllowed,
    RequestError,
)
from resolvers.execution.validation.rules import RULES
from resolvers.execution.validation.syntax import parse
from resolvers.execution.variables import Variables
from resolvers.execution.variants import OperationVariants

#: Bounds of the cache: operations, and characters of all their documents. Parsed, planned and compiled, a character may
#: take 3,000 bytes.
OPERATIONS, CHARACTERS = 1000, 300_000


class PreparedOperation:
    """A valid operation. type: query, mutation or subscription. variables: coerces those of a request. variants: plans
    of its selection. weight: of the operation in the cache."""

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
        self.name = definition.name.value if definition.name else None
        self.type = definition.operation


class OperationPreparer:
    """Prepares operations of a schema, and keeps the ones that were sent last.

    catalog: the conditions that its `where` inputs stand for. hits, misses: how often an operation was kept, and not.
    """

    def __init__(self, schema: GraphQLSchema, catalog: Catalog, bounds: Bounds = DEFAULT_BOUNDS):
        self._schema, self._catalog, self._bounds = schema, catalog, bounds
        self._kept: LRUCache[tuple[str, str | None], PreparedOperation] = LRUCache(
            CHARACTERS, lambda operation: operation.weight
        )
        self.hits = self.misses = 0

    def prepare(
        self, text: str, name: str | None = None, allowed_types: frozenset[OperationType] = ANY_TYPE
    ) -> PreparedOperation:
        """Return the operation of this name in a document.

        Raises RequestError, LimitError, and OperationTypeNotAllowed, also for an operation that is not valid.
        """
        try:
            operation = self._kept[text, name]
        except KeyError:
            self.misses += 1
        else:
            self.hits += 1
            if operation.type not in allowed_types:
                raise OperationTypeNotAllowed(operation.type)
            return operation
        operation = self._prepared(text, name, allowed_types)
        if operation.weight <= CHARACTERS:
            self._kept[text, name] = operation
        return operation

    def _prepared(self, text: str, name: str | None, allowed_types: frozenset[OperationType]) -> PreparedOperation:
        document = self._parsed(text)
        meant = get_operation_ast(document, name)
        if meant is not None and meant.operation not in allowed_types:
            raise OperationTypeNotAllowed(meant.operation)
        check_document(document, self._bounds)
        if errors := validate(
            self._schema, document, RULES, max_errors=50, hide_suggestions=not self._bounds.suggestions
        ):
            raise RequestError(errors, VALIDATION_FAILED)
        if meant is None:
            raise RequestError.of(
                Message("operation.several") if name is None else Message("operation.unknown", {"name": name})
            )
        return PreparedOperation(
            document,
            meant,
            Variables(self._schema, meant),
            OperationVariants(self._schema, self._catalog, document, meant),
            max(len(text), CHARACTERS // OPERATIONS),
        )

    def _parsed(self, text: str) -> DocumentNode:
        most = self._bounds.tokens
        try:
            return parse(text, most)
        except GraphQLSyntaxError as error:
            if error.message == f"Syntax Error: Document contains more than {most} tokens. Parsing aborted.":
                raise LimitError(TOO_MANY_TOKENS, limit=most) from None
            raise RequestError([error], PARSE_FAILED) from None
        except GraphQLError as error:  # nested too deeply
            raise RequestError([error], PARSE_FAILED) from None
