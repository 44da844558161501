"""The optional properties that a `where` compares, and the conditions that find whether any node has them."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import MODEL
from graph.query.conditions import Catalog, Condition, LinkCondition, TranslatedCondition, ValueCondition

#: The endings of the properties of a text in two languages.
_LANGUAGES = ("Ru", "En")
Where = Mapping[str, Any]
#: The names of inputs and the positions in lists that lead from `where` to a comparison.
Path = tuple[str | int, ...]


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
    for path in paths:
        where = _replaced(where, path, None)
    return where


def present(where: Where, paths: list[Path], path: Path) -> Where:
    """The conditions without the comparisons at these paths; the property at one of them has a value."""
    return _replaced(without(where, [each for each in paths if each != path]), path, {"isNull": False})


def _replaced(value: Any, path: Path, last: Any) -> Any:
    """A copy with another value at a path; None for none."""
    if isinstance(value, list):
        copied = list(value)
        copied[path[0]] = _replaced(value[path[0]], path[1:], last)
        return copied
    others = {name: each for name, each in value.items() if name != path[0]}
    if len(path) > 1:
        return {**others, path[0]: _replaced(value[path[0]], path[1:], last)}
    return others if last is None else {**others, path[0]: last}


def _is_optional(group: str, condition: Condition) -> bool:
    types = MODEL.concrete(group.removesuffix("Where"))
    match condition:
        case ValueCondition(property=name):
            return name != "id" and any(not type_.property(name).required for type_ in types)
        case TranslatedCondition(base=base):
            return all(not type_.property(base + language).required for type_ in types for language in _LANGUAGES)
    return False
