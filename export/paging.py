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

from export.columns import Column, columns_of, dimensions_of, response_key
from export.errors import ExportError
from export.inlining import inlined
from export.rows_field import RowsField, root_field, rows_field
from resolvers.execution.variables import Variables

#: Response keys and variables that are added to the operation.
PAGE, VERSION, SIZE, AFTER = "export_page", "export_version", "export_size", "export_after"
_PAGE_ARGUMENTS = ("first", "after", "last", "before")


def _operation(text: str) -> OperationDefinitionNode:
    (operation,) = parse(text, no_location=True).definitions
    assert isinstance(operation, OperationDefinitionNode)
    return operation


#: Additions to the query, to facets, and to a paged field.
_ADDED = _operation(f"query(${SIZE}: Int!, ${AFTER}: String) {{ {VERSION}: dataVersion }}")
_BY = _operation("{ by }")
_PAGE = _operation(f"{{ x(first: ${SIZE}, after: ${AFTER}) {{ {PAGE}: pageInfo {{ hasNextPage endCursor }} }} }}")


@dataclass(frozen=True, slots=True)
class PagedOperation:
    """A query prepared for export.

    text: the document, with the variables `SIZE` and `AFTER` if it is paged. path: the response keys that lead to the
    rows. items: the key of the rows in a paged list; None for a list or an object. limit: the number of rows that the
    query asks for by `first`; None for all. after: the cursor after which they begin. name: of the list. nested: the
    key of a list in each item of the list; its items are the rows.
    """

    text: str
    path: tuple[str, ...]
    items: str | None
    columns: tuple[Column, ...]
    name: str
    limit: int | None = None
    after: str | None = None
    nested: str | None = None


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
        selection = visit(selection, _Replacing(rows.field, _paged(rows.field)))
        added = _ADDED.variable_definitions or ()
    elif rows.nested is not None:
        facets = _with_dimension(rows.field)
        selection, rows = (
            visit(selection, _Replacing(rows.field, facets)),
            replace(rows, path=(*rows.path[:-1], facets)),
        )
    selection = SelectionSetNode(selections=(*selection.selections, *_ADDED.selection_set.selections))
    # A variable that only the replaced page used would be invalid.
    used = _used(replace(operation, selection_set=selection, variable_definitions=()))
    definitions = [each for each in operation.variable_definitions or () if each.variable.name.value in used]
    operation = replace(operation, selection_set=selection, variable_definitions=(*definitions, *added))
    return PagedOperation(
        print_ast(operation),
        tuple(response_key(each) for each in rows.path),
        None if rows.items is None else response_key(rows.items),
        _columns(schema, rows, values),
        response_key(rows.field),
        page.get("first"),
        page.get("after"),
        None if rows.nested is None else response_key(rows.nested),
    )


def _columns(schema: GraphQLSchema, rows: RowsField, variables: VariableValues) -> tuple[Column, ...]:
    dimensions = dimensions_of(rows.definition, rows.field, variables)
    columns = columns_of(schema, rows.row_type, rows.selection, variables, dimensions)
    if rows.nested is None:
        return columns
    key = response_key(rows.nested)
    return tuple(replace(each, lists=each.lists - 1) if each.path[0] == key else each for each in columns)


class _Replacing(Visitor):
    """Replaces one field."""

    def __init__(self, field: FieldNode, new: FieldNode):
        super().__init__()
        self._field, self._new = field, new

    def leave_field(self, node: FieldNode, *_: Any) -> FieldNode | None:
        return self._new if node is self._field else None


def _paged(field: FieldNode) -> FieldNode:
    """Return a field with a page by variables, and with the end of the page."""
    (page,) = _PAGE.selection_set.selections
    assert isinstance(page, FieldNode)
    assert page.selection_set is not None
    assert field.selection_set is not None
    kept = [each for each in field.arguments or () if each.name.value not in _PAGE_ARGUMENTS]
    return replace(
        field,
        arguments=(*kept, *(page.arguments or ())),
        selection_set=SelectionSetNode(selections=(*field.selection_set.selections, *page.selection_set.selections)),
    )


def _with_dimension(facets: FieldNode) -> FieldNode:
    """Return facets with their dimension in `by`."""
    assert facets.selection_set is not None
    selections = facets.selection_set.selections
    if any(isinstance(each, FieldNode) and response_key(each) == "by" for each in selections):
        return facets
    return replace(facets, selection_set=SelectionSetNode(selections=(*_BY.selection_set.selections, *selections)))


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
