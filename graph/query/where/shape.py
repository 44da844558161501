"""The shape of a `where`: its conditions and the lengths of its lists, without the operands."""

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

from graph.query.value_checks import is_valid_operand


class WhereShape(NamedTuple):
    """The shape of a `where`, found in one walk over it.

    conditions: the names of the conditions, with the values of `isNull`: everything that determines the statement's
    text. lengths: the lengths of the operand lists, which determine the number of nodes at an anchor. is_valid: whether
    the operands contain neither a null nor a lone surrogate.
    """

    conditions: Hashable
    lengths: Hashable
    is_valid: bool


def shape_of(where: Any) -> WhereShape:
    """Return the shape of a `where`, or of a part of it.

    >>> shape_of({"population": {"gte": 5}, "not": {"name": {"isNull": True}}}).conditions
    (('population', (('gte', ()),)), ('not', (('name', (('isNull', True),)),)))
    >>> shape_of({"id": {"in": ["a", "b"]}}).lengths
    ((2,),)
    """
    if isinstance(where, Mapping):
        names: list[tuple[str, Hashable]] = []
        lengths: list[Hashable] = []
        is_valid = True
        for name, value in where.items():
            part = shape_of(value)
            names.append((name, value if name == "isNull" else part.conditions))
            if part.lengths:
                lengths.append(part.lengths)
            is_valid = is_valid and part.is_valid
        return WhereShape(tuple(names), tuple(lengths), is_valid)
    if isinstance(where, list):
        if any(isinstance(member, Mapping) for member in where):
            parts = [shape_of(member) for member in where]
            return WhereShape(
                tuple(part.conditions for part in parts),
                tuple(part.lengths for part in parts),
                all(part.is_valid for part in parts),
            )
        return WhereShape(len(where) == 0, len(where), all(map(is_valid_operand, where)))
    return WhereShape((), None, is_valid_operand(where))
