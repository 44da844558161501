"""What the dates of one row must say together, and the stage that follows from an adoption's dates."""

import itertools
from collections.abc import Iterator, Mapping
from typing import Any

from graph.load.dates import certainly_after
from graph.load.errors import CellError
from graph.model import Property

#: The dates of an adoption with the stage that each of them reaches, from the first to the last.
STAGE_DATES = {
    "requestedOn": "REQUESTED",
    "adaptedOn": "ADAPTED",
    "runningOn": "RUNNING",
    "assessedOn": "ASSESSED",
    "stoppedOn": "STOPPED",
}

#: (earlier, later): the first may not be after the second. An adoption may be assessed after it was stopped.
ORDERED = (
    ("startOn", "endOn"),
    ("validFrom", "validTo"),
    ("from", "to"),
    *(pair for pair in itertools.combinations(STAGE_DATES, 2) if pair != ("assessedOn", "stoppedOn")),
)


Pairs = tuple[tuple[str, str], ...]


def ordered_pairs(properties: tuple[Property, ...]) -> Pairs:
    """The pairs of dates, of which a node or relationship with these properties has both."""
    names = {p.name for p in properties}
    return tuple(pair for pair in ORDERED if names.issuperset(pair))


def date_faults(pairs: Pairs, values: Mapping[str, Any],
                stored: Mapping[str, Any]) -> Iterator[tuple[str, CellError]]:
    """The faults of a row's dates, each with its column.

    values: what the row says. stored: the node's dates in the graph, which count where the row says nothing.
    """
    for earlier, later in pairs:
        if earlier not in values and later not in values:
            continue
        one = values[earlier] if earlier in values else stored.get(earlier)
        other = values[later] if later in values else stored.get(later)
        if one and other and certainly_after(one, other):
            details = {"earlier": earlier, "earlier_value": one, "later": later, "later_value": other}
            if earlier in values and later in values:
                yield later, CellError("order", **details)
            else:
                column, kept = (later, earlier) if later in values else (earlier, later)
                yield column, CellError("order-in-graph", stored=kept, **details)
    if values.get("stage") is not None:
        for name in STAGE_DATES:
            if (values[name] if name in values else stored.get(name)) is not None:
                yield "stage", CellError("stage-with-date", date=name)
                break


def stage_change(values: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, str | None]:
    """What a row of adoptions says of the stage: `{}` when it leaves it as it is.

    The stage is the last one reached by any known date; where no date is known it is what the row's own
    column `stage` says. stored: the adoption's dates in the graph, empty when it is new.

    >>> stage_change({"runningOn": "1986", "stoppedOn": None}, {})
    {'stage': 'RUNNING'}
    >>> stage_change({"runningOn": None}, {"runningOn": "1986"})
    {'stage': None}
    """
    for name in reversed(STAGE_DATES):
        if (values[name] if name in values else stored.get(name)) is not None:
            return {"stage": STAGE_DATES[name]}
    if "stage" in values:
        return {"stage": values["stage"]}
    return {"stage": None} if any(stored.get(name) is not None for name in STAGE_DATES) else {}
