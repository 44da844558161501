"""The validation rules, each with a Russian message that contains the names and types of the reported nodes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast

import graphql.validation as core
from graphql import (
    ASTValidationRule,
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInputType,
    InlineFragmentNode,
    NameNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
    ValidationContext,
    ValidationRule,
    ValueNode,
    VariableDefinitionNode,
    VisitorAction,
    is_input_object_type,
    is_required_argument,
    print_ast,
    specified_rules,
)
from graphql.pyutils import suggestion_list

from messages import Message
from resolvers.execution.validation.finite_numbers import FiniteNumbersRule
from resolvers.execution.validation.places import set_russian_message
from resolvers.execution.validation.values import literal_fault, shown_path

#: Maximum number of names suggested in a message.
MAX_SUGGESTIONS = 3

#: Returns the message for an error of a rule.
Explain = Callable[[GraphQLError, ValidationContext], Message]


def _first(error: GraphQLError) -> Any:
    """Return the first node of an error, whose type depends on the rule."""
    return next(iter(error.nodes or ()), None)


def _with_suggestions(message: Message, name: str, known: Iterable[str], context: ValidationContext) -> Message:
    """Return the message with the known names that are similar to `name`, if suggestions are enabled."""
    names = [] if context.hide_suggestions else suggestion_list(name, list(known))[:MAX_SUGGESTIONS]
    return Message("rule.near", {"sentence": message, "names": ", ".join(names)}) if names else message


def _field_name(context: ValidationContext) -> str:
    """Return the name of the visited field."""
    parent, field = context.get_parent_type(), context.get_field_def()
    fields: Mapping[str, object] = getattr(parent, "fields", {})
    return next((name for name, each in fields.items() if each is field), "__typename")


def _named(key: str) -> Explain:
    """Return the explanation of a rule whose first node is a name or has one."""

    def explain(error: GraphQLError, _: ValidationContext) -> Message:
        node = _first(error)
        return Message(key, {"name": node.value if isinstance(node, NameNode) else node.name.value})

    return explain


def _plain(key: str) -> Explain:
    return lambda error, context: Message(key)


def _executable(error: GraphQLError, _: ValidationContext) -> Message:
    name = getattr(_first(error), "name", None)
    return (
        Message("rule.executable-definitions", {"name": name.value})
        if name
        else Message("rule.executable-definitions-schema")
    )


def _operation_type(error: GraphQLError, _: ValidationContext) -> Message:
    return Message("rule.known-operation-types", {"operation": _first(error).operation.value})


def _subscription(error: GraphQLError, _: ValidationContext) -> Message:
    match _first(error):
        case DirectiveNode():
            return Message("rule.subscription-directives")
        case FieldNode(name=name) if name.value.startswith("__"):
            return Message("rule.subscription-introspection", {"name": name.value})
        case FieldNode():
            names = [node.name.value for node in error.nodes or () if isinstance(node, FieldNode)]
            return Message("rule.subscription-fields", {"names": ", ".join(dict.fromkeys(names))})
    return Message("rule.subscription-empty")


def _type_name(error: GraphQLError, context: ValidationContext) -> Message:
    name = _first(error).name.value
    return _with_suggestions(Message("rule.known-type-names", {"name": name}), name, context.schema.type_map, context)


def _fragment_type(error: GraphQLError, context: ValidationContext) -> Message:
    condition = _first(error)
    for definition in context.document.definitions:
        if isinstance(definition, FragmentDefinitionNode) and definition.type_condition is condition:
            return Message(
                "rule.fragments-on-composite-types", {"fragment": definition.name.value, "type": print_ast(condition)}
            )
    return Message("rule.fragments-on-composite-types-inline", {"type": print_ast(condition)})


def _variable_type(error: GraphQLError, context: ValidationContext) -> Message:
    type_ = _first(error)
    name = next(
        (
            variable.variable.name.value
            for operation in _operations(context)
            for variable in operation.variable_definitions or ()
            if variable.type is type_
        ),
        "",
    )
    return Message("rule.variables-are-input-types", {"name": name, "type": print_ast(type_)})


def _operations(context: ValidationContext) -> list[OperationDefinitionNode]:
    return [each for each in context.document.definitions if isinstance(each, OperationDefinitionNode)]


def _scalar_leaf(error: GraphQLError, context: ValidationContext) -> Message:
    has_selection = isinstance(_first(error), SelectionSetNode)
    return Message(
        "rule.scalar-leafs-selection" if has_selection else "rule.scalar-leafs-no-selection",
        {"name": _field_name(context), "type": context.get_type()},
    )


def _field(error: GraphQLError, context: ValidationContext) -> Message:
    name, parent = _first(error).name.value, context.get_parent_type()
    return _with_suggestions(
        Message("rule.fields-on-correct-type", {"name": name, "type": parent}),
        name,
        getattr(parent, "fields", ()),
        context,
    )


def _spread(error: GraphQLError, context: ValidationContext) -> Message:
    node, parent = _first(error), context.get_parent_type()
    if isinstance(node, InlineFragmentNode):
        return Message("rule.possible-fragment-spreads-inline", {"type": context.get_type(), "parent": parent})
    fragment = context.get_fragment(node.name.value)
    return Message(
        "rule.possible-fragment-spreads",
        {"fragment": node.name.value, "parent": parent, "type": fragment.type_condition.name.value if fragment else ""},
    )


def _fragment_cycle(error: GraphQLError, _: ValidationContext) -> Message:
    *via, last = [node.name.value for node in error.nodes or () if isinstance(node, FragmentSpreadNode)]
    if via:
        return Message("rule.no-fragment-cycles-via", {"name": last, "via": ", ".join(f"«{each}»" for each in via)})
    return Message("rule.no-fragment-cycles", {"name": last})


def _undefined_variable(error: GraphQLError, _: ValidationContext) -> Message:
    return _of_operation("rule.no-undefined-variables", _first(error).name.value, (error.nodes or [])[-1])


def _unused_variable(error: GraphQLError, context: ValidationContext) -> Message:
    definition = _first(error)
    operation = next((each for each in _operations(context) if definition in (each.variable_definitions or ())), None)
    return _of_operation("rule.no-unused-variables", definition.variable.name.value, operation)


def _of_operation(key: str, name: str, operation: Node | None) -> Message:
    if isinstance(operation, OperationDefinitionNode) and operation.name:
        return Message(f"{key}-operation", {"name": name, "operation": operation.name.value})
    return Message(key, {"name": name})


def _directive(error: GraphQLError, context: ValidationContext) -> Message:
    name = _first(error).name.value
    directive = context.schema.get_directive(name)
    if directive is None:
        return Message("rule.known-directives", {"name": name})
    return Message(
        "rule.known-directives-place",
        {"name": name, "places": ", ".join(location.name for location in directive.locations)},
    )


def _label(error: GraphQLError, _: ValidationContext) -> Message:
    node = _first(error)
    if len(error.nodes or ()) == 1:
        return Message("rule.defer-stream-label", {"name": node.name.value})
    label = next(argument.value.value for argument in node.arguments if argument.name.value == "label")
    return Message("rule.defer-stream-label-unique", {"label": label})


def _stream(error: GraphQLError, context: ValidationContext) -> Message:
    field = context.get_field_def()
    return Message("rule.stream-list", {"name": _field_name(context), "type": field.type if field else ""})


def _argument(error: GraphQLError, context: ValidationContext) -> Message:
    name, directive, field = _first(error).name.value, context.get_directive(), context.get_field_def()
    if directive is not None:
        return _with_suggestions(
            Message("rule.known-argument-names-directive", {"name": name, "directive": directive.name}),
            name,
            directive.args,
            context,
        )
    return _with_suggestions(
        Message(
            "rule.known-argument-names",
            {"name": name, "type": context.get_parent_type(), "field": _field_name(context)},
        ),
        name,
        field.args if field else (),
        context,
    )


def _required_argument(error: GraphQLError, context: ValidationContext) -> Message:
    node = _first(error)
    is_directive = isinstance(node, DirectiveNode)
    definition = context.schema.get_directive(node.name.value) if is_directive else context.get_field_def()
    provided = {argument.name.value for argument in node.arguments or ()}
    missing = [
        f"{name}: {argument.type}"
        for name, argument in (definition.args if definition else {}).items()
        if is_required_argument(argument) and name not in provided
    ]
    key = "rule.provided-required-arguments" + ("-directive" if is_directive else "")
    return Message(key, {"name": node.name.value, "arguments": ", ".join(missing)})


def _variable_place(error: GraphQLError, context: ValidationContext) -> Message:
    definition, use = error.nodes or (None, None)
    assert isinstance(definition, VariableDefinitionNode)
    usage = next(
        usage
        for operation in _operations(context)
        for usage in context.get_recursive_variable_usages(operation)
        if usage.node is use
    )
    details = {"name": definition.variable.name.value, "type": print_ast(definition.type)}
    if is_input_object_type(usage.parent_type) and usage.parent_type.is_one_of:
        return Message("rule.variables-in-allowed-position-one-of", {**details, "parent": usage.parent_type})
    return Message("rule.variables-in-allowed-position", {**details, "expected": usage.type})


def _conflict(error: GraphQLError, _: ValidationContext) -> Message:
    """Return the message for the two fields that differ; the fields above conflict only because of them."""
    nodes = error.nodes or []
    if isinstance(nodes[0], FragmentSpreadNode):
        return Message("rule.overlapping-fragments", {"name": nodes[0].name.value})
    half = len(nodes) // 2
    pairs = [
        (first, second)
        for first, second in zip(nodes[:half], nodes[half:], strict=False)
        if isinstance(first, FieldNode) and isinstance(second, FieldNode)
    ]
    for first, second in pairs:
        name = (first.alias or first.name).value
        details = {"name": name, "first": first.name.value, "second": second.name.value}
        if first.name.value != second.name.value:
            return Message("rule.overlapping-fields-names", details)
        if _arguments(first) != _arguments(second):
            return Message("rule.overlapping-fields-arguments", {"name": name, "first": first.name.value})
    name = (pairs[-1][0].alias or pairs[-1][0].name).value if pairs else ""
    has_stream = any(
        directive.name.value == "stream" for pair in pairs[-1:] for node in pair for directive in node.directives or ()
    )
    return Message("rule.overlapping-fields-stream" if has_stream else "rule.overlapping-fields-types", {"name": name})


def _arguments(node: FieldNode) -> dict[str, str]:
    return {argument.name.value: print_ast(argument.value) for argument in node.arguments or ()}


def _finite(error: GraphQLError, _: ValidationContext) -> Message:
    return Message("rule.finite-numbers", {"value": _first(error).value[:40]})


#: The explanation of each rule, by name. All other rules have the message `rule.other`.
EXPLANATIONS: Mapping[str, Explain] = {
    "ExecutableDefinitionsRule": _executable,
    "KnownOperationTypesRule": _operation_type,
    "UniqueOperationNamesRule": _named("rule.unique-operation-names"),
    "LoneAnonymousOperationRule": _plain("rule.lone-anonymous-operation"),
    "SingleFieldSubscriptionsRule": _subscription,
    "KnownTypeNamesRule": _type_name,
    "FragmentsOnCompositeTypesRule": _fragment_type,
    "VariablesAreInputTypesRule": _variable_type,
    "ScalarLeafsRule": _scalar_leaf,
    "FieldsOnCorrectTypeRule": _field,
    "UniqueFragmentNamesRule": _named("rule.unique-fragment-names"),
    "KnownFragmentNamesRule": _named("rule.known-fragment-names"),
    "NoUnusedFragmentsRule": _named("rule.no-unused-fragments"),
    "PossibleFragmentSpreadsRule": _spread,
    "NoFragmentCyclesRule": _fragment_cycle,
    "UniqueVariableNamesRule": _named("rule.unique-variable-names"),
    "NoUndefinedVariablesRule": _undefined_variable,
    "NoUnusedVariablesRule": _unused_variable,
    "KnownDirectivesRule": _directive,
    "UniqueDirectivesPerLocationRule": _named("rule.unique-directives"),
    "DeferStreamDirectiveOnRootField": _named("rule.defer-stream-root"),
    "DeferStreamDirectiveOnValidOperationsRule": _named("rule.defer-stream-operation"),
    "DeferStreamDirectiveLabel": _label,
    "StreamDirectiveOnListField": _stream,
    "KnownArgumentNamesRule": _argument,
    "UniqueArgumentNamesRule": _named("rule.unique-argument-names"),
    "ProvidedRequiredArgumentsRule": _required_argument,
    "VariablesInAllowedPositionRule": _variable_place,
    "OverlappingFieldsCanBeMergedRule": _conflict,
    "UniqueInputFieldNamesRule": _named("rule.unique-input-field-names"),
    "MaxIntrospectionDepthRule": _named("rule.introspection-depth"),
    "FiniteNumbersRule": _finite,
}


class _ReportingContext(ValidationContext):
    """The context of one rule, which adds a Russian message to each error that the rule reports."""

    __slots__ = ("_explain",)
    _explain: Explain

    @classmethod
    def of(cls, context: ValidationContext, explain: Explain) -> "_ReportingContext":
        """Return a context that shares its state with `context`: both have the same attribute dictionary."""
        shared = cls.__new__(cls)
        shared.__dict__ = context.__dict__
        shared._explain = explain
        return shared

    def report_error(self, error: GraphQLError) -> None:
        set_russian_message(error, self._explain(error, self))
        super().report_error(error)


class _ValuesOfCorrectType(core.ValuesOfCorrectTypeRule):
    """graphql-core's rule, which also stores the checked literal: an error may refer to a node deep inside it."""

    _root: ValueNode
    _type: GraphQLInputType

    def __init__(self, context: ValidationContext):
        super().__init__(_ReportingContext.of(context, self._explain_value))

    def is_valid_value_node(self, node: ValueNode, input_type: GraphQLInputType | None) -> VisitorAction:
        if input_type is not None:
            self._root, self._type = node, input_type
        return super().is_valid_value_node(node, input_type)

    def _explain_value(self, error: GraphQLError, context: ValidationContext) -> Message:
        path, fault = literal_fault(_first(error), self._root, self._type)
        definition = context.get_argument()
        owner = context.get_directive() or context.get_field_def()
        argument = next((name for name, each in (owner.args if owner else {}).items() if each is definition), None)
        if argument is None:
            return Message("value.of-document", {"fault": fault})
        return Message("value.of-argument", {"argument": shown_path((argument, *path)), "fault": fault})


def _with_messages(rule: type[ASTValidationRule]) -> type[ASTValidationRule]:
    """Return the rule with Russian messages for the errors that it reports."""
    if rule is core.ValuesOfCorrectTypeRule:
        return _ValuesOfCorrectType
    explain = EXPLANATIONS.get(rule.__name__, _plain("rule.other"))

    def init(self: ValidationRule, context: ValidationContext) -> None:
        rule.__init__(self, _ReportingContext.of(context, explain))

    return cast("type[ASTValidationRule]", type(rule.__name__, (rule,), {"__init__": init}))


#: The rules of the GraphQL specification and of this service.
RULES: Sequence[type[ASTValidationRule]] = tuple(map(_with_messages, (*specified_rules, FiniteNumbersRule)))
