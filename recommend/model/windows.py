"""Windows of years after a snapshot."""

import numpy as np

from recommend.dates import parse_date
from recommend.model.episodes import first_dated_of_pairs
from recommend.model.snapshot import Snapshot


def taken_up_after(snapshot: Snapshot, year: int, years: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the pairs first taken up in (year, year + years], as positions of territories and practices.

    Only dated facts count, and only practices of the snapshot, which must be as of the end of the year.
    """
    records = snapshot.records
    days = records.days[records.running]
    after, until = (parse_date(f"{min(y, 9999):04}").last_day for y in (year, year + years))
    columns = snapshot.column_of[records.column]
    in_window = first_dated_of_pairs(records) & (columns >= 0) & (days > after) & (days <= until)
    return records.row[in_window], columns[in_window]
