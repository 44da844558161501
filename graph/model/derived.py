"""Derived properties: the terms for full-text search and the stage of an adoption."""

from collections.abc import Mapping
from typing import Any

from graph.model.kinds import NodeType
from graph.model.stages import STAGE, STAGE_DATES, stage_change
from graph.text import name_terms, search_terms

#: The property with a node's terms for the full-text index; see `graph.text.search_terms`.
SEARCH_PROPERTY = "searchTerms"
#: The property with the terms of a node's names, by which hits are ranked; see `graph.text.name_terms`.
NAMES_PROPERTY = "nameTerms"


def derived_properties(type_: NodeType) -> tuple[str, ...]:
    """Return the names of a node's derived properties."""
    searched = (SEARCH_PROPERTY, NAMES_PROPERTY) if type_.searched else ()
    return (*searched, *((STAGE,) if type_.property(STAGE) else ()))


def needed_properties(type_: NodeType) -> tuple[str, ...]:
    """Return the stored properties that are needed, beside new values, to derive the others."""
    return (*type_.searched, *(STAGE_DATES if type_.property(STAGE) else ()))


def with_derived(type_: NodeType, values: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return the new values of a node with the derived ones; null removes a property.

    stored: the `needed_properties` of the node in the graph, empty for a new node.
    """
    properties = dict(values)
    if type_.property(STAGE):
        properties.pop(STAGE, None)
        properties |= stage_change(values, stored)
    if not properties.keys().isdisjoint(type_.searched):
        whole = {**stored, **properties}
        properties[SEARCH_PROPERTY] = search_terms(whole.get(name) for name in type_.searched) or None
        properties[NAMES_PROPERTY] = (
            name_terms(whole.get(each.name) for each in type_.properties if each.searched == "name") or None
        )
    return properties
