"""The variants of an operation: the variables in `skip` and `include` choose the fields."""

from typing import Any

from graphql import (
    DirectiveNode,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    VariableNode,
    Visitor,
    visit,
)
from graphql.execution import Executor
from graphql.execution.values import VariableValues

from errors import ErrorCode
from graph.query import Catalog, ListPlace
from resolvers.execution.completion.generated import OperationCompletion, RowCompletions
from resolvers.execution.errors import RequestError
from resolvers.execution.extents import WhereExtents
from resolvers.execution.memo import Memo
from resolvers.execution.prices import RootPrices
from resolvers.execution.selections import RootSelection, SelectionBuilder
from resolvers.execution.statements import Statements

#: Maximum number of cached variants per operation.
MAX_VARIANTS = 16


class RootFieldPlan:
    """A planned root field: its selection, and its extents, prices, statements and completions by arguments."""

    __slots__ = ("_lists", "extents", "prices", "rows", "selection", "statements")

    def __init__(self, selection: RootSelection, catalog: Catalog, schema: GraphQLSchema, executor: Executor[Any]):
        self.selection = selection
        self.extents = WhereExtents(catalog)
        self.prices = RootPrices(catalog, selection)
        self.statements = Statements(catalog, selection.field)
        self.rows = RowCompletions(schema, executor, selection.definition, selection.details)
        self._lists: tuple[ListPlace, ...] | None = None

    def lists(self) -> tuple[ListPlace, ...]:
        """Return the selected lists of nodes."""
        if self._lists is None:
            self._lists = tuple(self.selection.field.lists())
        return self._lists


class OperationVariant:
    """An operation for one combination of `skip` and `include` values.

    fields: the root fields that are read. introspection: the number of root fields for introspection.
    """

    __slots__ = ("completion", "fields", "introspection")

    def __init__(self, fields: list[RootFieldPlan], introspection: int, completion: OperationCompletion):
        self.fields, self.introspection, self.completion = fields, introspection, completion


class OperationVariants:
    """Plans each variant of an operation on first use. name: of the operation; None if it is anonymous."""

    def __init__(
        self, schema: GraphQLSchema, catalog: Catalog, document: DocumentNode, definition: OperationDefinitionNode
    ):
        self._schema, self._catalog, self._document = schema, catalog, document
        self.name = definition.name.value if definition.name else None
        switches = _Switches()
        visit(document, switches)
        self._switches = sorted(switches.names)
        self._variants: Memo[tuple[Any, ...], OperationVariant] = Memo(MAX_VARIANTS)

    def of(self, variables: VariableValues, raw_variables: dict[str, Any]) -> OperationVariant:
        """Return the variant that these variables choose. raw_variables: as sent by the client. Raises RequestError."""
        key = tuple([variables.coerced.get(name) for name in self._switches])
        variant = self._variants.get(key)
        if variant is None:
            variant = self._variants.keep(key, self._plan(variables, raw_variables))
        return variant

    def _plan(self, variables: VariableValues, raw_variables: dict[str, Any]) -> OperationVariant:
        executor = Executor.build(
            self._schema, self._document, operation_name=self.name, raw_variable_values=raw_variables
        )
        if isinstance(executor, list):
            raise RequestError(executor, ErrorCode.BAD_USER_INPUT)
        builder = SelectionBuilder(self._schema, executor)
        try:
            fields = [RootFieldPlan(selection, self._catalog, self._schema, executor) for selection in builder.roots()]
        except GraphQLError as error:  # null in `skip` or `include`
            raise RequestError([error], ErrorCode.BAD_USER_INPUT) from None
        executor.variable_values = self._only_switches(variables)  # the plans keep the executor
        return OperationVariant(fields, builder.introspection, OperationCompletion(self._schema, executor))

    def _only_switches(self, variables: VariableValues) -> VariableValues:
        return VariableValues(
            {name: source for name, source in variables.sources.items() if name in self._switches},
            {name: value for name, value in variables.coerced.items() if name in self._switches},
        )


class _Switches(Visitor):
    """Collects the variables in `skip` and `include`."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def enter_directive(self, node: DirectiveNode, *_: object) -> None:
        if node.name.value in ("skip", "include"):
            self.names |= {
                each.value.name.value for each in node.arguments or () if isinstance(each.value, VariableNode)
            }
