"""Replace the named fragments of a selection by inline ones, and its `skip` and `include` by what they choose."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLIncludeDirective,
    GraphQLSkipDirective,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
)
from graphql.execution.values import VariableValues, get_directive_values

from errors import ErrorCode
from resolvers.execution.errors import RequestError


def inlined(
    selection: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode], variables: VariableValues
) -> SelectionSetNode:
    """Return a selection without named fragments, `skip` and `include`. Valid documents have no cycles.

    A field or fragment of which everything is skipped is left out.

    Raises
    ------
    RequestError
        A variable in `skip` or `include` is null.
    """
    try:
        return SelectionSetNode(selections=tuple(_selections(selection, fragments, variables)))
    except GraphQLError as error:
        raise RequestError([error], ErrorCode.BAD_USER_INPUT) from None


def _selections(
    selection: SelectionSetNode, fragments: Mapping[str, FragmentDefinitionNode], variables: VariableValues
) -> Iterator[SelectionNode]:
    for each in selection.selections:
        assert isinstance(each, (FieldNode, FragmentSpreadNode, InlineFragmentNode))
        if not _is_included(each, variables):
            continue
        directives = tuple(one for one in each.directives or () if one.name.value not in ("skip", "include"))
        if isinstance(each, FragmentSpreadNode):
            fragment = fragments[each.name.value]
            shell: FieldNode | InlineFragmentNode = InlineFragmentNode(
                type_condition=fragment.type_condition, directives=directives, selection_set=fragment.selection_set
            )
        else:
            shell = replace(each, directives=directives)
        if shell.selection_set is None:
            yield shell
        elif below := tuple(_selections(shell.selection_set, fragments, variables)):
            yield replace(shell, selection_set=SelectionSetNode(selections=below))


def _is_included(node: FieldNode | FragmentSpreadNode | InlineFragmentNode, variables: VariableValues) -> bool:
    skip = get_directive_values(GraphQLSkipDirective, node, variables)
    include = get_directive_values(GraphQLIncludeDirective, node, variables)
    return not (skip and skip["if"]) and (include is None or include["if"])
