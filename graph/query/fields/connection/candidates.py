"""The candidate nodes of a connection, for its price."""

import math
from collections.abc import Mapping
from typing import Any

from graph.query.anchors import find_anchor, named_nodes
from graph.query.links import AnyLink, Link
from graph.query.pricing.pricing import Parents, Pricing, step
from graph.query.where.formula import FALSE, formula_of


def candidate_nodes(
    pricing: Pricing,
    link: AnyLink | None,
    target: str,
    parents: Parents | None,
    where: Mapping[str, Any],
    *,
    ordered: bool,
) -> tuple[Parents, float]:
    """Return the nodes among which the pages of all parents lie, and the number of nodes visited but not returned.

    ordered: whether the order is by a property other than the id.
    """
    labels, sizes = (target,) if target != "Node" else (), pricing.sizes
    if formula_of(pricing.catalog, f"{target}Where", where, ("where",)) == FALSE:
        return Parents(0, 0, labels, distinct=True), 0.0
    if parents is not None:
        return _over_link(pricing, link, labels, parents, has_where=bool(where))
    if sizes is None:
        return Parents(math.inf, math.inf, labels, distinct=True), math.inf if where or ordered else 0.0
    total = sizes.nodes(labels)
    if anchor := find_anchor(pricing.catalog, f"{target}Where", where):
        reached, scanned = anchor.estimate(pricing, sizes, where)
        return Parents(min(reached.count, total), min(reached.expected, total), labels, distinct=True), scanned
    named = named_nodes(pricing.catalog, target, where)
    count = total if named is None else min(named, total)
    return Parents(count, count, labels, distinct=True), count if where or ordered else 0.0


def _over_link(
    pricing: Pricing, link: AnyLink | None, labels: tuple[str, ...], parents: Parents, *, has_where: bool
) -> tuple[Parents, float]:
    sizes = pricing.sizes
    if sizes is None:
        return Parents(math.inf, math.inf, labels, parents.distinct), math.inf if has_where else 0.0
    if not isinstance(link, Link):  # a relationship may have many sources
        count = parents.count * sizes.nodes(labels)
        return Parents(count, count, labels, distinct=False), count
    reached, scanned = parents, 0.0
    for i, hop in enumerate(link.hops):
        chain = reached.expected * sizes.chain(reached.labels)
        visited, reached = step(sizes, reached, hop, labels if i == len(link.hops) - 1 else ())
        scanned += max(visited, chain)
    return Parents(reached.count, reached.expected, labels, reached.distinct), scanned
