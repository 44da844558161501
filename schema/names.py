"""A registry of the public types by name, so that types in different files can refer to each other.

Each module registers its types on import; `schema.public` imports them all before it builds the schema.
"""

import functools
from typing import Any

import strawberry

from schema import strawberry_adapter

_TYPES: dict[str, Any] = {"str": str, "int": int, "float": float, "bool": bool, "ID": strawberry.ID}


def register(type_: Any, name: str | None = None) -> str:
    """Register a type and return its name. Registering the same type again has no effect.

    Raises
    ------
    ValueError
        Another type is registered under this name.
    """
    name = name or type_.__name__
    if _TYPES.setdefault(name, type_) is not type_:
        raise ValueError(f"two public types are named {name}")
    return name


def registered(name: str) -> Any | None:
    """Return the type registered under this name, or None."""
    return _TYPES.get(name)


def known(name: str) -> Any:
    """Return the type registered under this name. Raises KeyError if there is none."""
    return _TYPES[name]


@functools.cache
def annotation(text: str) -> strawberry_adapter.Annotation:
    """Return a type annotation from its text: `X`, `X | None`, `list[X]`; X may be registered later.

    Strawberry parses the text of each annotation, so equal texts share one.
    """
    return strawberry_adapter.annotation(text, _TYPES)


def with_article(name: str) -> str:
    """Return a type name with its indefinite article.

    >>> with_article("Adoption"), with_article("Practice")
    ('an Adoption', 'a Practice')
    """
    return f"{'an' if name[0] in 'AEIO' else 'a'} {name}"


def nodes_of(name: str) -> str:
    """Return the noun for nodes of a type.

    >>> nodes_of("Adoption"), nodes_of("Node")
    ('Adoption nodes', 'nodes')
    """
    return "nodes" if name == "Node" else f"{name} nodes"
