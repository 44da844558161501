"""Counts that the store reads from a node: its degree by relationship type."""

from graph.model import MODEL
from graph.query.links import AnyLink, Link


def degree_pattern(link: AnyLink, start: str) -> str | None:
    """Return a pattern without the label of the end, if the relationship type implies it; else None."""
    if not isinstance(link, Link) or not link.single:
        return None
    (hop,) = link.hops
    ends = {
        label
        for r in MODEL.relationships
        if r.type in hop.types
        for label in {"out": r.end, "in": r.start, "both": r.start + r.end}[hop.direction]
    }
    return f"({start}){hop.pattern()}()" if ends == set(link.labels) else None
