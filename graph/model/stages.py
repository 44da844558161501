"""The stage of an adoption, derived from its dates."""

from collections.abc import Mapping
from typing import Any

#: The name of the property.
STAGE = "stage"
#: The dates of an adoption with the stage that each reaches, in order.
STAGE_DATES = {
    "requestedOn": "REQUESTED",
    "adaptedOn": "ADAPTED",
    "runningOn": "RUNNING",
    "assessedOn": "ASSESSED",
    "stoppedOn": "STOPPED",
}


def stage_change(values: Mapping[str, Any], stored: Mapping[str, Any]) -> dict[str, str | None]:
    """Return the change of the stage caused by new values of an adoption: `{}` if it stays the same.

    The stage is the last one reached by a known date, or the value of `stage` if no date is known.
    stored: the adoption's dates in the graph, empty for a new one; `values` take precedence over them.

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
