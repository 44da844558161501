"""The shape of a `where`: which conditions are given, and of what length; not what they are compared with."""

from collections.abc import Hashable, Mapping
from typing import Any, NamedTuple

from graph.query.checks import is_whole


class WhereShape(NamedTuple):
    """What one walk over a `where` finds.

    conditions: which there are, by name, with the values of `isNull`: all that decides the statement's text.
    lengths: of the lists to compare with: they decide how many nodes a list begins with. is_sound: whether neither a
    null nor half of a character is in it.
    """

    conditions: Hashable
    lengths: Hashable
    is_sound: bool


def shape_of(where: Any) -> WhereShape:
    """The shape of a `where`, or of a part of it.

    >>> shape_of({"population": {"gte": 5}, "not": {"name": {"isNull": True}}}).conditions
    (('population', (('gte', ()),)), ('not', (('name', (('isNull', True),)),)))
    >>> shape_of({"id": {"in": ["a", "b"]}}).lengths
    ((2,),)
    """
    if isinstance(where, Mapping):
        names: list[tuple[str, Hashable]] = []
        lengths: list[Hashable] = []
        is_sound = True
        for name, value in where.items():
            part = shape_of(value)
            names.append((name, value if name == "isNull" else part.conditions))
            if part.lengths:
                lengths.append(part.lengths)
            is_sound = is_sound and part.is_sound
        return WhereShape(tuple(names), tuple(lengths), is_sound)
    if isinstance(where, list):
        if any(isinstance(member, Mapping) for member in where):
            parts = [shape_of(member) for member in where]
            return WhereShape(
                tuple(part.conditions for part in parts),
                tuple(part.lengths for part in parts),
                all(part.is_sound for part in parts),
            )
        return WhereShape(len(where) == 0, len(where), all(map(is_whole, where)))
    return WhereShape((), None, is_whole(where))
