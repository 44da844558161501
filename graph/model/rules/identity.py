"""Uniqueness: the codes of nodes and the identity of an adoption."""

from collections.abc import Mapping
from typing import Any

from graph.model.definition import MODEL
from graph.model.kinds import NodeType, Property
from graph.model.rules.values import compiled, pattern_violation
from graph.model.stages import STAGE_DATES

#: Practice, territory, project or "", and the dates of the stages; unique among adoptions.
AdoptionKey = tuple[str, ...]

#: The property whose pattern also applies to codes of the scheme OKTMO.
OKTMO = next(p for t in MODEL.node_types for p in t.properties if p.name == "oktmo")


def adoption_key(practice: str, territory: str, project: str | None, dates: Mapping[str, Any]) -> AdoptionKey:
    """Return the key of an adoption: a territory adopts a practice in a project only once on the same dates."""
    return (practice, territory, project or "", *(dates.get(name) or "" for name in STAGE_DATES))


def unique_properties(type_: NodeType) -> tuple[Property, ...]:
    """Return the properties whose values are unique among nodes of the type."""
    return tuple(p for p in type_.properties if p.unique)


def check_code(values: Mapping[str, Any]) -> None:
    """Raise Violation for a code of the scheme OKTMO that does not match the pattern of `oktmo`. Rule: pattern."""
    if values.get("scheme") != OKTMO.name.upper() or not (code := values.get("value")):
        return
    pattern = compiled(OKTMO)
    if pattern is not None and not pattern.fullmatch(code):
        raise pattern_violation(OKTMO)
