"""The names of all public types, so that types which refer to each other can stand in files of their own.

A module registers its types when it is imported; `schema.public` imports them all before it builds the schema.
"""

from typing import Any

import strawberry

from schema import strawberry_adapter

_TYPES: dict[str, Any] = {"str": str, "int": int, "float": float, "bool": bool, "ID": strawberry.ID}


def register(type_: Any, name: str | None = None) -> str:
    """Make a type known by its name; a scalar is known already.

    Raises
    ------
    ValueError
        Another type has this name.
    """
    name = name or type_.__name__
    if _TYPES.setdefault(name, type_) is not type_:
        raise ValueError(f"two public types have the name {name}")
    return name


def registered(name: str) -> Any | None:
    """Return the type of this name, if there is one by now."""
    return _TYPES.get(name)


def known(name: str) -> Any:
    """Return the type of this name. Raises KeyError where there is none by now."""
    return _TYPES[name]


def annotation(text: str) -> strawberry_adapter.Annotation:
    """Return a type annotation from its text: `X`, `X | None`, `list[X]`; X may be registered later."""
    return strawberry_adapter.annotation(text, _TYPES)
