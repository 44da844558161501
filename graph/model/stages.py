"""The stage of an adoption, which follows from its dates."""

from collections.abc import Mapping
from typing import Any

#: The property.
STAGE = "stage"
#: The dates of an adoption with the stage that each of them reaches, from the first to the last.
STAGE_DATES = {
    "requestedOn": "REQUESTED",
    "adaptedOn": "ADAPTED",
    "runningOn": "RUNNING",
    "assessedOn": "ASSESSED",
    "stoppedOn": "STOPPED",
}


def stage_change(values: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the change of the stage that new values of an adoption make: `{}` where it stays.

    The stage is the last one reached by any known date; where no date is known it is the value of `stage` itself.
    stored: the adoption's dates in the graph, empty for a new one; they count where `values` has no such name.

    >>> stage_change({"runningOn": "1986", "stoppedOn": None}, {})
    {'stage': 'RUNNING'}
    >>> stage_change({"runningOn": None}, {"runningOn": "1986"})
    {'stage': None}
    """
    for name in reversed(STAGE_DATES):
        if (values[name] if name in values else stored.get(name)) is not None:
            return {STAGE: STAGE_DATES[name]}
    if STAGE in values:
        return {STAGE: values[STAGE]}
    return {STAGE: None} if any(stored.get(name) is not None for name in STAGE_DATES) else {}
