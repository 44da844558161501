"""Prepared operations: parsed, validated and planned once, run many times."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    Visitor,
    get_operation_ast,
    validate,
    visit,
)
from graphql.execution import Executor
from graphql.execution.values import VariableValues

from access.bounds import DEFAULT_BOUNDS, Bounds
from access.document_limits import check_document
from access.token_limit import check_tokens
from access.value_limits import check_values
from graph.query.arguments import Arguments
from graph.query.compiler import Compiler, field_price
from graph.query.computed import training_years
from graph.query.conditions import Catalog, WhereExtent, extent_of
from graph.query.price import Price, Pricing
from graph.query.selection import NodeSelection
from graph.query.sizes import GraphSizes
from graph.query.statement import Statement
from messages import Message
from resolvers.execution.completion.codegen import Completion, generate
from resolvers.execution.completion.rows import Direct, generate_direct
from resolvers.execution.errors import BAD_INPUT, PARSE_FAILED, VALIDATION_FAILED, RequestError
from resolvers.execution.kept import Kept
from resolvers.execution.selections import RootSelection, SelectionBuilder
from resolvers.execution.validation.rules import RULES
from resolvers.execution.validation.syntax import parse
from resolvers.execution.variables import Variables

T = TypeVar("T")

#: Bounds of the caches: operations in all; patterns of skip and include, and statements, for each of them.
OPERATIONS, PATTERNS, STATEMENTS = 1000, 16, 64
#: Characters of all documents that are kept; parsed, planned and compiled, each may take 3,000 bytes.
CHARACTERS = 300_000


class Root:
    """A root field with the statements that were compiled for it, one for each shape of its arguments.

    statement: that of the field itself. fetch: that of nodes which computed fields below it name.
    """

    def __init__(self, selection: RootSelection, catalog: Catalog, schema: GraphQLSchema, executor: Executor):
        self.selection = selection
        self._catalog, self._schema, self._executor = catalog, schema, executor
        self._statements: dict[tuple, Statement] = {}
        self._prices: dict[tuple, RootPrice] = {}
        self._seen: set[Statement] = set()
        self._directs = lru_cache(STATEMENTS)(self._generate)
        self._fetches: dict[tuple, Statement] = {}

    def arguments(self, variables: VariableValues) -> tuple[Arguments, ...]:
        """The arguments of every slot. Raises QueryError and GraphQLError."""
        return tuple(slot.read(variables) for slot in self.selection.slots)

    def price(self, arguments: tuple[Arguments, ...], sizes: GraphSizes | None) -> "RootPrice":
        """What the field may cost with these arguments, in a graph of these sizes.

        Kept for all requests that agree in what decides it, as long as the graph has the same version.
        """
        key = (sizes and sizes.version, tuple((each.shape, each.size) for each in arguments))
        return _kept(self._prices, key, lambda: self._price(arguments, sizes))

    def _price(self, arguments: tuple[Arguments, ...], sizes: GraphSizes | None) -> "RootPrice":
        pricing = Pricing(self._catalog, arguments, sizes)
        years = {year for field in self.selection.computed for year in training_years(pricing, field)}
        return RootPrice(field_price(pricing, self.selection.field, None), frozenset(years))

    def extent(self, arguments: tuple[Arguments, ...]) -> WhereExtent:
        """The extent of all conditions in the field."""
        extents = [extent_of(self._catalog, f"{slot.target}Where", each.values["where"])
                   for slot, each in zip(self.selection.slots, arguments, strict=True)
                   if slot.target and each.values["where"]]
        return WhereExtent(sum(each.comparisons for each in extents), max((each.depth for each in extents), default=0))

    def statement(self, arguments: tuple[Arguments, ...]) -> Statement:
        """The statement of the field. Raises TooManyConditions."""
        return _kept(self._statements, tuple(each.shape for each in arguments),
                     lambda: Compiler(self._catalog, arguments).root(self.selection.field))

    def fetch(self, wanted: tuple[tuple[NodeSelection, str], ...], arguments: tuple[Arguments, ...]) -> Statement:
        """The statement that fetches nodes which computed fields name. Raises TooManyConditions."""
        return _kept(self._fetches, (wanted, tuple(each.shape for each in arguments)),
                     lambda: Compiler(self._catalog, arguments).fetch(wanted))

    def direct(self, statement: Statement) -> Direct | None:
        """The completion of a statement's row in one walk; None where computed fields have to be worked out in between,
        and for a statement that is met for the first time: to generate code for one use takes longer."""
        if statement.has_computed:
            return None
        if statement not in self._seen:
            if len(self._seen) >= STATEMENTS:
                self._seen.clear()
            self._seen.add(statement)
            return None
        return self._directs(statement)

    def _generate(self, statement: Statement) -> Direct:
        selection = self.selection
        return generate_direct(self._schema, self._executor, selection.definition, selection.details, statement.reader)


class RootPrice(NamedTuple):
    """The price of a root field, and the years for which it asks of the recommender."""

    price: Price
    years: frozenset[str]


def _kept(memo: dict[tuple, T], key: tuple, make: Callable[[], T]) -> T:
    """The value of a key, made where there is none. A key holds no value of a client, only shapes and lengths."""
    value = memo.get(key)
    if value is None:
        if len(memo) >= STATEMENTS:
            memo.clear()
        value = memo[key] = make()
    return value


class Pattern:
    """What an operation does where its variables skip and include the same.

    roots: the root fields that are read from the graph. introspection: how many others there are.
    """

    def __init__(self, roots: list[Root], introspection: int, schema: GraphQLSchema, executor: Executor):
        self.roots, self.introspection = roots, introspection
        self._schema, self._executor = schema, executor

    @cached_property
    def completion(self) -> Completion | None:
        """Generated code; None where there is none."""
        return generate(self._schema, self._executor)


class Operation:
    """One operation of a document."""

    def __init__(self, schema: GraphQLSchema, catalog: Catalog, document: DocumentNode,
                 definition: OperationDefinitionNode, bounds: Bounds):
        self._schema, self._catalog, self._bounds = schema, catalog, bounds
        self.document, self.definition = document, definition
        self.name = definition.name.value if definition.name else None
        self.type: OperationType = definition.operation
        switches = _Switches()
        visit(document, switches)
        self._variables = Variables(schema, definition)
        self._switches = sorted(switches.names)
        self._patterns: dict[tuple, Pattern] = {}

    def variables(self, given: dict[str, Any]) -> VariableValues:
        """The variables of a request, coerced. Raises RequestError and LimitError."""
        check_values(given, self._bounds)
        return self._variables.coerced(given, suggestions=self._bounds.suggestions)

    def pattern(self, variables: VariableValues, given: dict[str, Any]) -> Pattern:
        """What is to be done where these variables decide what is skipped and included."""
        pattern = tuple(variables.coerced.get(name) for name in self._switches)
        if pattern not in self._patterns:
            if len(self._patterns) >= PATTERNS:
                self._patterns.clear()
            executor = Executor.build(self._schema, self.document, operation_name=self.name,
                                      raw_variable_values=given)
            builder = SelectionBuilder(self._schema, executor)
            try:
                roots = [Root(selection, self._catalog, self._schema, executor) for selection in builder.roots()]
            except GraphQLError as error:  # a switch that is null
                raise RequestError([error], BAD_INPUT) from None
            self._patterns[pattern] = Pattern(roots, builder.introspection, self._schema, executor)
            executor.variable_values = self._only_switches(variables)  # the roots keep it
        return self._patterns[pattern]

    def _only_switches(self, variables: VariableValues) -> VariableValues:
        return VariableValues(*({name: value for name, value in values.items() if name in self._switches}
                                for values in variables))


class Operations:
    """The operations that were asked for last."""

    def __init__(self, schema: GraphQLSchema, catalog: Catalog, bounds: Bounds = DEFAULT_BOUNDS):
        self._schema, self._catalog, self._bounds = schema, catalog, bounds
        self.kept: Kept[tuple[str, str | None], Operation] = Kept(OPERATIONS, CHARACTERS)

    def prepare(self, text: str, name: str | None) -> Operation:
        """The operation, parsed and validated. Raises RequestError and LimitError."""
        operation = self.kept.get((text, name))
        if operation is None:
            operation = self._prepare(text, name)
            self.kept.put((text, name), operation, len(text))
        return operation

    def type_of(self, text: str, name: str | None) -> OperationType | None:
        """The kind of the operation, also of one that does not fit the schema; None where the text has no such
        operation. Raises RequestError and LimitError."""
        if operation := self.kept.peek((text, name)):
            return operation.type
        chosen = get_operation_ast(self._parse(text), name)
        return chosen and chosen.operation

    def _parse(self, text: str) -> DocumentNode:
        check_tokens(text, self._bounds.tokens)
        try:
            return parse(text)
        except GraphQLError as error:
            raise RequestError([error], PARSE_FAILED) from None

    def _prepare(self, text: str, name: str | None) -> Operation:
        document = self._parse(text)
        check_document(document, self._bounds)
        if errors := validate(self._schema, document, RULES, max_errors=50,
                              hide_suggestions=not self._bounds.suggestions):
            raise RequestError(errors, VALIDATION_FAILED)
        definitions = [d for d in document.definitions if isinstance(d, OperationDefinitionNode)]
        chosen = [d for d in definitions if name is None or (d.name and d.name.value == name)]
        if len(chosen) != 1:
            raise RequestError.of(Message("operation.several") if name is None
                                  else Message("operation.unknown", {"name": name}))
        return Operation(self._schema, self._catalog, document, chosen[0], self._bounds)


class _Switches(Visitor):
    """The variables that decide about skip and include."""

    def __init__(self):
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node, *_):
        if node.name.value in ("skip", "include"):
            self.names |= {a.value.name.value for a in node.arguments if isinstance(a.value, VariableNode)}
