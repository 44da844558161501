"""The names of all public types, so that types which refer to each other can stand in files of their own.

A registered type is an attribute of this module: that is where strawberry's lazy references look it up.
"""

import re
from types import GenericAlias
from typing import Annotated, Any, Optional

import strawberry

_SCALARS = {"str": str, "int": int, "float": float, "bool": bool, "ID": strawberry.ID}
_TYPES: dict[str, Any] = {}


def register(type_: Any, name: str | None = None) -> str:
    """Makes a type known by its name; a scalar is known already.

    Raises
    ------
    ValueError
        Another type has this name.
    """
    name = name or type_.__name__
    if _SCALARS.get(name) is not type_ and _TYPES.setdefault(name, type_) is not type_:
        raise ValueError(f"two public types have the name {name}")
    globals()[name] = type_
    return name


def registered(name: str) -> Any | None:
    """The type of this name, if there is one by now."""
    return _TYPES.get(name)


def known(name: str) -> Any:
    """Return the type of this name. Raises KeyError where there is none by now."""
    return _TYPES[name]


def annotation(text: str) -> Any:
    """A type annotation from its text: `X`, `X | None`, `list[X]`; X may be registered later.

    >>> annotation("list[int | None]")
    list[typing.Optional[int]]
    """
    if text.endswith(" | None"):
        return Optional[annotation(text.removesuffix(" | None"))]  # noqa: UP045 - of a lazy reference
    if inner := re.fullmatch(r"list\[(.*)\]", text):
        return GenericAlias(list, annotation(inner[1]))
    return _SCALARS.get(text) or _TYPES.get(text) or Annotated[text, strawberry.lazy("schema.names")]
