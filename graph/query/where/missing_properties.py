"""The optional properties that a `where` compares, and the conditions that find whether any node has them."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from graph.model import MODEL, NodeType
from graph.query.where.conditions import (
    Catalog,
    Condition,
    LinkCondition,
    Path,
    TranslatedCondition,
    ValueCondition,
)

#: The endings of the properties of a text in two languages.
_LANGUAGES = ("Ru", "En")
Where = Mapping[str, Any]


def optional_properties(catalog: Catalog, group: str, where: Where, at: Path = ()) -> Iterator[Path]:
    """Where optional properties are compared that every node found must have.

    Comparisons under `or`, `not`, `none` and `every` are left out, and those with null. group: of the conditions, such
    as `PracticeWhere`.
    """
    for name, value in where.items():
        if name == "and":
            for i, part in enumerate(value):
                yield from optional_properties(catalog, group, part, (*at, name, i))
        elif name not in ("or", "not"):
            match catalog[group][name]:
                case LinkCondition(where=inner, quantified=True):
                    yield from optional_properties(catalog, inner, value.get("some", {}), (*at, name, "some"))
                case LinkCondition(where=inner):
                    yield from optional_properties(catalog, inner, value, (*at, name))
                case condition if _is_optional(group, condition) and "isNull" not in value:
                    yield *at, name


def without(where: Where, paths: list[Path]) -> Where:
    """The conditions without the comparisons at these paths."""
    left: Any = where
    for path in paths:
        left = _replaced(left, path, None)
    return cast(Where, left)


def present(where: Where, paths: list[Path], path: Path) -> Where:
    """The conditions without the comparisons at these paths; the property at one of them has a value."""
    left = without(where, [each for each in paths if each != path])
    return cast(Where, _replaced(left, path, {"isNull": False}))


def _replaced(value: Any, path: Path, last: Any) -> Any:
    """A copy with another value at a path; None for none."""
    if isinstance(value, list):
        return [_replaced(each, path[1:], last) if i == path[0] else each for i, each in enumerate(value)]
    others = {name: each for name, each in value.items() if name != path[0]}
    if len(path) > 1:
        return {**others, path[0]: _replaced(value[path[0]], path[1:], last)}
    return others if last is None else {**others, path[0]: last}


def _is_optional(group: str, condition: Condition) -> bool:
    types = MODEL.concrete(group.removesuffix("Where"))
    match condition:
        case ValueCondition(property=name):
            return name != "id" and not all(_requires(type_, name) for type_ in types)
        case TranslatedCondition(base=base):
            return not any(_requires(type_, base + language) for type_ in types for language in _LANGUAGES)
    return False


def _requires(type_: NodeType, name: str) -> bool:
    property_ = type_.property(name)
    return property_ is not None and property_.required
