"""Bounds on a parsed document, checked before the validation rules, some of which take quadratic time."""

from collections.abc import Iterable

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from access.bounds import Bounds
from access.errors import (
    FRAGMENT_CYCLE,
    INTROSPECTION_DISABLED,
    TOO_DEEP,
    TOO_MANY_ALIASES,
    TOO_MANY_DIRECTIVES,
    TOO_MANY_FIELDS,
    TOO_MANY_FRAGMENTS,
    TOO_MANY_OPERATIONS,
    TOO_MANY_REPEATS,
    TOO_MANY_ROOT_FIELDS,
    TOO_MANY_VARIABLES,
    LimitError,
)


def check_document(document: DocumentNode, bounds: Bounds) -> None:
    """Raise LimitError for the first bound that the document exceeds."""
    definitions = [d for d in document.definitions if isinstance(d, (OperationDefinitionNode, FragmentDefinitionNode))]
    _check_counts(definitions, bounds)
    fragments = {d.name.value: d.selection_set for d in definitions if isinstance(d, FragmentDefinitionNode)}
    _check_cycles(fragments)
    merged = _MergedFields(fragments, bounds)
    for definition in definitions:
        merged.check(definition)


def _check_counts(definitions: Iterable[OperationDefinitionNode | FragmentDefinitionNode], bounds: Bounds) -> None:
    """Count the nodes of the document without expanding fragments. Raises LimitError."""
    operations = aliases = directives = fragments = variables = 0
    pending: list[OperationDefinitionNode | FragmentDefinitionNode | FieldNode | InlineFragmentNode] = []
    for definition in definitions:
        operations += isinstance(definition, OperationDefinitionNode)
        fragments += isinstance(definition, FragmentDefinitionNode)
        directives += len(definition.directives or ())
        for variable in definition.variable_definitions or ():
            variables += 1
            directives += len(variable.directives or ())
        pending.append(definition)
    while pending:
        selection_set = pending.pop().selection_set
        for node in selection_set.selections if selection_set else ():
            directives += len(node.directives or ())
            match node:
                case FragmentSpreadNode():
                    fragments += 1
                case FieldNode():
                    aliases += node.alias is not None
                    if not bounds.introspection and node.name.value in ("__schema", "__type"):
                        raise LimitError(INTROSPECTION_DISABLED)
                    pending.append(node)
                case InlineFragmentNode():
                    pending.append(node)
    for count, maximum, limit in (
        (operations, bounds.operations, TOO_MANY_OPERATIONS),
        (aliases, bounds.aliases, TOO_MANY_ALIASES),
        (directives, bounds.directives, TOO_MANY_DIRECTIVES),
        (fragments, bounds.fragments, TOO_MANY_FRAGMENTS),
        (variables, bounds.variables, TOO_MANY_VARIABLES),
    ):
        if count > maximum:
            raise LimitError(limit, limit=maximum)


def _check_cycles(fragments: dict[str, SelectionSetNode]) -> None:
    """Raise LimitError if a fragment is spread within itself."""
    spreads = {name: _spreads(selection_set) for name, selection_set in fragments.items()}
    done: set[str] = set()
    for root in fragments:
        path, within = [(root, iter(spreads[root]))], {root}
        while path:
            name, rest = path[-1]
            below = next(rest, None)
            if below is None:
                path.pop()
                within.discard(name)
                done.add(name)
            elif below in within:
                raise LimitError(FRAGMENT_CYCLE, name=below)
            elif below in fragments and below not in done:
                path.append((below, iter(spreads[below])))
                within.add(below)


def _spreads(selection_set: SelectionSetNode) -> list[str]:
    """Return the names of the fragments spread at any depth of the selection set."""
    names, pending = [], [selection_set]
    while pending:
        for node in pending.pop().selections:
            match node:
                case FragmentSpreadNode():
                    names.append(node.name.value)
                case FieldNode(selection_set=SelectionSetNode() as below) | InlineFragmentNode(selection_set=below):
                    pending.append(below)
    return names


class _MergedFields:
    """Count fields after merging: execution merges fields with the same response name (GraphQL, section 5.3.2)."""

    def __init__(self, fragments: dict[str, SelectionSetNode], bounds: Bounds):
        self._fragments, self._bounds = fragments, bounds
        self._fields = self._repeats = 0

    def check(self, definition: OperationDefinitionNode | FragmentDefinitionNode) -> None:
        """Count the fields that one definition selects. Raises LimitError."""
        pending = [(1, [definition.selection_set])]
        while pending:
            depth, sets = pending.pop()
            if depth > self._bounds.depth:
                raise LimitError(TOO_DEEP, limit=self._bounds.depth)
            names = self._names(sets)
            if depth == 1 and isinstance(definition, OperationDefinitionNode) and len(names) > self._bounds.root_fields:
                raise LimitError(TOO_MANY_ROOT_FIELDS, limit=self._bounds.root_fields)
            pending += ((depth + 1, below) for below in names.values() if below)

    def _names(self, sets: list[SelectionSetNode]) -> dict[str, list[SelectionSetNode]]:
        """Return the response names selected by `sets`, each with the selection sets below it."""
        names: dict[str, list[SelectionSetNode]] = {}
        counts: dict[str, int] = {}
        spread: set[str] = set()
        pending = list(sets)
        while pending:
            for node in pending.pop().selections:
                if isinstance(node, FieldNode):
                    name = (node.alias or node.name).value
                    self._fields += 1
                    self._repeats += counts.get(name, 0)
                    counts[name] = counts.get(name, 0) + 1
                    below = names.setdefault(name, [])
                    if node.selection_set:
                        below.append(node.selection_set)
                elif isinstance(node, FragmentSpreadNode):
                    name = node.name.value
                    if name not in spread and name in self._fragments:
                        spread.add(name)
                        pending.append(self._fragments[name])
                elif isinstance(node, InlineFragmentNode):
                    pending.append(node.selection_set)
            if self._fields > self._bounds.fields:
                raise LimitError(TOO_MANY_FIELDS, limit=self._bounds.fields)
            if self._repeats > self._bounds.repeats:
                raise LimitError(TOO_MANY_REPEATS, limit=self._bounds.repeats)
        return names
