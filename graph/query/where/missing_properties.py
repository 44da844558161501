"""The optional properties that a `where` compares, and conditions that test whether any node has them."""

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

#: The suffixes of the properties of a text in two languages.
_LANGUAGES = ("Ru", "En")
Where = Mapping[str, Any]


def optional_properties(catalog: Catalog, group: str, where: Where, at: Path = ()) -> Iterator[Path]:
    """Return the paths of the comparisons of optional properties that every selected node must have.

    Comparisons under `or`, `not`, `none` and `every` are skipped, as are those with null. group: the group of the
    conditions, such as `PracticeWhere`.
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
    """Return the conditions without the comparisons at these paths."""
    result: Any = where
    for path in paths:
        result = _replaced(result, path, None)
    return cast(Where, result)


def present(where: Where, paths: list[Path], path: Path) -> Where:
    """Return the conditions without the comparisons at these paths, and with a value required at one of them."""
    others = without(where, [other for other in paths if other != path])
    return cast(Where, _replaced(others, path, {"isNull": False}))


def _replaced(value: Any, path: Path, new: Any) -> Any:
    """Return a copy with the value at a path replaced, or removed if `new` is None."""
    if isinstance(value, list):
        return [_replaced(item, path[1:], new) if i == path[0] else item for i, item in enumerate(value)]
    others = {name: item for name, item in value.items() if name != path[0]}
    if len(path) > 1:
        return {**others, path[0]: _replaced(value[path[0]], path[1:], new)}
    return others if new is None else {**others, path[0]: new}


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
