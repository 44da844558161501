"""Turn a query into one whose list is read page by page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    IntValueNode,
    OperationDefinitionNode,
    SelectionSetNode,
    VariableNode,
    Visitor,
    parse,
    print_ast,
    visit,
)
from graphql.execution.values import VariableValues

from export.columns import Column, columns_of, response_key
from export.errors import ExportError
from export.inlining import inlined
from export.rows_field import root_field, rows_field
from resolvers.execution.variables import Variables

#: Response keys and variables that are added to the operation.
PAGE, VERSION, SIZE, AFTER = "export_page", "export_version", "export_size", "export_after"
_PAGE_ARGUMENTS = ("first", "after", "last", "before")


def _operation(text: str) -> OperationDefinitionNode:
    (operation,) = parse(text, no_location=True).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation


#: What is added: to the query, and to a paged field.
_ADDED = _operation(f"query(${SIZE}: Int!, ${AFTER}: String) {{ {VERSION}: dataVersion }}")
_PAGE = _operation(f"{{ x(first: ${SIZE}, after: ${AFTER}) {{ {PAGE}: pageInfo {{ hasNextPage endCursor }} }} }}")


@dataclass(frozen=True, slots=True)
class PagedOperation:
    """A query prepared for export.

    text: the document, with the variables `SIZE` and `AFTER` if it is paged. path: the response keys that lead to the
    rows. items: the key of the rows in a connection; None for a list or an object. limit: the number of rows that the
    query asks for by `first`; None for all. after: the cursor after which they begin. name: of the list.
    """

    text: str
    path: tuple[str, ...]
    items: str | None
    columns: tuple[Column, ...]
    name: str
    limit: int | None = None
    after: str | None = None


def paged_operation(
    schema: GraphQLSchema,
    document: DocumentNode,
    operation_name: str | None,
    variables: Mapping[str, Any],
    *,
    whole: bool = False,
) -> PagedOperation:
    """Return a valid query prepared for export. whole: the one row is the object of its root field, as for a graph.

    Raises
    ------
    ExportError
        The query has no rows (see `rows_field`), or asks for the end of a list.
    RequestError
        The variables are invalid.
    """
    (operation,) = (
        each
        for each in document.definitions
        if isinstance(each, OperationDefinitionNode)
        and (operation_name is None or (each.name is not None and each.name.value == operation_name))
    )
    fragments = {each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)}
    values = Variables(schema, operation).coerce(dict(variables), suggestions=False)
    selection = inlined(operation.selection_set, fragments, values)
    rows = root_field(schema, selection) if whole else rows_field(schema, selection)
    page: dict[str, Any] = {}
    added: tuple[Any, ...] = ()
    if rows.items is not None:
        given = [each for each in rows.field.arguments or () if each.name.value in _PAGE_ARGUMENTS]
        page = {each.name.value: _value(each, values) for each in given}
        for argument in ("last", "before"):
            if page.get(argument) is not None:
                raise ExportError("export.backward", argument=argument)
        selection = visit(selection, _Paging(rows.field))
        added = _ADDED.variable_definitions or ()
    selection = SelectionSetNode(selections=(*selection.selections, *_ADDED.selection_set.selections))
    # A variable that only the replaced page used would be invalid.
    used = _used(replace(operation, selection_set=selection, variable_definitions=()))
    definitions = [each for each in operation.variable_definitions or () if each.variable.name.value in used]
    operation = replace(operation, selection_set=selection, variable_definitions=(*definitions, *added))
    return PagedOperation(
        print_ast(operation),
        tuple(response_key(each) for each in rows.path),
        None if rows.items is None else response_key(rows.items),
        columns_of(schema, rows.row_type, rows.selection),
        response_key(rows.field),
        page.get("first"),
        page.get("after"),
    )


class _Paging(Visitor):
    """Gives one field a page by variables, and selects where it ends."""

    def __init__(self, field: FieldNode):
        super().__init__()
        self._field = field

    def leave_field(self, node: FieldNode, *_: Any) -> FieldNode | None:
        if node is not self._field or node.selection_set is None:
            return None
        (page,) = _PAGE.selection_set.selections
        assert isinstance(page, FieldNode)
        assert page.selection_set is not None
        kept = [each for each in node.arguments or () if each.name.value not in _PAGE_ARGUMENTS]
        selections = (*node.selection_set.selections, *page.selection_set.selections)
        return replace(
            node,
            arguments=(*kept, *(page.arguments or ())),
            selection_set=SelectionSetNode(selections=selections),
        )


def _used(operation: OperationDefinitionNode) -> set[str]:
    """Return the names of the variables in an operation without definitions."""
    names: set[str] = set()

    class Uses(Visitor):
        def enter_variable(self, node: VariableNode, *_: Any) -> None:
            names.add(node.name.value)

    visit(operation, Uses())
    return names


def _value(argument: ArgumentNode, variables: VariableValues) -> Any:
    """Return the value of `first`, `last`, `after` or `before`."""
    node = argument.value
    if isinstance(node, VariableNode):
        return variables.coerced.get(node.name.value)
    return int(node.value) if isinstance(node, IntValueNode) else getattr(node, "value", None)
