"""The dates of a node or relationship: their order, and their agreement with the stage of an adoption."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from graph.model.kinds import Property
from graph.model.partial_date import PartialDate
from graph.model.rules.violation import Violation
from graph.model.stages import STAGE, STAGE_DATES

#: (earlier, later): the first must not be after the second. An adoption may be assessed after it was stopped.
ORDERED = (
    ("startOn", "endOn"),
    ("validFrom", "validTo"),
    ("from", "to"),
    *(pair for pair in itertools.combinations(STAGE_DATES, 2) if pair != ("assessedOn", "stoppedOn")),
)

Pairs = tuple[tuple[str, str], ...]


def ordered_pairs(properties: tuple[Property, ...]) -> Pairs:
    """Return the pairs of dates whose properties are both among these."""
    names = {p.name for p in properties}
    return tuple(pair for pair in ORDERED if names.issuperset(pair))


def date_violations(
    pairs: Pairs, values: Mapping[str, Any], stored: Mapping[str, Any]
) -> Iterator[tuple[str, Violation]]:
    """Yield the violations by the new values of a node or relationship, each with the name of the property.

    values: the new values. stored: the dates in the graph; `values` take precedence over them.
    Rules: order, order-in-graph (one of the two dates is a stored one), stage-with-date.
    """
    for earlier, later in pairs:
        if earlier not in values and later not in values:
            continue
        one = values[earlier] if earlier in values else stored.get(earlier)
        other = values[later] if later in values else stored.get(later)
        # Parse only if the texts are out of order: a text that sorts first, or is a prefix, is never certainly after.
        if one and other and one > other and PartialDate.parse(one).is_certainly_after(PartialDate.parse(other)):
            details = {"earlier": earlier, "earlier_value": one, "later": later, "later_value": other}
            if earlier in values and later in values:
                yield later, Violation("order", **details)
            else:
                name, other_name = (later, earlier) if later in values else (earlier, later)
                yield name, Violation("order-in-graph", stored=other_name, **details)
    if values.get(STAGE) is not None:
        for name in STAGE_DATES:
            if (values[name] if name in values else stored.get(name)) is not None:
                yield STAGE, Violation("stage-with-date", date=name)
                break
