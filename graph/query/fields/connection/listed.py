"""The nodes among which the pages of a connection are found, for its price."""

import math
from collections.abc import Mapping
from typing import Any

from graph.query.anchors import find_anchor, named_nodes
from graph.query.links import AnyLink, Link
from graph.query.pricing.pricing import Parents, Pricing, step
from graph.query.where.formula import FALSE, formula_of


def listed(
    pricing: Pricing,
    link: AnyLink | None,
    target: str,
    parents: Parents | None,
    where: Mapping[str, Any],
    *,
    ordered: bool,
) -> tuple[Parents, float]:
    """The nodes among which the pages of all parents are found, and how many are looked at beside those answered.

    ordered: whether the order is not that of the ids.
    """
    labels, sizes = (target,) if target != "Node" else (), pricing.sizes
    if formula_of(pricing.catalog, f"{target}Where", where, ("where",)) == FALSE:
        return Parents(0, 0, labels, distinct=True), 0.0
    if parents is not None:
        return _over_link(pricing, link, labels, parents, has_where=bool(where))
    if sizes is None:
        return Parents(math.inf, math.inf, labels, distinct=True), math.inf if where or ordered else 0.0
    every = sizes.nodes(labels)
    if anchor := find_anchor(pricing.catalog, f"{target}Where", where):
        reached, scanned = anchor.ends(pricing, sizes, where)
        return Parents(min(reached.count, every), min(reached.expected, every), labels, distinct=True), scanned
    named = named_nodes(pricing.catalog, target, where)
    found = every if named is None else min(named, every)
    return Parents(found, found, labels, distinct=True), found if where or ordered else 0.0


def _over_link(
    pricing: Pricing, link: AnyLink | None, labels: tuple[str, ...], parents: Parents, *, has_where: bool
) -> tuple[Parents, float]:
    sizes = pricing.sizes
    if sizes is None:
        return Parents(math.inf, math.inf, labels, parents.distinct), math.inf if has_where else 0.0
    if not isinstance(link, Link):  # the sources of a relationship, of which it may have many
        count = parents.count * sizes.nodes(labels)
        return Parents(count, count, labels, distinct=False), count
    reached, scanned = parents, 0.0
    for i, hop in enumerate(link.hops):
        chain = reached.expected * sizes.chain(reached.labels)
        looked_at, reached = step(sizes, reached, hop, labels if i == len(link.hops) - 1 else ())
        scanned += max(looked_at, chain)
    return Parents(reached.count, reached.expected, labels, reached.distinct), scanned
