"""The adoption history as of a date, without the territories that begin later."""

from dataclasses import replace

import numpy as np

from recommend.dates import PartialDate
from recommend.model.history import Slice


def without_later_territories(records: Slice, date: PartialDate | None) -> Slice:
    """Return the slice without the territories that have not begun at a date, and without their records.

    Answers as of the date are then equal to those from tables without these territories, to the last bit. Territories
    that have ended stay. Without later territories, or without a date, the slice itself is returned.
    """
    begun = records.lifetimes.begun(date)
    if begun.all():
        return records
    row_of = np.cumsum(begun) - 1
    kept = begun[records.row]
    return replace(
        records,
        territory_ids=tuple(np.array(records.territory_ids, object)[begun]),
        row=row_of[records.row[kept]].astype(np.int32),
        column=records.column[kept],
        running=records.running[kept],
        stopped_on=records.stopped_on[kept],
        stopped=records.stopped[kept],
        annotated={
            (int(row_of[row]), column): adoptions
            for (row, column), adoptions in records.annotated.items()
            if begun[row]
        },
        lifetimes=records.lifetimes.chosen(begun),
    )
